using System.Globalization;
using Yunzhang.Benchmarks;
using Yunzhang.Benchmarks.Product;

// Usage: Benchmarks [--host PATH_TO_PUBLISHED_YUNZHANG] [--only PART,PART] [--people MOST]
// Parts: tables, counters, attendance, deadlines, processes, month, import, pages, cases, lists, start. Without a host what needs the published build is left out.
// Also: pages-prepare FOLDER ROWS makes the data of the page gates once; pages-show HOST FOLDER PATH... then measures pages of it again and again.
if (args is ["month-prepare", var empty, var size])
{
    await MonthRun.Prepare(empty, int.Parse(size, CultureInfo.InvariantCulture));
    return 0;
}
if (args is ["pages-prepare", var folder, var rows])
{
    await GivenLedger.Make(folder, int.Parse(rows, CultureInfo.InvariantCulture));
    return 0;
}
if (args is ["pages-show", var served, var kept, .. var paths])
{
    await PageGates.Show(served, kept, paths);
    return 0;
}
if (args is ["month-run", var prepared]) return await MonthRun.Run(prepared);
var only = After("--only")?.Split(',');
var host = After("--host");
var report = new Report();
if (Wanted("tables")) TableGates.Measure(report);
if (Wanted("counters")) CounterGates.Measure(report);
if (Wanted("attendance")) AttendanceGates.Measure(report);
if (Wanted("deadlines")) DeadlineGates.Measure(report);
if (host is not null && Wanted("processes")) ProcessGates.Measure(report, host);
if (Wanted("month")) MonthGates.Measure(report, int.Parse(After("--people") ?? "100000", CultureInfo.InvariantCulture));
if (Wanted("import")) await ImportGates.Measure(report, Environment.GetEnvironmentVariable("YUNZHANG_TEST_POSTGRES"));
if (host is not null && Wanted("pages")) await PageGates.Measure(report, host);
if (host is not null && Wanted("cases")) await CaseGates.Measure(report, host, Environment.GetEnvironmentVariable("YUNZHANG_TEST_POSTGRES"));
if (host is not null && Wanted("lists")) await CaseListGates.Measure(report, host);
if (host is not null && Wanted("start")) await StartGates.Measure(report, host);
Console.Write(report);
return report.AllMet ? 0 : 1;

bool Wanted(string part) => only is null || only.Contains(part);

string? After(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
