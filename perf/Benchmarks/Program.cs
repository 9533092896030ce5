using Yunzhang.Benchmarks;

// Usage: Benchmarks [--host PATH_TO_PUBLISHED_YUNZHANG] [--only tables|counters|attendance|deadlines]   Without a host the whole-process gates are left out.
var only = After("--only");
var host = After("--host");
var report = new Report();
if (only is null or "tables") TableGates.Measure(report);
if (only is null or "counters") CounterGates.Measure(report);
if (only is null or "attendance") AttendanceGates.Measure(report);
if (only is null or "deadlines") DeadlineGates.Measure(report);
if (host is not null) ProcessGates.Measure(report, host);
Console.Write(report);
return report.AllMet ? 0 : 1;

string? After(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
