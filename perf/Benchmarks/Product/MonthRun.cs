using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.ImportPunches;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.CloseMonth;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Benchmarks.Product;

/// <summary>
/// A month from the files of the devices to closed, through the handlers that pages call: a file of each site is imported, the month settled, reviewed and
/// closed, site by site. In a process of its own, so that its memory is its own.
/// </summary>
internal sealed class MonthRun : IAsyncDisposable
{
    private const int Warmings = 4;
    private const int WarmPeople = 500;

    private static readonly YearMonth Month = new(2026, 10);

    private readonly string folder;
    private readonly Database database;
    private readonly PunchImporter importer;
    private readonly MonthSettler settler;
    private readonly MonthReviewer reviewer;
    private readonly MonthCloser closer;

    public MonthRun(string folder)
    {
        var clock = new StillClock(GivenCompany.Now);
        this.folder = folder;
        database = new DatabaseAddress(Path.Combine(folder, "data")).Open(clock);
        var rules = new RulesInForce();
        importer = new PunchImporter(database, new PunchIntake(new DeviationDeriver(rules, DerivedFacts.With(rules))), clock);
        settler = new MonthSettler(database, rules, clock);
        reviewer = new MonthReviewer(database);
        closer = new MonthCloser(database, settler, new WaitingEntries(rules), rules);
    }

    /// <summary>Makes the company and its files, nothing more.</summary>
    public static async Task Prepare(string folder, int people)
    {
        Directory.CreateDirectory(folder);
        await using var database = new DatabaseAddress(Path.Combine(folder, "data")).Open(new StillClock(GivenCompany.Now));
        await database.Migrate();
        await GivenCompany.Make(database, people);
        for (var first = 0; first < people; first += GivenCompany.PeopleOfSite)
            GivenPunches.WriteFile(FileOf(folder, first / GivenCompany.PeopleOfSite), first, Math.Min(GivenCompany.PeopleOfSite, people - first));
    }

    /// <summary>Runs what was prepared, and says in one line what it took: seconds, processor seconds, most bytes held, punches, entries, and the steps.</summary>
    public static async Task<int> Run(string folder)
    {
        // A server has been up for a while: what is compiled in steps, first fast and then well, is compiled before.
        for (var time = 0; time < Warmings; time++)
        {
            var warm = $"{folder}-warm-{time}";
            await Prepare(warm, WarmPeople);
            await using (var first = new MonthRun(warm)) await first.Go(new Splits());
            Directory.Delete(warm, true);
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        GC.Collect();
        await using var run = new MonthRun(folder);
        var splits = new Splits();
        var (punches, entries) = await run.Go(splits);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{splits.Seconds:0.00};{splits.Processor:0.00};{Memory.HighWater(Environment.ProcessId)};{punches};{entries};{splits}"));
        return 0;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<(long Punches, long Entries)> Go(Splits splits)
    {
        var me = await SignIn();
        var access = me.Access;
        var punches = 0L;
        for (var site = 0; File.Exists(FileOf(folder, site)); site++)
        {
            var path = FileOf(folder, site);
            var import = await splits.Time("import and deviations", async () => await importer.Run(me, Path.GetFileName(path), await File.ReadAllBytesAsync(path)));
            punches += Sound(import).Added;
        }

        await splits.Time("settle", () => settler.Settle(access));
        var entries = 0L;
        foreach (var site in await database.Read(access, db => db.Set<Unit>().Where(u => u.Kind == UnitKind.Site).OrderBy(u => u.Code).Select(u => u.UnitId).ToListAsync()))
        {
            Sound(await splits.Time("review", () => reviewer.Review(access, site, Month)));
            entries += Sound(await splits.Time("close", () => closer.Close(access, site, Month, "还有漏打卡没有说明"))).Entries;
        }

        return (punches, entries);
    }

    private async Task<SignedIn> SignIn()
    {
        await using var db = database.OpenWhole();
        var organisation = await db.Set<Organisation>().IgnoreQueryFilters().SingleAsync();
        var account = await db.Set<Account>().IgnoreQueryFilters().SingleAsync();
        return new SignedIn(account, null, organisation, [(Role.Administrator, VisibleUnits.All)]);
    }

    private static string FileOf(string folder, int site) => Path.Combine(folder, $"punches-{site:000}.csv");

    private static T Sound<T>(Platform.Results.Result<T> result) =>
        result.IsOk ? result.Value : throw new InvalidOperationException(string.Join("; ", result.Errors));
}

/// <summary>A clock that stands still, so that what is measured is the same on every day.</summary>
internal sealed class StillClock(Instant now) : IClock
{
    public Instant GetCurrentInstant() => now;
}
