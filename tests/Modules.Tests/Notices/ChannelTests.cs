using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Notices.KeepChannels;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Notices;

public sealed class ChannelTests
{
    private const string Password = "mail-Pw-5521", Secret = "SEC-77aa", Key = "robot-key-31337";

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Secrets_stand_neither_in_the_database_nor_in_the_journal_and_go_to_no_other_server(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        var server = new MailServer(GivenDelivery.Site, "smtp.example.com", 587, MailSecurity.StartTls, "sender", Password, "a@example.com");
        Assert.True((await given.Keeper.Keep(given.Administrator, server)).IsOk);
        var id = await given.Group(GroupKind.DingTalk, Secret, path: $"/robot?access_token={Key}");

        var kept = await given.Plant.Read(async db => (Settings: await db.Set<DeliverySettings>().SingleAsync(), Group: await db.Set<GroupChannel>().SingleAsync(), Journal: await db.Set<JournalEntry>().Select(j => j.Body).ToListAsync()));
        var stored = string.Join('\n', [kept.Settings.MailPassword!, kept.Group.Address, kept.Group.Secret!, kept.Group.Host, .. kept.Journal]);
        foreach (var secret in new[] { Password, Secret, Key }) Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);

        Assert.Equal("channel.mail-server-changed", GivenDelivery.CodeOf(await given.Keeper.Keep(given.Administrator, server with { Host = "evil.example.com", Password = "" })));
        Assert.True((await given.Keeper.Keep(given.Administrator, server with { Port = 2525, Password = "" })).IsOk);
        Assert.Equal(kept.Settings.MailPassword, (await given.Keeper.Settings(given.Administrator))!.MailPassword);
        Assert.Equal("channel.address-changed", GivenDelivery.CodeOf(await given.Keeper.Keep(given.Administrator, id, new GroupDetails(GroupKind.DingTalk, "群", null, "https://evil.example.com/x", "", "zh", NoticeKinds.OfGroups, false))));
        Assert.Equal("channel.not-yours", GivenDelivery.CodeOf(await given.Keeper.Keep(given.Plant.Me(Role.Administrator, "城东厂"), server)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task An_address_is_used_only_once_its_owner_has_shown_the_code(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        var me = given.Plant.Me(Role.Clerk);
        var clock = given.Plant.Given.Clock;

        Assert.Equal("mail.address-wrong", GivenDelivery.CodeOf(await given.Chooser.Ask(me, "nobody", false, default)));
        Assert.True((await given.Chooser.Ask(me, "me@example.com", false, default)).IsOk);
        Assert.Equal("mail.code-too-soon", GivenDelivery.CodeOf(await given.Chooser.Ask(me, "other@example.com", false, default)));
        var code = Assert.Single(given.Mail.Taken).Subject!.Split(' ')[^1];
        Assert.Matches("^[0-9]{8}$", code);
        Assert.Null((await given.Chooser.Find(me)).Choice!.ConfirmedAt);
        Assert.Equal("mail.code-wrong", GivenDelivery.CodeOf(await given.Chooser.Confirm(me, code == "00000000" ? "00000001" : "00000000")));
        Assert.True((await given.Chooser.Confirm(me, code)).IsOk);
        Assert.NotNull((await given.Chooser.Find(me)).Choice!.ConfirmedAt);
        Assert.DoesNotContain(await given.Plant.Read(db => db.Set<JournalEntry>().Select(j => j.Body).ToListAsync()), b => b.Contains("me@example.com", StringComparison.Ordinal) || b.Contains(code, StringComparison.Ordinal));

        clock.Advance(Duration.FromMinutes(2));
        Assert.True((await given.Chooser.Ask(me, "new@example.com", false, default)).IsOk);
        Assert.Null((await given.Chooser.Find(me)).Choice!.ConfirmedAt);
        var second = given.Mail.Taken.Last().Subject!.Split(' ')[^1];
        for (var i = 0; i < 5; i++) Assert.Equal("mail.code-wrong", GivenDelivery.CodeOf(await given.Chooser.Confirm(me, "x")));
        Assert.Equal("mail.code-gone", GivenDelivery.CodeOf(await given.Chooser.Confirm(me, second)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_was_refused_is_listed_with_its_reason_and_sent_again_or_given_up(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        await given.WithMail("first", "Y001");
        await given.WithMail("second", "Y002");
        await given.Asleep("Y001", 3);
        await given.Asleep("Y002", 4);
        given.Mail.Answer = "550 no such mailbox";
        await given.Run();

        var me = given.Administrator;
        var rows = await given.Undelivered.All(me, Query());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal((DeliveryState.Failed, "邮件服务器拒收（550）：no such mailbox"), (r.Delivery.State, r.Why.Zh)));
        Assert.Equal("Y002", (await given.Plant.Read(db => Task.FromResult(db.Set<Person>().Single(p => p.Name == rows[0].To)))).Number);
        Assert.Single((await given.Undelivered.Page(me, Query("q=second"))).Rows);
        Assert.Empty((await given.Undelivered.Page(me, Query("way=group"))).Rows);

        Assert.True((await given.Decider.GiveUp(me, rows[0].Delivery.DeliveryId)).IsOk);
        Assert.Equal("delivery.not-open", GivenDelivery.CodeOf(await given.Decider.Again(me, rows[0].Delivery.DeliveryId)));
        Assert.Equal("channel.not-yours", GivenDelivery.CodeOf(await given.Decider.AllAgain(given.Plant.Me(Role.Clerk))));
        given.Mail.Answer = "250 taken";
        Assert.Equal(0, await given.Run());
        Assert.Equal(1, (await given.Decider.AllAgain(me)).Value);
        Assert.Equal(1, await given.Run());
        Assert.Equal("first@example.com", Assert.Single(given.Mail.Taken).To.ToString());
        Assert.Empty(await given.Undelivered.All(me, Query()));
        Assert.Single((await given.Undelivered.Page(me, Query("state=given-up"))).Rows);
    }

    private static Platform.Ui.Lists.ListQuery Query(string query = "")
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Request.QueryString = new(query.Length == 0 ? "" : "?" + query);
        return Platform.Ui.Lists.ListQuery.Of(http.Request, Yunzhang.Modules.Notices.SeeUndelivered.UndeliveredList.Sorts, Yunzhang.Modules.Notices.SeeUndelivered.UndeliveredList.Filters);
    }
}
