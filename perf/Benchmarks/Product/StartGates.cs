namespace Yunzhang.Benchmarks.Product;

/// <summary>Starting the published build over a database that is there already.</summary>
internal static class StartGates
{
    private const int Runs = 7;

    public static async Task Measure(Report report, string host)
    {
        var data = Directory.CreateTempSubdirectory("yunzhang-start-").FullName;
        try
        {
            await GivenLedger.Make(data, 10_000);
            var times = new List<double>();
            long held = 0;
            for (var run = 0; run <= Runs; run++)
            {
                using var served = await ServedHost.Start(host, data);
                if (run > 0) times.Add(served.UntilFirstPage);
                held = Math.Max(held, served.Resident);
            }

            times.Sort();
            report.Add("cold start to the first page, published build", "≤ 1.5 s, ≤ 200 MB", $"{times[Runs / 2]:0.00} s, {held / 1e6:0} MB", times[Runs / 2] <= 1.5 && held <= 200_000_000);
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }
}
