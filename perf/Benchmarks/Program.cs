using Yunzhang.Benchmarks;

// Usage: Benchmarks [--host PATH_TO_PUBLISHED_YUNZHANG]   Without a host the whole-process gates are left out.
var host = args is ["--host", var path] ? path : null;
var report = new Report();
TableGates.Measure(report);
CounterGates.Measure(report);
AttendanceGates.Measure(report);
if (host is not null) ProcessGates.Measure(report, host);
Console.Write(report);
return report.AllMet ? 0 : 1;
