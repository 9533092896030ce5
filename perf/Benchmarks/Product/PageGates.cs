using System.Globalization;
using System.Text.RegularExpressions;

namespace Yunzhang.Benchmarks.Product;

/// <summary>Pages of a list over HTTP, signed in, from the published build; and the same with a hundredth of the rows.</summary>
internal static partial class PageGates
{
    private const int Connections = 16;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(6);

    // One page after another from data made by Make, for whoever makes a page faster: what is printed is not judged.
    public static async Task Show(string host, string data, IReadOnlyList<string> paths)
    {
        using var served = await ServedHost.Start(host, data);
        var cookies = await served.SignIn();
        foreach (var path in paths) Console.WriteLine($"{path}: {await Ask(served, path, cookies)}");
    }

    public static async Task Measure(Report report, string host)
    {
        var few = await Run(host, 10_000, ["/ledger"]);
        var many = await Run(host, 1_000_000, ["/ledger", "/ledger?month=2026-05", "/people"]);
        var slower = many[0].Processor / few[0].Processor;
        report.Add("a page of 50 rows of the ledger, 1,000,000 entries, signed in, 16 connections", "≥ 1,500 pages/s, p99 ≤ 30 ms", many[0].ToString(), many[0].PerSecond >= 1500 && many[0].P99 <= 30);
        report.Add("the same with 10,000 entries", "≤ 1.5 × faster", $"{few[0]}; a million take {slower:0.00} × its processor time", slower <= 1.5);
        report.Add("a page from the middle of the million", "≥ 1,500 pages/s, p99 ≤ 30 ms", many[1].ToString(), many[1].PerSecond >= 1500 && many[1].P99 <= 30);
        report.Add("the million narrowed down to a month", "≥ 1,500 pages/s, p99 ≤ 30 ms", many[2].ToString(), many[2].PerSecond >= 1500 && many[2].P99 <= 30);
        report.Add("a page of the list of 10,000 people", "≥ 1,500 pages/s, p99 ≤ 30 ms", many[3].ToString(), many[3].PerSecond >= 1500 && many[3].P99 <= 30);
    }

    // The first path also from the middle.
    private static async Task<List<Got>> Run(string host, int rows, string[] paths)
    {
        var data = Directory.CreateTempSubdirectory("yunzhang-pages-").FullName;
        try
        {
            await GivenLedger.Make(data, rows);
            using var served = await ServedHost.Start(host, data);
            var cookies = await served.SignIn();
            var asked = paths.ToList();
            if (paths.Length > 1) asked.Insert(1, await Middle(served, cookies));
            var got = new List<Got>();
            foreach (var path in asked) got.Add(await Ask(served, path, cookies));
            return got;
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }

    private static async Task<string> Middle(ServedHost served, string cookies)
    {
        var next = System.Net.WebUtility.HtmlDecode(Next().Match(await served.Page("/ledger?month=2026-06", cookies)).Groups[1].Value);
        return next.Length > 0 ? next.Replace("month=2026-06&", "", StringComparison.Ordinal) : throw new InvalidOperationException("The list of June has no second page.");
    }

    private static async Task<Got> Ask(ServedHost served, string path, string cookies)
    {
        var page = await served.Page(path, cookies);
        var rows = Rows().Count(page);
        if (rows != 51) throw new InvalidOperationException($"{path} shows {rows - 1} rows instead of 50.");
        var load = new PageLoad(served.Address, path, cookies);
        await load.Run(Connections, Warm);
        var busy = served.Busy;
        var times = await load.Run(Connections, Time);
        return new(times.Length / Time.TotalSeconds, times[times.Length / 2], times[(int)(times.Length * 0.99)], (served.Busy - busy).TotalMilliseconds / times.Length, page.Length, served.Resident);
    }

    [GeneratedRegex("<tr>")]
    private static partial Regex Rows();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]*)\"|href=\"([^\"]*)\" rel=\"next\"")]
    private static partial Regex Next();

    private sealed record Got(double PerSecond, double P50, double P99, double Processor, int Characters, long Resident)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{PerSecond:N0} pages/s, p50 {P50:0.0} ms, p99 {P99:0.0} ms; {Processor:0.00} ms of the server's processor a page of {Characters / 1024} KiB; {Resident / 1e6:0} MB held");
    }
}
