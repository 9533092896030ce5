using System.Net;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests.Killed;

/// <summary>A process that is killed while a month is being closed: the month is closed with everything or open with nothing of it.</summary>
public sealed class KilledCloseTests(DemoTemplates templates)
{
    private static readonly Dictionary<string, StalledAt> Moments = new()
    {
        ["the first line of its sheet"] = new("settlement_rows", "1 = 1"),
        ["its notices"] = new("notices", "1 = 1"),
        ["its line of the journal"] = new("journal", "NEW.kind = 'month.closed'"),
    };

    public static TheoryData<string, string> Halves => Killed.Moments.On(Moments.Keys);

    public static TheoryData<string, int> Delays => Killed.Moments.On([100]);

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task A_month_whose_closing_was_killed_half_way_is_open_and_closes_to_the_same_sums(string engine, string moment)
    {
        await using var served = await GivenServed.New(templates, engine);
        var month = templates.Closed(engine);
        var form = await InReview(served, month);
        var before = await State(served, month);

        await served.KillHalfWay(Moments[moment], () => served.Visitor.Post(Address(month) + "/close", form));

        Assert.Equal(MonthState.InReview, before.State);
        Assert.Equal(before, await State(served, month));
        served.Verify();
        await ClosesTo(served, month, form);
    }

    [Theory]
    [MemberData(nameof(Delays))]
    public async Task A_month_whose_closing_was_killed_at_any_time_is_open_or_closed_and_not_half(string engine, int milliseconds)
    {
        await using var served = await GivenServed.New(templates, engine);
        var month = templates.Closed(engine);
        var form = await InReview(served, month);
        var before = await State(served, month);

        var sending = served.Visitor.Post(Address(month) + "/close", form);
        await Task.Delay(milliseconds);
        served.Kill();
        var answered = await Killed.Moments.Answered(sending);
        await served.Start();

        var after = await State(served, month);
        Assert.True(after == before || after.State == MonthState.Closed, $"{after}");
        Assert.True(!answered || after.State == MonthState.Closed, "It was said to be closed, and is not.");
        if (after.State == MonthState.Closed) Assert.Equal(month.Sums, await served.Read(db => ClosedBefore.SumsOf(db, month.Unit, month.Month)));
        await ClosesTo(served, month, form);
    }

    [Theory]
    [MemberData(nameof(Killed.Moments.Engines), MemberType = typeof(Killed.Moments))]
    public async Task A_month_that_was_said_to_be_closed_stays_closed_when_the_process_is_killed_at_once(string engine)
    {
        await using var served = await GivenServed.New(templates, engine);
        var month = templates.Closed(engine);
        var form = await InReview(served, month);

        var answer = await served.Visitor.Post(Address(month) + "/close", form);
        served.Kill();
        await served.Start();

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        await ClosesTo(served, month, form);
    }

    // Closed now, once, with the sums of the first time; sending the form again says so.
    private static async Task ClosesTo(GivenServed served, ClosedBefore month, (string, string)[] form)
    {
        Assert.Equal(HttpStatusCode.Found, (await served.Visitor.Post(Address(month) + "/close", form)).StatusCode);
        var after = await State(served, month);
        Assert.Equal((MonthState.Closed, 1), (after.State, after.Closings));
        Assert.Equal(month.Sums, await served.Read(db => ClosedBefore.SumsOf(db, month.Unit, month.Month)));
        Assert.Contains(month.Sums, s => s.Owed > 0);
        served.Verify();
    }

    // Sent for review, which was acknowledged; gives the form that closes.
    internal static async Task<(string, string)[]> InReview(GivenServed served, ClosedBefore month)
    {
        await served.SignIn("hr@demo");
        Assert.Equal(HttpStatusCode.Found, (await served.Visitor.Send(Address(month), "month", ("do", "settle"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await served.Visitor.Send(Address(month), "month", ("do", "review"))).StatusCode);
        await served.UntilSettled();
        return [("_handler", "close"), ("__RequestVerificationToken", Visitor.Token(await served.Visitor.Page(Address(month) + "/close")))];
    }

    internal static string Address(ClosedBefore month) => $"/ledger/months/{month.Unit}/{month.Month:uuuu-MM}";

    private static Task<(MonthState State, string? By, int Rows, int Notices, int Closings)> State(GivenServed served, ClosedBefore month) => served.Read(async db =>
    {
        var kept = await db.Set<LedgerMonth>().SingleAsync(m => m.UnitId == month.Unit && m.Month == month.Month);
        var rows = await db.Set<SettlementRow>().CountAsync(r => r.MonthUnitId == month.Unit && r.Month == month.Month);
        var notices = await db.Set<Notice>().CountAsync(n => n.Kind == NoticeKind.MonthClosed);
        var (stream, by) = ($"month/{month.Unit}/{month.Month:uuuu-MM}", "account:");
        var closings = await db.Set<JournalEntry>().CountAsync(j => j.Stream == stream && j.Kind == "month.closed" && j.ActorKey.StartsWith(by));
        return (kept.State, kept.ClosedBy, rows, notices, closings);
    });
}
