using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Yunzhang.Benchmarks.Product;

/// <summary>
/// Asks for one page over and over on so many connections, each waiting for its answer. Straight on sockets, since it shares the processors with the server it
/// measures and should leave them to it.
/// </summary>
internal sealed class PageLoad(Uri address, string path, string cookies)
{
    private static readonly byte[] End = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly byte[] request = Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookies}\r\nAccept: text/html\r\nAccept-Encoding: gzip, br\r\nAccept-Language: zh-CN\r\n\r\n");

    /// <summary>Asks for so long; milliseconds of every page, in order of their length.</summary>
    public async Task<double[]> Run(int connections, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Ask(until))));
        return [.. all.SelectMany(t => t).Order()];
    }

    private async Task<List<double>> Ask(long until)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var buffer = new byte[256 * 1024];
        var times = new List<double>(20_000);
        while (Stopwatch.GetTimestamp() < until)
        {
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            var length = 0;
            do
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length));
                if (read == 0) throw new InvalidOperationException($"The connection was closed: {Encoding.ASCII.GetString(buffer, 0, Math.Min(length, 300))}");
                length += read;
            }
            while (!buffer.AsSpan(0, length).EndsWith(End));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!buffer.AsSpan().StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException($"{path} was answered with {Encoding.ASCII.GetString(buffer, 0, 60)}");
        }

        return times;
    }
}
