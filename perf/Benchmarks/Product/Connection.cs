using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Yunzhang.Benchmarks.Product;

/// <summary>One connection of a browser that stays open. Straight on a socket, as <see cref="PageLoad"/> is.</summary>
internal sealed class Connection(Uri address) : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[512 * 1024];

    public Task Open() => socket.ConnectAsync(address.Host, address.Port);

    /// <summary>Sends a form.</summary>
    /// <returns>Where the answer leads.</returns>
    public async Task<string> Post(string path, string cookies, string form)
    {
        var body = Encoding.ASCII.GetBytes(form);
        await socket.SendAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookies}\r\nAccept: text/html\r\nAccept-Language: zh-CN\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n")));
        await socket.SendAsync(body);
        var (length, head) = (0, -1);
        while (head < 0 || !IsWhole(buffer.AsSpan(0, length), head))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0) throw new InvalidOperationException($"The connection was closed: {Encoding.ASCII.GetString(buffer, 0, Math.Min(length, 300))}");
            length += read;
            head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        var answer = Encoding.UTF8.GetString(buffer, 0, head);
        var at = answer.IndexOf("Location: ", StringComparison.OrdinalIgnoreCase);
        if (!answer.StartsWith("HTTP/1.1 302", StringComparison.Ordinal) || at < 0) throw new InvalidOperationException($"{path} was answered with {Encoding.UTF8.GetString(buffer, 0, Math.Min(length, 60_000))}");
        return answer[(at + 10)..].Split('\r')[0];
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer, int head)
    {
        var text = Encoding.ASCII.GetString(answer[..head]);
        var at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? answer.EndsWith("\r\n0\r\n\r\n"u8) : answer.Length - head - 4 >= int.Parse(text.AsSpan(at + 16).ToString().Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
