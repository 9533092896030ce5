using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>A demonstration with a mail server, a group, somebody who is told by mail, and notices that did not arrive.</summary>
internal static class GivenUndelivered
{
    public const string Group = "城东厂管理群";

    /// <returns>The id of one that failed.</returns>
    public static async Task<Id<Delivery>> Add(GivenPlant plant)
    {
        var (worker, failed) = (await PeoplePageTests.Of(plant, "worker@demo"), Id<Delivery>.New());
        await plant.Write(async write =>
        {
            var (own, group) = (worker.OrganisationId, Id<GroupChannel>.New());
            write.Db.Add(new DeliverySettings(own) { BaseAddress = "https://yunzhang.example.com", MailHost = "smtp.example.com", MailPort = 587, MailFrom = "yunzhang@example.com" });
            write.Db.Add(new GroupChannel(own, group, GroupKind.DingTalk) { Name = Group, Host = "oapi.dingtalk.com", Tells = NoticeKinds.Of(NoticeKinds.OfGroups) });
            write.Db.Add(new MailChoice(own, worker.AccountId) { Address = "worker@example.com", ConfirmedAt = write.Now });
            var refused = ("机器人拒收（310000）：sign not match。请核对地址、密钥和机器人的安全设置。", "The robot refused it (310000): sign not match. Check address, secret and the robot's security settings.");
            Add(write, Id<Delivery>.New(), NoticeKind.EntryStands, DeliveryState.Waiting, worker.AccountId, null, ("连不上邮件服务器 smtp.example.com:587，稍后自动再试。", "The mail server smtp.example.com:587 cannot be reached; it is tried again by itself."));
            Add(write, Id<Delivery>.New(), NoticeKind.EntryWaits, DeliveryState.GivenUp, null, group, refused);
            Add(write, failed, NoticeKind.MonthInReview, DeliveryState.Failed, null, group, refused);
            await write.Journal(Streams.Organisation, "channel.added", new { name = Group, kind = "DingTalk", host = "oapi.dingtalk.com" });
            return 0;
        });
        return failed;
    }

    private static void Add(Write write, Id<Delivery> id, NoticeKind kind, DeliveryState state, Id<Account>? account, Id<GroupChannel>? group, (string Zh, string En) why) => write.Db.Add(new Delivery
    {
        OrganisationId = write.Access.Organisation, DeliveryId = id, NoticeId = Id<Notice>.New(), Event = $"{kind}/{id}", Target = account is null ? $"group/{group}" : $"mail/{account}", Kind = kind, AccountId = account,
        ChannelId = group, MadeAt = write.Now, DueAt = write.Now + NodaTime.Duration.FromDays(1), MessageId = id, Attempts = 3, State = state, ProblemZh = why.Zh, ProblemEn = why.En,
    });
}
