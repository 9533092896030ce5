using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Notices;

namespace Yunzhang.Web.Tests;

public sealed class DeliveryPageTests
{
    private const string Password = "mail-Pw-5521", Secret = "SEC-77aa", Key = "robot-key-31337";

    [Fact]
    public async Task What_an_administrator_enters_as_a_secret_is_on_no_page_and_in_no_file()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");

        var saved = await admin.Send("/settings/channels", "mail", ("base_address", "https://yz.example.com"), ("mail_host", "smtp.example.com"), ("mail_port", "587"), ("mail_security", "StartTls"), ("mail_user", "sender"), ("mail_password", Password), ("mail_from", "yz@example.com"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var refused = await admin.Send("/settings/channels/new", "channel", ("kind", "DingTalk"), ("name", "管理群"), ("address", $"oapi.example.com/{Key}"), ("secret", Secret), ("language", "zh"));
        var shown = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("不是完整的网址", shown, StringComparison.Ordinal);
        Assert.Contains("请至少选一种通知", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send("/settings/channels/new", "channel", ("kind", "DingTalk"), ("name", "管理群"), ("address", $"http://127.0.0.1:{ClosedPort()}/{Key}"), ("secret", Secret), ("language", "zh"), ("tells_MonthClosed", "1"))).StatusCode);

        var list = await admin.Page("/settings/channels");
        var channel = Regex.Match(list, "href=\"(/settings/channels/[0-9a-f-]{32,36})\"").Groups[1].Value;
        Assert.Contains("已保存，不再显示", list, StringComparison.Ordinal);
        var trial = await admin.Send(channel, "trial");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, trial.StatusCode);
        var told = await trial.Content.ReadAsStringAsync();
        Assert.Contains("没有发出去：连不上 127.0.0.1:", told, StringComparison.Ordinal);
        var sheet = System.Text.Encoding.Latin1.GetString(await (await admin.Get("/audit.xlsx")).Content.ReadAsByteArrayAsync());
        foreach (var page in new[] { list, told, sheet, await admin.Page(channel), await admin.Page("/audit") })
            foreach (var secret in new[] { Password, Secret, Key }) Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        await using var db = plant.Database.OpenWhole();
        Assert.DoesNotContain(await db.Set<Modules.Storage.JournalEntry>().IgnoreQueryFilters().Select(j => j.Body).ToListAsync(), b => b.Contains(Password, StringComparison.Ordinal) || b.Contains(Secret, StringComparison.Ordinal) || b.Contains(Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("worker@demo")]
    [InlineData("hr@demo")]
    public async Task Channels_and_what_was_not_delivered_are_for_administrators_only(string account)
    {
        await using var plant = await GivenPlant.New(demo: true);
        var failed = await GivenUndelivered.Add(plant);
        var visitor = await PeoplePageTests.SignIn(plant, account);

        foreach (var path in new[] { "/settings/channels", "/settings/channels/new", "/settings/undelivered", "/settings/undelivered.xlsx", $"/settings/undelivered/{failed}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get(path)).StatusCode);
    }

    [Fact]
    public async Task What_was_not_delivered_is_listed_with_its_reason_and_given_up_on_its_page()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var failed = await GivenUndelivered.Add(plant);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");

        var list = await admin.Page("/settings/undelivered");
        Assert.Contains("机器人拒收（310000）：sign not match。", list, StringComparison.Ordinal);
        Assert.Contains("连不上邮件服务器 smtp.example.com:587", list, StringComparison.Ordinal);
        Assert.Contains("共 2 条", list, StringComparison.Ordinal);
        Assert.Contains("共 1 条", await admin.Page("/settings/undelivered?way=mail"), StringComparison.Ordinal);
        Assert.Contains("共 1 条", await admin.Page("/settings/undelivered?state=given-up"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/settings/undelivered.xlsx?way=mail")).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send($"/settings/undelivered/{failed}", "decide", ("do", "give-up"))).StatusCode);
        await using var db = plant.Database.OpenWhole();
        Assert.Equal(DeliveryState.GivenUp, (await db.Set<Delivery>().IgnoreQueryFilters().SingleAsync(d => d.DeliveryId == failed)).State);
        Assert.Contains("1 条没有送达的通知不再发送", await admin.Page("/audit"), StringComparison.Ordinal);
        Assert.DoesNotContain("sign not match", await admin.Page("/settings/undelivered"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_choose_which_notices_go_by_mail_and_when()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var other = await PeoplePageTests.SignIn(plant, "hr@demo");
        Assert.Contains("现在还不能发邮件", await other.Page("/account/mail"), StringComparison.Ordinal);
        await GivenUndelivered.Add(plant);
        Assert.Contains("发送确认码", await other.Page("/account/mail"), StringComparison.Ordinal);
        Assert.DoesNotContain("worker@example.com", await other.Page("/account/mail"), StringComparison.Ordinal);
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");

        var wrong = await worker.Send("/account/mail", "wish", ("pace", "Daily"), ("daily_at", "25:00"), ("quiet_from", "21:00"), ("quiet_to", "08:30"));
        Assert.Contains("“25:00”不是时间", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.Send("/account/mail", "wish", ("tells_EntryStands", "1"), ("tells_CaseWaits", "1"), ("pace", "Daily"), ("daily_at", "18:00"), ("quiet_from", "21:00"), ("quiet_to", "08:30"))).StatusCode);

        await using var db = plant.Database.OpenWhole();
        var kept = await db.Set<MailChoice>().IgnoreQueryFilters().SingleAsync();
        Assert.Equal((MailPace.Daily, new(18, 0), new(21, 0), new(8, 30), NoticeKinds.Of([NoticeKind.EntryStands, NoticeKind.CaseWaits])), (kept.Pace, kept.DailyAt, kept.QuietFrom, kept.QuietTo, kept.Tells));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
