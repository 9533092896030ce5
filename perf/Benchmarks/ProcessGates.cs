using System.Diagnostics;

namespace Yunzhang.Benchmarks;

/// <summary>Whole processes of the published build: wall time and the most memory they held.</summary>
internal static class ProcessGates
{
    public static void Measure(Report report, string host)
    {
        var folder = Directory.CreateTempSubdirectory("yunzhang-perf-").FullName;
        try
        {
            var people = Path.Combine(folder, "people.csv");
            WritePeople(people, 10_000);
            var times = new double[2];
            var peak = 0L;
            foreach (var (facts, at) in new[] { (500_000, 0), (1_000_000, 1) })
            {
                var file = Path.Combine(folder, $"facts{facts}.csv");
                WriteFacts(file, facts, 10_000);
                (times[at], peak) = Median(host, $"run packs/wastewater-operators --facts {file} --people {people} --until 2014-12-31 --format csv", 5);
            }
            var linear = times[1] / times[0];
            report.Add("`run`, 1 million facts of 10,000 people, whole process", "≤ 3 s, ≤ 400 MB, linear",
                $"{times[1]:0.00} s, {peak / 1e6:0} MB; {linear:0.00} × the time of half the facts", times[1] <= 3 && peak <= 400_000_000 && linear <= 2.3);
            var (check, held) = Median(host, "check packs", 7);
            report.Add("`check` of all packs, whole process, published build", "≤ 0.5 s", $"{check:0.00} s, {held / 1e6:0} MB", check <= 0.5);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void WritePeople(string path, int people)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("工号,姓名,岗位,当日工资");
        for (var p = 0; p < people; p++) file.WriteLine($"p{p:00000},员工{p:00000},operator,{100 + p % 80}");
    }

    private static void WriteFacts(string path, int facts, int people)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("日期,时间,员工,种类,分钟数");
        uint seed = 7;
        for (var i = 0; i < facts; i++)
        {
            seed = seed * 1664525 + 1013904223;
            var minute = (long)i * 270 * 1440 / facts;
            var day = new DateOnly(2014, 4, 1).AddDays((int)(minute / 1440));
            file.WriteLine($"{day:yyyy-MM-dd},{minute / 60 % 24:00}:{minute % 60:00},p{(long)i * 7919 % people:00000},{((seed >> 8 & 1) == 0 ? "迟到" : "早退")},{(seed >> 10) % 90}");
        }
    }

    private static (double Seconds, long Peak) Median(string host, string arguments, int runs)
    {
        var times = new double[runs];
        long peak = 0;
        for (var run = -1; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo(host, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var drained = Task.Run(() => process.StandardOutput.BaseStream.CopyTo(Stream.Null));
            while (!process.WaitForExit(5)) peak = Math.Max(peak, HighWater(process.Id));
            drained.Wait();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{host} {arguments}: {errors.GetAwaiter().GetResult()}");
            if (run >= 0) times[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(times);
        return (times[runs / 2], peak);
    }

    // The kernel keeps the most memory a process held while it runs; the last reading before its end is taken.
    private static long HighWater(int process)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process}/status"))
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal)) return long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim()) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
        return 0;
    }
}
