using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Yunzhang.Modules.Tests.Notices;

/// <summary>What a robot or webhook was sent.</summary>
internal sealed record Posted(Uri Address, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A robot or webhook of this machine.</summary>
internal sealed class HttpSink : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public HttpSink()
    {
        Host = $"127.0.0.1:{SmtpSink.FreePort()}";
        listener.Prefixes.Add($"http://{Host}/");
        listener.Start();
        serving = Serve();
    }

    public string Host { get; }

    public ConcurrentQueue<Posted> Taken { get; } = [];

    public int Status { get; set; } = 200;

    public string Answer { get; set; } = """{"errcode":0,"errmsg":"ok"}""";

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var http = await listener.GetContextAsync();
                using var reader = new StreamReader(http.Request.InputStream, Encoding.UTF8);
                Taken.Enqueue(new Posted(http.Request.Url!, http.Request.Headers.AllKeys.ToDictionary(k => k!.ToLowerInvariant(), k => http.Request.Headers[k]!), await reader.ReadToEndAsync()));
                http.Response.StatusCode = Status;
                await http.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Answer));
                http.Response.Close();
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
