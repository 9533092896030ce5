using System.Net;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Tests.Notices;

namespace Yunzhang.Web.Tests.Killed;

/// <summary>A process that is killed between what was decided and telling of it: a receiver outside hears of what is decided, once, and of nothing else.</summary>
public sealed class KilledDeliveryTests(DemoTemplates templates)
{
    [Theory]
    [MemberData(nameof(Moments.Engines), MemberType = typeof(Moments))]
    public async Task What_was_decided_before_the_kill_is_told_after_it_and_once(string engine)
    {
        await using var sink = new HttpSink();
        await using var served = await GivenServed.New(templates, engine);
        var month = templates.Closed(engine);
        await TellClosings(served, sink);
        var form = await KilledCloseTests.InReview(served, month);

        Assert.Equal(HttpStatusCode.Found, (await served.Visitor.Post(KilledCloseTests.Address(month) + "/close", form)).StatusCode);
        served.Kill();
        await served.Start();
        await UntilSent(served);
        var first = Assert.Single(sink.Taken);
        served.Kill();
        await served.Start();
        await Task.Delay(TimeSpan.FromSeconds(7));

        Assert.Same(first, Assert.Single(sink.Taken));
        Assert.Contains("\"month-closed\"", first.Body, StringComparison.Ordinal);
        var told = await served.Read(db => db.Set<Delivery>().AsNoTracking().SingleAsync());
        Assert.Equal((DeliveryState.Sent, 1), (told.State, told.Attempts));
    }

    [Theory]
    [MemberData(nameof(Moments.Engines), MemberType = typeof(Moments))]
    public async Task What_was_killed_while_its_telling_was_written_was_not_decided_and_is_not_told(string engine)
    {
        await using var sink = new HttpSink();
        await using var served = await GivenServed.New(templates, engine);
        var month = templates.Closed(engine);
        await TellClosings(served, sink);
        var form = await KilledCloseTests.InReview(served, month);

        await served.KillHalfWay(new("deliveries", "1 = 1"), () => served.Visitor.Post(KilledCloseTests.Address(month) + "/close", form));
        await Task.Delay(TimeSpan.FromSeconds(7));

        Assert.Equal(MonthState.InReview, await served.Read(db => db.Set<LedgerMonth>().Where(m => m.UnitId == month.Unit && m.Month == month.Month).Select(m => m.State).SingleAsync()));
        Assert.Equal(0, await served.Read(db => db.Set<Delivery>().CountAsync()));
        Assert.Empty(sink.Taken);
        Assert.Equal(HttpStatusCode.Found, (await served.Visitor.Post(KilledCloseTests.Address(month) + "/close", form)).StatusCode);
        await UntilSent(served);
        Assert.Single(sink.Taken);
    }

    private static async Task TellClosings(GivenServed served, HttpSink sink)
    {
        await served.SignIn("admin@demo");
        var added = await served.Visitor.Send("/settings/channels/new", "channel", ("kind", "Webhook"), ("name", "总部系统"), ("address", $"http://{sink.Host}/in"), ("secret", Convert.ToBase64String(Guid.NewGuid().ToByteArray())), ("language", "zh"), ("tells_MonthClosed", "1"));
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
    }

    private static async Task UntilSent(GivenServed served)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !await served.Read(db => db.Set<Delivery>().AnyAsync(d => d.State == DeliveryState.Sent)); await Task.Delay(50))
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), "What was decided was never told.");
    }
}
