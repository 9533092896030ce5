using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Notices.Deliver;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Notices;

/// <summary>
/// Sends what is due. Every node may run one: a message is taken before it is sent, and how it went is written down after. A node that dies between the two leaves
/// it to be sent again, with the same id.
/// </summary>
public sealed class DeliveryWorker
{
    private const int AtOnce = 4;

    private readonly Database database;
    private readonly IClock clock;
    private readonly AccountReader accounts;
    private readonly MessageWriter writer;
    private readonly MailSender mail;
    private readonly GroupSender groups;
    private readonly DeliveryQueue queue;

    internal DeliveryWorker(Database database, IClock clock, AccountReader accounts, MessageWriter writer, MailSender mail, GroupSender groups) =>
        (this.database, this.clock, this.accounts, this.writer, this.mail, this.groups, queue) = (database, clock, accounts, writer, mail, groups, new(database, clock));

    /// <summary>Sends what is due now.</summary>
    /// <returns>How many messages went out.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var (sent, faults) = (0, new ConcurrentQueue<Exception>());
        // One receiver that does not answer holds up the others by a quarter at most.
        await Parallel.ForEachAsync(await queue.Take(stop), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (message, _) =>
        {
            var how = await TrySend(message, faults, stop);
            if (await queue.Report(message, how, stop) && how.End == SendingEnd.Sent) Interlocked.Increment(ref sent);
        });
        return faults.IsEmpty ? sent : throw new AggregateException(faults);
    }

    private async Task<Sending> TrySend(TakenMessage message, ConcurrentQueue<Exception> faults, CancellationToken stop)
    {
        try
        {
            return await Send(message, stop);
        }
#pragma warning disable CA1031 // One message that cannot be put together must not hold up the others; the fault is thrown when they are done.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            faults.Enqueue(fault);
            return Sending.Later("程序出错，已记入日志，稍后自动再试。", "A fault of the program, which is in the log; it is tried again by itself.");
        }
    }

    private async Task<Sending> Send(TakenMessage message, CancellationToken stop)
    {
        var access = Access.OfSystem(message.Organisation, "delivery");
        var settings = await database.Read(access, db => db.Set<DeliverySettings>().AsNoTracking().SingleOrDefaultAsync(stop));
        return message.Account is { } account ? await SendMail(message, access, settings, account, stop) : await SendToGroup(message, access, settings, message.Channel!.Value, stop);
    }

    private async Task<Sending> SendMail(TakenMessage message, Access access, DeliverySettings? settings, Id<Account> account, CancellationToken stop)
    {
        var choice = await database.Read(access, db => db.Set<MailChoice>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == account && c.ConfirmedAt != null, stop));
        if (choice is null) return Sending.Pointless("收件人已经不用邮件接收通知。", "The recipient is not told by mail any more.");
        if (await accounts.Find(message.Organisation, account) is not { } reader) return Sending.Pointless("收件人的账号已停用。", "The recipient's account is disabled.");
        var language = reader.Language is { } tag ? ChosenLanguage.Parse(tag) ?? Language.Chinese : Language.Chinese;
        var (subject, body) = await writer.Mail(reader.Me, language, settings?.BaseAddress ?? "", message.Notices);
        return await mail.Send(settings, new Mail($"{message.Id}@yunzhang", choice.Address, subject, body), stop);
    }

    private async Task<Sending> SendToGroup(TakenMessage message, Access access, DeliverySettings? settings, Id<GroupChannel> id, CancellationToken stop)
    {
        var channel = await database.Read(access, db => db.Set<GroupChannel>().AsNoTracking().SingleOrDefaultAsync(c => c.ChannelId == id && !c.IsOff, stop));
        if (channel is null) return Sending.Pointless("这个渠道已停用。", "This channel has been turned off.");
        var (text, body) = await writer.Group(access, channel, settings?.BaseAddress ?? "", message.Id.ToString(), message.Notices);
        return await groups.Send(channel, message.Id.ToString(), text, body, clock.GetCurrentInstant(), stop);
    }
}
