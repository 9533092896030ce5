using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Yunzhang.Modules.Tests.Notices;

/// <summary>A mail server of this machine that keeps what it takes, and can be told to take nothing.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public SmtpSink()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = Serve();
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Taken { get; } = [];

    /// <summary>Ids of messages that were offered, taken or not.</summary>
    public ConcurrentQueue<string> Offered { get; } = [];

    /// <summary>What it answers to a message; 250 takes it.</summary>
    public string Answer { get; set; } = "250 taken";

    /// <summary>How long it thinks before it answers.</summary>
    public TimeSpan Pause { get; set; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true) _ = Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var connected = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    await writer.WriteLineAsync(await Take(reader));
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }

    private async Task<string> Take(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".") text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), stop.Token);
        Offered.Enqueue(message.MessageId ?? "");
        await Task.Delay(Pause, stop.Token);
        if (Answer.StartsWith("250", StringComparison.Ordinal)) Taken.Enqueue(message);
        return Answer;
    }
}
