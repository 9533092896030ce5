using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace Yunzhang.Modules.Notices.Deliver;

/// <summary>Posts to group robots and webhooks, each signed the way its receiver checks.</summary>
internal sealed class GroupSender(DeliverySecrets secrets)
{
    private const int LongestAnswer = 64 * 1024;

    // Addresses are the administrator's; an answer that leads somewhere else is not followed.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <param name="channel">Where to.</param>
    /// <param name="id">The same in every attempt.</param>
    /// <param name="text">What a robot says.</param>
    /// <param name="body">What a webhook is sent, as JSON.</param>
    /// <param name="now">Stands in the signature.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<Sending> Send(GroupChannel channel, string id, string text, string body, Instant now, CancellationToken stop)
    {
        var secret = secrets.Open(channel.Secret);
        if (secrets.Open(channel.Address) is not { } address || (channel.Secret is not null && secret is null))
            return Sending.Later("地址或密钥读不出来了（密钥已更换）。请在“通知渠道”重新填写。", "The address or secret cannot be read any more, for the keys have changed. Enter it again under Channels.");
        using var request = Request(channel.Kind, address, secret, id, text, body, now);
        try
        {
            using var answer = await Client.SendAsync(request, stop);
            return channel.Kind == GroupKind.Webhook || !answer.IsSuccessStatusCode ? Of(answer.StatusCode) : OfRobot(await answer.Content.ReadAsStringAsync(stop));
        }
        catch (HttpRequestException)
        {
            return Sending.Later($"连不上 {channel.Host}，稍后自动再试。", $"{channel.Host} cannot be reached; it is tried again by itself.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Sending.Later($"{channel.Host} 15 秒内没有回应，稍后自动再试。", $"{channel.Host} gave no answer within 15 seconds; it is tried again by itself.");
        }
    }

    private static HttpRequestMessage Request(GroupKind kind, string address, string? secret, string id, string text, string body, Instant now)
    {
        var (seconds, milliseconds) = (now.ToUnixTimeSeconds(), now.ToUnixTimeMilliseconds());
        switch (kind)
        {
            case GroupKind.WeCom:
                return Post(address, JsonSerializer.Serialize(new { msgtype = "text", text = new { content = text } }));
            case GroupKind.DingTalk:
                var signed = secret is null ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={milliseconds}&sign={Uri.EscapeDataString(Signature(secret, $"{milliseconds}\n{secret}"))}";
                return Post(signed, JsonSerializer.Serialize(new { msgtype = "text", text = new { content = text } }));
            case GroupKind.Feishu:
                // Feishu takes the text to be signed for the key, and signs nothing with it.
                return Post(address, secret is null
                    ? JsonSerializer.Serialize(new { msg_type = "text", content = new { text } })
                    : JsonSerializer.Serialize(new { timestamp = $"{seconds}", sign = Signature($"{seconds}\n{secret}", ""), msg_type = "text", content = new { text } }));
            default:
                var request = Post(address, body);
                request.Headers.Add("webhook-id", id);
                request.Headers.Add("webhook-timestamp", $"{seconds}");
                if (secret is not null) request.Headers.Add("webhook-signature", "v1," + Signature(secret, $"{id}.{seconds}.{body}"));
                return request;
        }
    }

    private static HttpRequestMessage Post(string address, string json) => new(HttpMethod.Post, address)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
    };

    private static string Signature(string key, string text) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));

    private static Sending Of(HttpStatusCode code) => (int)code switch
    {
        >= 200 and < 300 => Sending.Sent,
        408 or 429 or >= 500 => Sending.Later($"对方暂时不收（HTTP {(int)code}），稍后自动再试。", $"The receiver does not take it now (HTTP {(int)code}); it is tried again by itself."),
        _ => Sending.Refused($"对方拒收（HTTP {(int)code}）。请核对地址和密钥。", $"The receiver refused it (HTTP {(int)code}). Check address and secret."),
    };

    // Robots answer 200 to everything and say in the body whether they took it.
    private static Sending OfRobot(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.ValueKind == JsonValueKind.Object && Code(json.RootElement) is { } code) return code switch
            {
                0 => Sending.Sent,
                // Too many messages in a minute, at WeCom, DingTalk and Feishu.
                45009 or 45033 or 130101 or 410100 or 9499 or 11232 => Sending.Later($"机器人发得太密（{code}），稍后自动再试。", $"The robot was used too often in a short time ({code}); it is tried again by itself."),
                _ => Sending.Refused($"机器人拒收（{code}）：{Said(json.RootElement)}。请核对地址、密钥和机器人的安全设置。", $"The robot refused it ({code}): {Said(json.RootElement)}. Check address, secret and the robot's security settings."),
            };
        }
        catch (JsonException)
        {
            // Something that is no robot answered.
        }

        return Sending.Later("回答不像机器人给的。请核对地址。", "The answer is not a robot's. Check the address.");
    }

    private static int? Code(JsonElement answer) =>
        (answer.TryGetProperty("errcode", out var code) || answer.TryGetProperty("code", out code) || answer.TryGetProperty("StatusCode", out code)) && code.TryGetInt32(out var number) ? number : null;

    private static string Said(JsonElement answer)
    {
        var said = answer.TryGetProperty("errmsg", out var text) || answer.TryGetProperty("msg", out text) ? text.ToString() : "";
        return said.Length > 120 ? said[..120] : said;
    }
}
