using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Notices.KeepChannels;

/// <summary>What the forms of channels offer.</summary>
internal static class ChannelForms
{
    public static IReadOnlyList<Choice> Securities { get; } =
    [
        new(nameof(MailSecurity.StartTls), new("STARTTLS（一般是 587 端口）", "STARTTLS (port 587, as a rule)")),
        new(nameof(MailSecurity.Tls), new("TLS（一般是 465 端口）", "TLS (port 465, as a rule)")),
        new(nameof(MailSecurity.None), new("不加密（只限本机或机房内）", "None (this machine or room only)")),
    ];

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<GroupKind>().Select(k => new Choice(k.ToString(), NameOf(k)))];

    public static IReadOnlyList<Choice> Languages { get; } = [new("zh", Phrase.Same("中文")), new("en", Phrase.Same("English"))];

    public static Phrase NameOf(GroupKind kind) => kind switch
    {
        GroupKind.WeCom => new("企业微信群机器人", "WeCom group robot"),
        GroupKind.DingTalk => new("钉钉群机器人", "DingTalk group robot"),
        GroupKind.Feishu => new("飞书群机器人", "Feishu group robot"),
        _ => new("Webhook（程序接收）", "Webhook (a program)"),
    };

    /// <summary>The name of the box of a kind of notice.</summary>
    public static string BoxOf(NoticeKind kind) => "tells_" + kind;
}
