using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.ImportPunches;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Benchmarks.Product;

/// <summary>
/// A file of a million punches into each database: read, checked, kept and journalled in one transaction. The company has no regulation in force, so nothing
/// follows from its punches; what follows is in the gate of the month.
/// </summary>
internal static class ImportGates
{
    private const int People = 10_000;
    private const double Gate = 100_000;

    public static async Task Measure(Report report, string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("yunzhang-import-").FullName;
        try
        {
            await Measure(report, "SQLite", new DatabaseAddress(folder), folder);
            if (postgres is not null) await NewDatabase.On(postgres, database => Measure(report, "PostgreSQL", new DatabaseAddress(database), folder));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task Measure(Report report, string engine, DatabaseAddress address, string folder)
    {
        var clock = new StillClock(GivenCompany.Now);
        await using var database = address.Open(clock);
        await database.Migrate();
        await GivenCompany.Make(database, People, packs: null);
        var rules = new RulesInForce();
        var importer = new PunchImporter(database, new PunchIntake(new DeviationDeriver(rules, DerivedFacts.With(rules))), clock);
        await using var db = database.OpenWhole();
        var me = new SignedIn(await db.Set<Account>().IgnoreQueryFilters().SingleAsync(), null, await db.Set<Organisation>().IgnoreQueryFilters().SingleAsync(), [(Role.Administrator, VisibleUnits.All)]);
        var file = Path.Combine(folder, "punches.csv");
        GivenPunches.WriteFile(file, 0, 200);
        await importer.Run(me, "warm.csv", await File.ReadAllBytesAsync(file));
        GivenPunches.WriteFile(file, 200, People - 200);
        var splits = new Splits();
        var import = await splits.Time("import", async () => await importer.Run(me, "punches.csv", await File.ReadAllBytesAsync(file)));
        var perSecond = import.Value.Added / splits.Seconds;
        report.Add($"a CSV file of a million punches into {engine}", "≥ 100,000 rows/s", string.Create(
            CultureInfo.InvariantCulture, $"{perSecond:N0} rows/s ({import.Value.Added:N0} in {splits.Seconds:0.0} s, {splits.Processor:0.0} s of processor)"), perSecond >= Gate);
    }
}
