namespace Yunzhang.Modules.Audit.Words;

/// <summary>Lines about channels and what goes by them.</summary>
internal static class DeliveryWords
{
    public static IReadOnlyList<KindWords> All { get; } =
    [
        new("delivery.settings-changed", new("修改邮件服务器", "Mail server changed"), new("网址改为 {baseAddress}[，邮件服务器 {host}:{port}，发件人 {from}]", "set the address to {baseAddress}[, the mail server to {host}:{port}, the sender to {from}]")),
        new("channel.added", new("新增通知渠道", "Channel added"), new("新增通知渠道“{name}”（{kind:WeCom=企业微信|DingTalk=钉钉|Feishu=飞书}，{host}）", "added the channel \"{name}\" ({kind}, {host})")),
        new("channel.changed", new("修改通知渠道", "Channel changed"), new("修改通知渠道“{name}”（{kind:WeCom=企业微信|DingTalk=钉钉|Feishu=飞书}，{host}）[，停用：{off}]", "changed the channel \"{name}\" ({kind}, {host})[, off: {off}]")),
        new("delivery.tried-again", new("再发通知", "Notices sent again"), new("让 {deliveries} 条没有送达的通知再发", "had {deliveries} undelivered notices sent again")),
        new("delivery.given-up", new("不再发送通知", "Notices given up"), new("{deliveries} 条没有送达的通知不再发送", "gave up {deliveries} undelivered notices")),
        new("mail.asked", new("登记邮箱", "Mail address entered"), new("登记邮箱，确认码已发出", "entered a mail address, and was sent a code")),
        new("mail.code-wrong", new("邮箱确认码不对", "Mail code wrong"), new("邮箱确认码第 {tries} 次输错", "entered the code of a mail address wrongly, {tries} times by now")),
        new("mail.confirmed", new("确认邮箱", "Mail address confirmed"), new("确认邮箱", "confirmed a mail address")),
        new("mail.chosen", new("选择邮件通知", "Notices by mail chosen"), new("{kinds} 种通知发邮件，{pace:AtOnce=随时发|Hourly=每小时汇总|Daily=每天汇总}", "has {kinds} kinds of notices by mail, {pace:AtOnce=at once|Hourly=hourly|Daily=daily}")),
        new("mail.ended", new("删除邮箱", "Mail address removed"), new("删除邮箱，不再用邮件接收通知", "removed the mail address; no notices go by mail")),
    ];
}
