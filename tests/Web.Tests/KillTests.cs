using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>The real process, killed in the middle of things. Nothing is half done, and what was acknowledged is there.</summary>
public sealed class KillTests
{
    private const int Punches = 4000;

    // How long after it was sent the process is killed, in milliseconds: before, during and after the write, whatever the machine.
    private static readonly int[] Moments = [10, 60, 250, 900];

    [Theory]
    [InlineData(GivenServer.Sqlite)]
    [InlineData(GivenServer.Postgres)]
    public async Task A_punch_import_that_is_killed_is_there_whole_or_not_at_all(string engine)
    {
        await using var server = await GivenServer.New(engine);
        await server.Start();
        foreach (var after in Moments)
        {
            var (visitor, people, account) = await server.Clerk("hr@demo");
            var (name, file) = ($"killed-{after}.csv", File(people, after));
            var preview = await Preview(visitor, name, file);
            var sent = await KillAmong(server, visitor, account, () => Keep(visitor, preview), after);

            Assert.Equal(0, server.Verify());
            await using (var database = server.Open())
            await using (var db = database.OpenWhole())
            {
                var batch = await db.Set<PunchBatch>().IgnoreQueryFilters().SingleOrDefaultAsync(b => b.Note == name);
                var kept = batch is null ? 0 : await db.Set<KeptPunch>().IgnoreQueryFilters().CountAsync(p => p.Batch == batch.Batch);
                var lines = await db.Set<JournalEntry>().IgnoreQueryFilters().CountAsync(j => j.Kind == "punches.imported" && j.Body.Contains(name));
                Assert.True((batch, kept, lines) is (null, 0, 0) or (not null, Punches, 1), $"batch {batch?.Batch}, {kept} punches, {lines} lines");
                Assert.Superset(sent, await Values(db, account));
            }

            await server.Start();
            var again = (await server.Clerk("hr@demo")).Visitor;
            if (await Preview(again, name, file) is var page && page.Contains("name=\"packed\"", StringComparison.Ordinal)) await Keep(again, page);
            Assert.Contains($"以前导入过 {Punches} 次", WebUtility.HtmlDecode(await Preview(again, name, file)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(GivenServer.Sqlite)]
    [InlineData(GivenServer.Postgres)]
    public async Task A_month_whose_closing_is_killed_is_closed_whole_or_open_and_can_be_closed(string engine)
    {
        await using var server = await GivenServer.New(engine);
        await server.Start();
        foreach (var after in Moments)
        {
            server.Kill();
            var (unit, month) = await Reopened(server);
            await server.Start();
            var (visitor, _, account) = await server.Clerk("hr@demo");
            var address = $"/ledger/months/{unit}/{month:uuuu-MM}";
            Assert.Equal(HttpStatusCode.Found, (await visitor.Send(address, "month", ("do", "review"))).StatusCode);
            var token = Visitor.Token(await visitor.Page(address + "/close"));
            (string, string)[] close = [("_handler", "close"), ("__RequestVerificationToken", token), ("carry_over", "厂长外出")];
            var sent = await KillAmong(server, visitor, account, () => visitor.Post(address + "/close", close), after);

            Assert.Equal(0, server.Verify());
            await using (var database = server.Open())
            await using (var db = database.OpenWhole())
            {
                var kept = await db.Set<LedgerMonth>().IgnoreQueryFilters().SingleAsync(m => m.UnitId == unit && m.Month == month);
                var rows = await db.Set<SettlementRow>().IgnoreQueryFilters().CountAsync(r => r.MonthUnitId == unit && r.Month == month);
                Assert.True((kept.State, rows, kept.Hash) is (MonthState.InReview, 0, null) or (MonthState.Closed, > 0, not null), $"{kept.State}, {rows} rows");
                Assert.Superset(sent, await Values(db, account));
            }

            await server.Start();
            var again = (await server.Clerk("hr@demo")).Visitor;
            if (!(await again.Page(address)).Contains("已经关账", StringComparison.Ordinal))
                Assert.Equal(HttpStatusCode.Found, (await again.Send(address + "/close", "close", ("carry_over", "厂长外出"))).StatusCode);
            Assert.Contains("已经关账，数字不会再变", await again.Page(address), StringComparison.Ordinal);
        }
    }

    private static async Task<string> Preview(Visitor visitor, string name, byte[] file) =>
        await (await visitor.Upload("/import/punches", "punches", "file", name, file)).Content.ReadAsStringAsync();

    private static Task<HttpResponseMessage> Keep(Visitor visitor, string preview) =>
        visitor.Post("/import/punches", ("_handler", "punches"), ("__RequestVerificationToken", Visitor.Token(preview)), ("packed", PeoplePageTests.Hidden(preview, "packed")));

    // Small writes all the while, and a large one among which the process is killed. Gives the small ones that were acknowledged.
    private static async Task<HashSet<string>> KillAmong(GivenServer server, Visitor visitor, Account account, Func<Task> large, int after)
    {
        var page = $"/people/{account.PersonId}/value";
        var token = Visitor.Token(await visitor.Page(page));
        var acknowledged = new HashSet<string>();
        var small = Quietly(async () =>
        {
            for (var i = 1; ; i++)
            {
                var value = $"{after}.{i:000}";
                var answer = await visitor.Post(page, ("_handler", "value"), ("__RequestVerificationToken", token), ("field", "day_wage"), ("from", "2026-11-01"), ("text", value));
                if (answer.StatusCode == HttpStatusCode.Found) acknowledged.Add(value);
            }
        });
        while (acknowledged.Count == 0 && !small.IsCompleted) await Task.Delay(10);
        var killed = Quietly(large);
        await Task.Delay(after);
        server.Kill();
        await Task.WhenAll(small, killed);
        Assert.NotEmpty(acknowledged);
        return acknowledged;
    }

    private static async Task Quietly(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The connection is gone with the process.
        }
    }

    private static async Task<HashSet<string>> Values(AppDbContext db, Account account)
    {
        var stream = Streams.Of(account.PersonId!.Value);
        var bodies = await db.Set<JournalEntry>().IgnoreQueryFilters().Where(j => j.Stream == stream && j.Kind == "person.value-set").Select(j => j.Body).ToListAsync();
        return [.. bodies.Select(b => Regex.Match(b, "\"after\":\"([0-9.]+)\"").Groups[1].Value)];
    }

    private static byte[] File(IReadOnlyList<string> people, int seconds)
    {
        var text = new StringBuilder("工号,打卡时间\n");
        for (var i = 0; i < Punches; i++)
        {
            var day = new LocalDate(2026, 1, 5).PlusDays(i / people.Count / 2);
            text.AppendLine($"{people[i / 2 % people.Count]},{day:uuuu-MM-dd} {(i % 2 == 0 ? "07:5" : "17:0")}{i % 10}:{(i + seconds) % 60:00}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Last month of the laboratory as it was before it was closed, made so while nobody serves the data.
    private static async Task<(Id<Unit>, YearMonth)> Reopened(GivenServer server)
    {
        await using var database = server.Open();
        await using var db = database.OpenWhole();
        var unit = await db.Set<Unit>().IgnoreQueryFilters().Where(u => u.Code == "LAB").Select(u => u.UnitId).SingleAsync();
        var month = await db.Set<LedgerMonth>().IgnoreQueryFilters().Where(m => m.UnitId == unit && m.State == MonthState.Closed).MaxAsync(m => m.Month);
        await db.Set<SettlementRow>().IgnoreQueryFilters().Where(r => r.MonthUnitId == unit && r.Month == month).ExecuteDeleteAsync();
        await db.Set<LedgerMonth>().IgnoreQueryFilters().Where(m => m.UnitId == unit && m.Month == month)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MonthState.Draft).SetProperty(m => m.ClosedBy, (string?)null).SetProperty(m => m.Hash, (string?)null));
        return (unit, month);
    }
}
