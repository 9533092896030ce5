using System.Diagnostics;
using System.Globalization;

namespace Yunzhang.Benchmarks.Product;

/// <summary>A month of punches to a closed month on SQLite, of ten thousand and of a hundred thousand people.</summary>
internal static class MonthGates
{
    public static void Measure(Report report, int most)
    {
        var small = Run(10_000);
        report.Add("a month of 10,000 people, SQLite: punch file → deviations → facts → ledger → closed", "≤ 5 s, ≤ 600 MB", small.ToString(), small.Seconds <= 5 && small.Bytes <= 600_000_000);
        if (most < 100_000) return;
        var large = Run(100_000);
        var ratio = large.Processor / small.Processor;
        report.Add("the same of 100,000 people, a file and a month for each of ten sites", "≤ 60 s, ≤ 600 MB, linear",
            $"{large}; {ratio:0.0} × the processor time of a tenth", large.Seconds <= 60 && large.Bytes <= 600_000_000 && ratio <= 12);
    }

    private static Got Run(int people)
    {
        var folder = Directory.CreateTempSubdirectory("yunzhang-month-").FullName;
        try
        {
            Child("month-prepare", folder, people.ToString(CultureInfo.InvariantCulture));
            var parts = Child("month-run", folder).Split(';');
            return new Got(Number(parts[0]), Number(parts[1]), long.Parse(parts[2], CultureInfo.InvariantCulture), long.Parse(parts[3], CultureInfo.InvariantCulture), long.Parse(parts[4], CultureInfo.InvariantCulture), parts[5].Trim());
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Child(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, Environment = { ["DOTNET_TieredPGO"] = "0" } })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private sealed record Got(double Seconds, double Processor, long Bytes, long Punches, long Entries, string Steps)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Seconds:0.0} s ({Processor:0.0} s of processor; {Steps}), {Bytes / 1e6:0} MB; {Punches:N0} punches, {Entries:N0} entries");
    }
}
