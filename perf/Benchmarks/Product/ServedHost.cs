using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Yunzhang.Benchmarks.Product;

/// <summary>The published build serving a data folder on a port of this machine, in a process of its own.</summary>
internal sealed partial class ServedHost : IDisposable
{
    private readonly Process process;

    private ServedHost(Process process, Uri address, double untilFirstPage) => (this.process, Address, UntilFirstPage) = (process, address, untilFirstPage);

    public Uri Address { get; }

    /// <summary>Seconds from starting the process until its first page had come in full.</summary>
    public double UntilFirstPage { get; }

    public long Resident => Memory.Resident(process.Id);

    public TimeSpan Busy
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServedHost> Start(string host, string data, string? database = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(host, ["serve", "--data", data, "--urls", address.ToString(), .. database is null ? Array.Empty<string>() : ["--database", database]]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                var page = await client.GetStringAsync("/sign-in");
                if (page.Contains("</html>", StringComparison.Ordinal)) return new(process, address, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Signs an account in as a person would, the company's own if none is named, and gives the cookies a browser would then send.</summary>
    public async Task<string> SignIn(string name = GivenCompany.SignInName)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        var token = TokenIn(await client.GetStringAsync("/sign-in"));
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"), new("__RequestVerificationToken", token), new("name", name), new("password", GivenCompany.Password),
        ]);
        using var answer = await client.PostAsync("/sign-in", form);
        var header = cookies.GetCookieHeader(Address);
        return header.Contains("session=", StringComparison.Ordinal) ? header : throw new InvalidOperationException($"Signing in was answered with {(int)answer.StatusCode}.");
    }

    /// <summary>What a form of a page is sent with, so that it is known to be of this site.</summary>
    public static string TokenIn(string page) => WebUtility.HtmlDecode(TokenField().Match(page).Groups[1].Value);

    /// <summary>A page as its browser would show it.</summary>
    public async Task<string> Page(string path, string cookies)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        return await client.GetStringAsync(path);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]*)")]
    private static partial Regex TokenField();
}
