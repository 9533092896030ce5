using NodaTime;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Notices.Deliver;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Notices;

public sealed class MailDeliveryTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_notice_goes_by_mail_once_with_a_link_to_its_entry_in_the_language_of_its_reader(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        await given.WithMail("worker", "Y001");
        await given.WithMail("english", "Y002", language: "en");
        await given.Account("nomail", "Y003");

        var entry = await given.Asleep("Y001", 3);
        await given.Asleep("Y002", 4);
        await given.Asleep("Y003", 5);
        await given.Plant.Settler.Settle(given.Plant.Access);
        Assert.Equal(2, await given.Run());
        Assert.Equal(0, await given.Run());

        var mail = Assert.Single(given.Mail.Taken, m => m.To.ToString() == "worker@example.com");
        Assert.Equal("您 2014-04-03 有一笔“睡岗”，扣 ¥30", mail.Subject);
        Assert.Contains($"{GivenDelivery.Site}/ledger/{entry.EntryId}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"{GivenDelivery.Site}/account/mail", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("stands for you on 2014-04-04", Assert.Single(given.Mail.Taken, m => m.To.ToString() == "english@example.com").Subject, StringComparison.Ordinal);
        Assert.Equal(2, given.Mail.Taken.Count);
        Assert.All(await given.Deliveries(), d => Assert.Equal((DeliveryState.Sent, 1, (string?)null), (d.State, d.Attempts, d.ProblemZh)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_mail_server_that_is_away_for_a_day_loses_nothing_and_each_attempt_is_the_same_message(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        await given.WithMail("worker", "Y001");
        await given.MailAt(SmtpSink.FreePort());
        await given.Asleep("Y001", 3);
        var began = given.Plant.Given.Clock.GetCurrentInstant();

        Assert.Equal(0, await given.Run());
        var waiting = Assert.Single(await given.Deliveries());
        Assert.StartsWith("连不上邮件服务器 127.0.0.1:", waiting.ProblemZh, StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Waiting, began + Duration.FromMinutes(1)), (waiting.State, waiting.DueAt));
        Assert.Equal(0, await given.Run());
        Assert.Equal(1, Assert.Single(await given.Deliveries()).Attempts);

        await given.MailAt(given.Mail.Port);
        given.Mail.Answer = "451 not now";
        while (given.Plant.Given.Clock.GetCurrentInstant() < began + Duration.FromHours(24))
        {
            given.Plant.Given.Clock.Advance(Duration.FromMinutes(30));
            await given.Run();
        }

        Assert.Empty(given.Mail.Taken);
        Assert.Equal("邮件服务器暂时不收（451）：not now", Assert.Single(await given.Deliveries()).ProblemZh);
        given.Mail.Answer = "250 taken";
        given.Plant.Given.Clock.Advance(Duration.FromHours(24));
        Assert.Equal(1, await given.Run());
        Assert.Single(given.Mail.Taken);
        Assert.True(given.Mail.Offered.Count >= 4, $"{given.Mail.Offered.Count} attempts");
        Assert.Single(given.Mail.Offered.Distinct());
        Assert.Equal(DeliveryState.Sent, Assert.Single(await given.Deliveries()).State);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Two_workers_at_once_send_each_message_once(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        foreach (var number in new[] { "Y001", "Y002", "Y003", "Y004" })
        {
            await given.WithMail(number, number);
            await given.Asleep(number, 3);
        }

        given.Mail.Pause = TimeSpan.FromMilliseconds(200);
        await using var node = engine == Engines.Postgres ? given.Plant.Given.AnotherNode() : null;

        var sent = await Task.WhenAll(given.Worker().Run(default), given.Worker(node).Run(default));

        Assert.Equal(4, sent.Sum());
        Assert.Equal(["Y001@example.com", "Y002@example.com", "Y003@example.com", "Y004@example.com"], given.Mail.Taken.Select(m => m.To.ToString()).Order());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_a_node_took_and_died_with_is_sent_after_its_lease_with_the_same_id(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        await given.WithMail("worker", "Y001");
        await given.Asleep("Y001", 3);
        var queue = new DeliveryQueue(given.Plant.Database, given.Plant.Given.Clock);

        var taken = Assert.Single(await queue.Take(default));
        Assert.Equal(0, await given.Run());
        given.Plant.Given.Clock.Advance(DeliveryQueue.Lease);
        Assert.Equal(1, await given.Run());

        Assert.Equal($"{taken.Id}@yunzhang", Assert.Single(given.Mail.Taken).MessageId);
        // The dead node was only slow, and reports what is no longer its own.
        Assert.False(await queue.Report(taken, Sending.Refused("太晚", "too late"), default));
        Assert.Equal(DeliveryState.Sent, Assert.Single(await given.Deliveries()).State);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_digest_is_one_mail_of_everything_newest_first_after_the_quiet_hours(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        // Ten in the evening where the plant is.
        given.Plant.Given.Clock.Reset(Instant.FromUtc(2014, 5, 2, 14, 30));
        await given.WithMail("worker", "Y001");
        await given.Asleep("Y001", 3);
        given.Plant.Given.Clock.AdvanceMinutes(1);
        await given.Asleep("Y001", 4);

        Assert.Equal(0, await given.Run());
        given.Plant.Given.Clock.Reset(Instant.FromUtc(2014, 5, 2, 22, 59));
        Assert.Equal(0, await given.Run());
        given.Plant.Given.Clock.Reset(Instant.FromUtc(2014, 5, 2, 23, 0));
        Assert.Equal(1, await given.Run());

        var mail = Assert.Single(given.Mail.Taken);
        Assert.Equal("2 条通知", mail.Subject);
        var (newer, older) = (mail.TextBody!.IndexOf("2014-04-04", StringComparison.Ordinal), mail.TextBody.IndexOf("2014-04-03", StringComparison.Ordinal));
        Assert.True(newer >= 0 && older > newer, mail.TextBody);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Only_the_kinds_chosen_go_by_mail_and_nothing_to_an_account_that_was_disabled(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        await given.WithMail("cases", "Y001", c => c.Tells = NoticeKinds.Of([NoticeKind.CaseWaits]));
        var gone = await given.WithMail("gone", "Y002");
        await given.Asleep("Y001", 3);
        await given.Asleep("Y002", 4);
        await given.Plant.Database.Write(given.Plant.Access, async write =>
        {
            (await write.Db.FindAsync<Account>(given.Plant.Given.Organisation, gone))!.IsDisabled = true;
            await write.Journal(Streams.Of(gone), "account.disabled", new { });
            return 0;
        });

        Assert.Equal(0, await given.Run());

        var left = Assert.Single(await given.Deliveries());
        Assert.Equal((DeliveryState.GivenUp, "收件人的账号已停用。", gone), (left.State, left.ProblemZh, left.AccountId!.Value));
        Assert.Empty(given.Mail.Offered);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_that_fails_leaves_nothing_on_its_way(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        await given.WithMail("second", null, null, null, (Role.Clerk, null));
        var month = new LedgerMonth(given.Plant.Given.Organisation, given.Plant.Unit("城东厂"), GivenPlant.April);

        await Assert.ThrowsAsync<InvalidOperationException>(() => given.Plant.Database.Write<int>(given.Plant.Access, async write =>
        {
            await NoticeSender.Tell(write, NoticeKind.MonthInReview, month, new LocalDate(2014, 5, 2));
            Assert.Single(write.Db.Set<Delivery>());
            throw new InvalidOperationException("the event itself failed");
        }));

        Assert.Empty(await given.Deliveries());
    }
}
