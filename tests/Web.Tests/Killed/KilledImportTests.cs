using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests.Killed;

/// <summary>A process that is killed while a file of punches comes in: all of it is there or nothing, and what follows from it with it.</summary>
public sealed class KilledImportTests(DemoTemplates templates)
{
    private static readonly Dictionary<string, StalledAt> Moments = new()
    {
        // Rows go in by person, so half of the sixty are in.
        ["half of the punches"] = new("punch_months", "NEW.person > 30"),
        ["its line of the journal"] = new("journal", "NEW.kind = 'punches.imported'"),
        ["the deviations that follow"] = new("facts", "1 = 1"),
    };

    private static readonly Dictionary<string, Came> Whole = [];
    private static readonly SemaphoreSlim Coming = new(1);

    public static TheoryData<string, string> Halves => Killed.Moments.On(Moments.Keys);

    public static TheoryData<string, int> Delays => Killed.Moments.On([200]);

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task An_import_that_was_killed_half_way_left_nothing_and_comes_to_the_same_when_it_is_sent_again(string engine, string moment)
    {
        await using var served = await GivenServed.New(templates, engine);
        var form = await Looked(served);
        var before = await State(served);

        await served.KillHalfWay(Moments[moment], () => served.Visitor.Post("/import/punches", form));

        Assert.Equal(before, await State(served));
        await ComesInWhole(served, engine, form);
    }

    [Theory]
    [MemberData(nameof(Delays))]
    public async Task An_import_that_was_killed_at_any_time_is_there_in_whole_or_not_at_all(string engine, int milliseconds)
    {
        await using var served = await GivenServed.New(templates, engine);
        var form = await Looked(served);
        var before = await State(served);

        var sending = served.Visitor.Post("/import/punches", form);
        await Task.Delay(milliseconds);
        served.Kill();
        var answered = await Killed.Moments.Answered(sending);
        await served.Start();

        var after = await State(served);
        if (answered) Assert.NotEqual(before, after);
        Assert.Contains(after.Punches, new[] { before.Punches, (await Undisturbed(engine)).Punches });
        await ComesInWhole(served, engine, form);
    }

    [Theory]
    [MemberData(nameof(Killed.Moments.Engines), MemberType = typeof(Killed.Moments))]
    public async Task An_import_that_was_acknowledged_is_there_when_the_process_is_killed_at_once(string engine)
    {
        await using var served = await GivenServed.New(templates, engine);
        var form = await Looked(served);

        var answer = await served.Visitor.Post("/import/punches", form);
        served.Kill();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var after = await State(served);
        var whole = await Undisturbed(engine);
        Assert.Equal((whole.Punches, whole.Batches, whole.Deviations), (after.Punches, after.Batches, after.Deviations));
        await served.Start();
        await ComesInWhole(served, engine, form);
    }

    // The same form again brings in what is missing and nothing twice, and the ledger then says what it says without a kill.
    private async Task ComesInWhole(GivenServed served, string engine, (string, string)[] form)
    {
        served.Verify();
        var again = await served.Visitor.Post("/import/punches", form);
        Assert.Contains("已导入", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await served.UntilSettled();
        var (whole, after) = (await Undisturbed(engine), await State(served));
        Assert.Equal((whole.Punches, whole.Deviations), (after.Punches, after.Deviations));
        Assert.Equal(whole.Sums, await Sums(served));
        Assert.Contains("199", await Wage(served), StringComparison.Ordinal);
        served.Verify();
    }

    // What the import comes to when nothing is killed; worked out once for each database.
    private async Task<Came> Undisturbed(string engine)
    {
        await Coming.WaitAsync();
        try
        {
            if (Whole.TryGetValue(engine, out var known)) return known;
            await using var served = await GivenServed.New(templates, engine);
            var form = await Looked(served);
            var before = await State(served);
            await served.Visitor.Post("/import/punches", form);
            await served.UntilSettled();
            var after = await State(served);
            Assert.True(after.Punches > before.Punches + 1000 && after.Deviations != before.Deviations, $"{before} {after}");
            return Whole[engine] = new(after.Punches, after.Batches, after.Deviations, await Sums(served));
        }
        finally
        {
            Coming.Release();
        }
    }

    // A wage that was acknowledged, and the file as far as the preview; gives the form that imports it.
    private static async Task<(string, string)[]> Looked(GivenServed served)
    {
        await served.SignIn("admin@demo");
        var person = await served.Read(db => db.Set<Account>().Where(a => a.SignInName == "worker@demo").Select(a => a.PersonId).SingleAsync());
        Assert.Equal(HttpStatusCode.Found, (await served.Visitor.Send($"/people/{person}/value", "value", ("field", "day_wage"), ("from", $"{Today.ToYearMonth().OnDayOfMonth(1):uuuu-MM-dd}"), ("text", "199"))).StatusCode);
        await served.UntilSettled();
        var preview = await (await served.Visitor.Upload("/import/punches", "punches", "file", "打卡.csv", await File(served))).Content.ReadAsStringAsync();
        Assert.Contains("还没有导入，先核对", preview, StringComparison.Ordinal);
        return [("_handler", "punches"), ("__RequestVerificationToken", Visitor.Token(preview)), ("packed", PeoplePageTests.Hidden(preview, "packed"))];
    }

    // Everybody at half past ten, on every day since the first of last month: whoever had not come has come late, and whoever had changes nothing.
    private static Task<byte[]> File(GivenServed served) => served.Read(async db =>
    {
        var numbers = await db.Set<Person>().OrderBy(p => p.Number).Select(p => p.Number).ToListAsync();
        var file = new StringBuilder("工号,打卡时间\n");
        foreach (var number in numbers)
            for (var day = Today.ToYearMonth().PlusMonths(-1).OnDayOfMonth(1); day < Today; day = day.PlusDays(1)) file.Append(null, $"{number},{day:uuuu-MM-dd} 10:30\n");
        return Encoding.UTF8.GetBytes(file.ToString());
    });

    private static Task<(int Punches, int Batches, string Deviations, int Lines)> State(GivenServed served) => served.Read(async db => (
        await Punches(db), await db.Set<PunchBatch>().CountAsync(), await Deviations(db),
        await db.Set<JournalEntry>().CountAsync(j => j.Kind == "punches.imported")));

    // Whose, when and what, not only how many: somebody who was missing and now is late is one deviation before and after.
    private static async Task<string> Deviations(AppDbContext db)
    {
        var facts = await db.Set<Fact>().Standing().Where(f => f.Word == "deviation").ToListAsync();
        var lines = facts.Select(f => $"{f.PersonId} {f.Occurred} {f.At} {f.Fields}").Order(StringComparer.Ordinal);
        return $"{facts.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..8]}";
    }

    private static async Task<int> Punches(AppDbContext db)
    {
        var moments = new List<long>();
        foreach (var month in await db.Set<PunchMonth>().ToListAsync()) PackedPunches.Moments(month.Packed, moments);
        return moments.Count;
    }

    private static Task<List<(string, decimal, decimal, int)>> Sums(GivenServed served) => served.Read(async db =>
    {
        var numbers = await db.Set<Person>().ToDictionaryAsync(p => p.PersonId, p => p.Number);
        var entries = await db.Set<LedgerEntry>().Where(e => e.PersonId != null).ToListAsync();
        return entries.GroupBy(e => numbers[e.PersonId!.Value]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(e => e.Owed), g.Sum(e => e.Due), g.Count())).ToList();
    });

    private static Task<string> Wage(GivenServed served) => served.Read(async db =>
    {
        var person = await db.Set<Account>().Where(a => a.SignInName == "worker@demo").Select(a => a.PersonId).SingleAsync();
        return string.Join(' ', await db.Set<PersonValue>().Where(v => v.PersonId == person).Select(v => v.Text).ToListAsync());
    });

    private static LocalDate Today => SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[Modules.Demo.DemoPlant.Zone]).Date;

    private sealed record Came(int Punches, int Batches, string Deviations, List<(string, decimal, decimal, int)> Sums);
}
