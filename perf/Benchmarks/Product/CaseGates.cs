using System.Diagnostics;
using System.Globalization;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Benchmarks.Product;

/// <summary>Cases over HTTP from the published build: one is handed in and decided, over and over, by people who are signed in, with all that is kept of it.</summary>
internal static class CaseGates
{
    private const int Connections = 8;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task Measure(Report report, string host, string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("yunzhang-cases-").FullName;
        try
        {
            await Cycles(report, "SQLite", host, folder, null, 600);
            if (postgres is not null) await NewDatabase.On(postgres, database => Cycles(report, "PostgreSQL", host, Path.Combine(folder, "keys"), database, 400));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task Cycles(Report report, string engine, string host, string folder, string? database, double gate)
    {
        Directory.CreateDirectory(folder);
        await using (var made = new DatabaseAddress(database ?? folder).Open(new StillClock(GivenCompany.Now))) await GivenDepartment.Make(made, Connections);
        using var served = await ServedHost.Start(host, folder, database);
        var people = new List<Signed>();
        for (var i = 0; i < Connections; i++) people.Add(await Signed.In(served, GivenDepartment.NameOf(i)));
        var president = await Signed.In(served, GivenDepartment.President);
        await Run(served, people, president, Warm);
        var busy = served.Busy;
        var times = await Run(served, people, president, Time);
        var perSecond = times.Length / Time.TotalSeconds;
        report.Add($"a case handed in and approved, over HTTP, {Connections} connections, {engine}, history kept", $"≥ {gate:0}/s", string.Create(
            CultureInfo.InvariantCulture, $"{perSecond:N0}/s, p50 {times[times.Length / 2]:0.0} ms, p99 {times[(int)(times.Length * 0.99)]:0.0} ms, {(served.Busy - busy).TotalMilliseconds / times.Length:0.00} ms of the server's processor"), perSecond >= gate);
    }

    private static async Task<double[]> Run(ServedHost served, List<Signed> people, Signed president, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(people.Select(starter => Task.Run(async () =>
        {
            using var connection = new Connection(served.Address);
            await connection.Open();
            var times = new List<double>(10_000);
            while (Stopwatch.GetTimestamp() < until)
            {
                var begun = Stopwatch.GetTimestamp();
                var form = $"_handler=case&__RequestVerificationToken={starter.Token}&case={Guid.CreateVersion7():N}&_op=send&f.title=Opening+hours&f.level=policy&f.content=From+eight+to+eight";
                var at = await connection.Post($"/cases/new/{GivenDepartment.Pack}/{GivenDepartment.Flow}", starter.Cookies, form);
                at = at.StartsWith("http", StringComparison.Ordinal) ? new Uri(at).AbsolutePath : at.Split('?')[0];
                await connection.Post(at, president.Cookies, $"_handler=decide&__RequestVerificationToken={president.Token}&key={Guid.CreateVersion7():N}&task=1&do=say%3Aapprove");
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return times;
        })));
        return [.. all.SelectMany(t => t).Order()];
    }

    private sealed record Signed(string Cookies, string Token)
    {
        public static async Task<Signed> In(ServedHost served, string name)
        {
            var cookies = await served.SignIn(name);
            return new(cookies, Uri.EscapeDataString(ServedHost.TokenIn(await served.Page("/delegations", cookies))));
        }
    }
}
