using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices.Deliver;

/// <summary>Everything that goes to one target in one message, taken by this node for a while.</summary>
/// <param name="Id">The message's own, the same in every attempt.</param>
/// <param name="Attempt">Which attempt it is: what a node reports of an earlier one is not taken any more.</param>
internal sealed record TakenMessage(Id<Organisation> Organisation, Id<Delivery> Id, Id<Account>? Account, Id<GroupChannel>? Channel, int Attempt, IReadOnlyList<Id<Notice>> Notices);

/// <summary>Takes what is due and writes down how it went. Taking is a write of its own, so that two nodes never take the same; whoever dies with it lets it go after the lease.</summary>
internal sealed class DeliveryQueue(Database database, IClock clock)
{
    public static readonly Duration Lease = Duration.FromMinutes(5);

    /// <summary>How long after each attempt the next one waits; after the last it has failed. Together four days: a weekend without a mail server loses nothing.</summary>
    public static readonly IReadOnlyList<Duration> Waits =
        [Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(6), Duration.FromHours(12), Duration.FromHours(24), Duration.FromHours(24), Duration.FromHours(24)];

    private const int AtOnce = 500;

    public async Task<IReadOnlyList<TakenMessage>> Take(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        List<Id<Organisation>> owners;
        await using (var db = database.OpenWhole())
        {
            var due = Due(db.Set<Delivery>().IgnoreQueryFilters(), now);
            owners = await db.Set<Organisation>().IgnoreQueryFilters().Select(o => o.OrganisationId).Where(o => due.Any(d => d.OrganisationId == o)).ToListAsync(stop);
        }

        var taken = new List<TakenMessage>();
        foreach (var owner in owners) taken.AddRange(await database.Write(Access.OfSystem(owner, "delivery"), TakeOf, stop));
        return taken;
    }

    /// <summary>Writes down how an attempt went, unless the message was taken by another node since.</summary>
    public Task<bool> Report(TakenMessage message, Sending how, CancellationToken stop) => database.Write(Access.OfSystem(message.Organisation, "delivery"), async write =>
    {
        var rows = await write.Db.Set<Delivery>().AsTracking().Where(d => d.MessageId == message.Id && d.State == DeliveryState.Waiting && d.Attempts == message.Attempt && d.LeasedUntil != null).ToListAsync(stop);
        foreach (var row in rows)
        {
            (row.LeasedUntil, row.ProblemZh, row.ProblemEn) = (null, how.End == SendingEnd.Sent ? null : how.Why.Zh, how.End == SendingEnd.Sent ? null : how.Why.En);
            row.State = how.End switch
            {
                SendingEnd.Sent => DeliveryState.Sent,
                SendingEnd.Pointless => DeliveryState.GivenUp,
                SendingEnd.Later when message.Attempt <= Waits.Count => DeliveryState.Waiting,
                _ => DeliveryState.Failed,
            };
            if (row.State == DeliveryState.Waiting) row.DueAt = write.Now + Waits[message.Attempt - 1];
            else row.DoneAt = write.Now;
        }

        return rows.Count > 0;
    }, stop);

    private static async Task<List<TakenMessage>> TakeOf(Write write)
    {
        var due = await Due(write.Db.Set<Delivery>().AsTracking(), write.Now).OrderBy(d => d.DueAt).ThenBy(d => d.DeliveryId).Take(AtOnce).ToListAsync();
        // A message that was begun goes out whole.
        var begun = due.Where(d => d.MessageId is not null).Select(d => d.MessageId).Distinct().ToArray();
        if (begun.Length > 0) due = [.. due.UnionBy(await write.Db.Set<Delivery>().AsTracking().Where(d => begun.Contains(d.MessageId) && d.State == DeliveryState.Waiting).ToListAsync(), d => d.DeliveryId)];
        var programs = await write.Db.Set<GroupChannel>().Where(c => c.Kind == GroupKind.Webhook).Select(c => c.ChannelId).ToListAsync();
        // People read one message of many things; a program wants each by itself.
        var messages = due.GroupBy(d => (d.Target, Message: d.MessageId ?? (d.ChannelId is { } c && programs.Contains(c) ? d.DeliveryId : default(Id<Delivery>?)))).ToList();
        return messages.ConvertAll(m =>
        {
            var (first, attempt) = (m.Key.Message ?? m.Min(d => d.DeliveryId), m.Max(d => d.Attempts) + 1);
            foreach (var row in m) (row.MessageId, row.Attempts, row.LeasedUntil) = (first, attempt, write.Now + Lease);
            var one = m.First();
            return new TakenMessage(one.OrganisationId, first, one.AccountId, one.ChannelId, attempt, [.. m.Select(d => d.NoticeId)]);
        });
    }

    private static IQueryable<Delivery> Due(IQueryable<Delivery> rows, Instant now) => rows.Where(d => d.State == DeliveryState.Waiting && d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil <= now));
}
