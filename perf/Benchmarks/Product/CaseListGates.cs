using System.Globalization;
using System.Text.RegularExpressions;

namespace Yunzhang.Benchmarks.Product;

/// <summary>The list of cases and somebody's to-do list over HTTP, with ten thousand cases behind them and with a million.</summary>
internal static partial class CaseListGates
{
    private const int Connections = 8;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(6);

    public static async Task Measure(Report report, string host)
    {
        var few = await Run(host, 10_000);
        var many = await Run(host, 1_000_000);
        for (var i = 0; i < Lists.Length; i++)
        {
            var part = many[i].PerSecond / few[i].PerSecond;
            report.Add($"{Lists[i].Name}, 10,000 cases, {Connections} connections", "≥ 2,000 pages/s", few[i].ToString(), few[i].PerSecond >= 2000);
            report.Add("the same with 1,000,000 cases", "≥ 2,000 pages/s, ≥ 70 % of that", $"{many[i]}; {part:P0}", many[i].PerSecond >= 2000 && part >= 0.7);
        }

        report.Add($"the to-do page of somebody with {GivenHistory.Waiting} open items among 1,000,000", "≤ 15 ms of the server's time", many[^1].ToString(), many[^1].Processor <= 15 && many[^1].P50 <= 15 * Connections);
    }

    private static readonly (string Name, string Path)[] Lists =
    [
        ("a page of 50 cases", "/cases"), ("those under way", "/cases?state=open"), ("those of a month that were granted", "/cases?state=granted&from=2026-05-01&to=2026-05-31"),
    ];

    private static async Task<List<Got>> Run(string host, int cases)
    {
        var data = Directory.CreateTempSubdirectory("yunzhang-lists-").FullName;
        try
        {
            await GivenHistory.Make(data, cases);
            using var served = await ServedHost.Start(host, data);
            var lister = await served.SignIn(GivenHistory.Lister);
            var got = new List<Got>();
            foreach (var (_, path) in Lists) got.Add(await Ask(served, path, lister, 50));
            got.Add(await Ask(served, "/todo", await served.SignIn(GivenDepartment.President), 30));
            return got;
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }

    private static async Task<Got> Ask(ServedHost served, string path, string cookies, int rows)
    {
        var page = await served.Page(path, cookies);
        var shown = CaseLinks().Matches(page).Select(m => m.Value).Distinct().Count();
        if (shown != rows) throw new InvalidOperationException($"{path} shows {shown} cases instead of {rows}.");
        var load = new PageLoad(served.Address, path, cookies);
        await load.Run(Connections, Warm);
        var busy = served.Busy;
        var times = await load.Run(Connections, Time);
        return new(times.Length / Time.TotalSeconds, times[times.Length / 2], times[(int)(times.Length * 0.99)], (served.Busy - busy).TotalMilliseconds / times.Length);
    }

    [GeneratedRegex("/cases/[0-9a-f]{32}")]
    private static partial Regex CaseLinks();

    private sealed record Got(double PerSecond, double P50, double P99, double Processor)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N0} pages/s, p50 {P50:0.0} ms, p99 {P99:0.0} ms; {Processor:0.00} ms of the server's processor a page");
    }
}
