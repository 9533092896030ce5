using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Yunzhang.Modules.Notices.Deliver;

/// <summary>A mail, ready to go.</summary>
/// <param name="Id">The same in every attempt, so that a server or reader can drop a repeat.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
internal sealed record Mail(string Id, string To, string Subject, string Body);

/// <summary>Hands mail to the organisation's mail server by SMTP.</summary>
internal sealed class MailSender(DeliverySecrets secrets)
{
    private const int Milliseconds = 20_000;

    public async Task<Sending> Send(DeliverySettings? settings, Mail mail, CancellationToken stop)
    {
        if (settings is not { MailHost.Length: > 0 }) return Sending.Later("还没有设置邮件服务器。请管理员到“设置 › 通知渠道”填写。", "No mail server is set. An administrator enters one under Settings, Channels.");
        var password = secrets.Open(settings.MailPassword);
        if (settings.MailPassword is not null && password is null) return Sending.Later("邮件服务器的密码读不出来了（密钥已更换）。请在“通知渠道”重新填写。", "The password of the mail server cannot be read any more, for the keys have changed. Enter it again under Channels.");
        using var client = new SmtpClient { Timeout = Milliseconds };
        try
        {
            await client.ConnectAsync(settings.MailHost, settings.MailPort, Options(settings.MailSecurity), stop);
            if (settings.MailUser.Length > 0) await client.AuthenticateAsync(settings.MailUser, password ?? "", stop);
            await client.SendAsync(Message(settings, mail), stop);
            await client.DisconnectAsync(true, stop);
            return Sending.Sent;
        }
        catch (SmtpCommandException refused)
        {
            return Of(refused);
        }
        catch (AuthenticationException)
        {
            return Sending.Later($"邮件服务器 {settings.MailHost} 不接受用户名或密码。请在“通知渠道”核对。", $"The mail server {settings.MailHost} does not accept the user name or password. Check them under Channels.");
        }
        catch (SslHandshakeException)
        {
            return Sending.Later($"和邮件服务器 {settings.MailHost} 建立加密连接失败。请核对端口、加密方式和证书。", $"No encrypted connection to the mail server {settings.MailHost} came about. Check port, encryption and certificate.");
        }
        catch (Exception fault) when (fault is SocketException or IOException or ProtocolException or TimeoutException or NotSupportedException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return Sending.Later($"连不上邮件服务器 {settings.MailHost}:{settings.MailPort}，稍后自动再试。", $"The mail server {settings.MailHost}:{settings.MailPort} cannot be reached; it is tried again by itself.");
        }
    }

    private static Sending Of(SmtpCommandException refused)
    {
        var code = (int)refused.StatusCode;
        // A sender that is refused is a matter of settings, which may be put right.
        return code >= 500 && refused.ErrorCode != SmtpErrorCode.SenderNotAccepted
            ? Sending.Refused($"邮件服务器拒收（{code}）：{refused.Message}", $"The mail server refused it ({code}): {refused.Message}")
            : Sending.Later($"邮件服务器暂时不收（{code}）：{refused.Message}", $"The mail server does not take it now ({code}): {refused.Message}");
    }

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private static MimeMessage Message(DeliverySettings settings, Mail mail)
    {
        var message = new MimeMessage { MessageId = mail.Id, Subject = mail.Subject, Body = new TextPart("plain") { Text = mail.Body } };
        message.From.Add(MailboxAddress.Parse(settings.MailFrom));
        message.To.Add(MailboxAddress.Parse(mail.To));
        // Nobody's holiday reply is wanted.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
