using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Notices;

/// <summary>Every refusal about channels and what goes by them.</summary>
internal static class ChannelErrors
{
    public static Error NotYours { get; } = new(ErrorKind.Forbidden, "channel.not-yours", new("通知渠道只有整个单位的管理员能改。请找他。", "Only an administrator of the whole organisation changes channels. Ask one."));

    public static Error NotFound { get; } = new(ErrorKind.NotFound, "channel.not-found", new("没有这个渠道。", "There is no such channel."));

    public static Error SecretMissing { get; } = Invalid("secret", "channel.secret-missing", "Webhook 要有密钥，收件程序用它核对是不是运章发的。请填写。", "A webhook needs a secret, by which its receiver knows that it is from Yunzhang. Enter one.");

    public static Error AddressMissing { get; } = Invalid("address", "channel.address-missing", "请填写地址。", "Enter the address.");

    public static Error MailChanged { get; } = Invalid("mail_password", "channel.mail-server-changed", "换了邮件服务器或用户名，要重新填写密码：原来的密码不会交给另一台服务器。", "The mail server or its user name is another one, so enter the password again: the one that is kept is not given to another server.");

    public static Error Elsewhere { get; } = Invalid("secret", "channel.address-changed", "换了地址，要重新填写密钥。", "The address is another one, so enter the secret again.");

    public static Error NobodyTold { get; } = Invalid("tells", "channel.tells-nothing", "请至少选一种通知；暂时不用就勾选停用。", "Choose one kind of notice at least; to use it no more for now, turn it off.");

    public static Error MailUnset { get; } = new(ErrorKind.Refused, "mail.no-server", new("管理员还没有设置邮件服务器，现在不能用邮件接收通知。", "No mail server has been set by an administrator, so notices cannot go by mail yet."));

    public static Error CodeTooSoon { get; } = Invalid("address", "mail.code-too-soon", "一分钟内只能发一次确认码。请稍后再发。", "A code is sent once a minute at most. Send it again in a moment.");

    public static Error CodeGone { get; } = Invalid("code", "mail.code-gone", "确认码已经失效：超过一小时，或者输错了五次。请重新发送。", "The code is void: an hour has passed, or it was entered wrongly five times. Send a new one.");

    public static Error CodeWrong { get; } = Invalid("code", "mail.code-wrong", "确认码不对。请输入最近一封邮件里的 8 位数字。", "The code is not right. Enter the eight digits of the latest mail.");

    public static Error DeliveryGone { get; } = new(ErrorKind.Conflict, "delivery.not-open", new("这条通知已经送达或不再发送，不用再处理。", "This notice has been delivered or given up; nothing is left to do."));

    public static Error AddressWrong(string field, string address) => Invalid(field, "channel.address-wrong", $"“{address}”不是完整的网址。请写成 https://… 这样。", $"\"{address}\" is not a whole address. Write it like https://….");

    public static Error MailWrong(string field, string address) => Invalid(field, "mail.address-wrong", $"“{address}”不是邮箱地址。请写成 name@example.com 这样。", $"\"{address}\" is no mail address. Write it like name@example.com.");

    public static Error NotSent(Phrase why) => new(ErrorKind.Failed, "delivery.not-sent", new($"没有发出去：{why.Zh}", $"It was not sent: {why.En}"));

    private static Error Invalid(string field, string code, string zh, string en) => new(ErrorKind.Invalid, code, new Phrase(zh, en), field);
}
