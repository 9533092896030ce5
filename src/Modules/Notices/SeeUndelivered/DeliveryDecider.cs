using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Notices.SeeUndelivered;

/// <summary>Sends again what was not delivered, or gives it up.</summary>
internal sealed class DeliveryDecider(Database database)
{
    /// <summary>Tries one again at once, with as many attempts before it as a new one.</summary>
    public Task<Result<int>> Again(SignedIn me, Id<Delivery> id) => Decide(me, rows => rows.Where(d => d.DeliveryId == id), "delivery.tried-again", (write, row) =>
        (row.State, row.DueAt, row.DoneAt, row.Attempts, row.LeasedUntil) = (DeliveryState.Waiting, write.Now, null, 0, null));

    /// <summary>Tries everything again that is not delivered: after a mail server was put right.</summary>
    public Task<Result<int>> AllAgain(SignedIn me) => Decide(me, rows => rows, "delivery.tried-again", (write, row) =>
        (row.State, row.DueAt, row.DoneAt, row.Attempts, row.LeasedUntil) = (DeliveryState.Waiting, write.Now, null, 0, null));

    public Task<Result<int>> GiveUp(SignedIn me, Id<Delivery> id) => Decide(me, rows => rows.Where(d => d.DeliveryId == id), "delivery.given-up", (write, row) =>
        (row.State, row.DoneAt, row.LeasedUntil) = (DeliveryState.GivenUp, write.Now, null));

    private async Task<Result<int>> Decide(SignedIn me, Func<IQueryable<Delivery>, IQueryable<Delivery>> which, string kind, Action<Write, Delivery> decide)
    {
        if (!me.UnitsWhere(Permission.Administer).Everything) return ChannelErrors.NotYours;
        return await database.Write(me.Access, async write =>
        {
            // One that is being sent this moment is left to whoever sends it.
            var open = which(write.Db.Set<Delivery>().AsTracking().Where(d => (d.State == DeliveryState.Failed || (d.State == DeliveryState.Waiting && d.ProblemZh != null)) && (d.LeasedUntil == null || d.LeasedUntil <= write.Now)));
            var rows = await open.ToListAsync();
            if (rows.Count == 0) return (Result<int>)ChannelErrors.DeliveryGone;
            // What went out in one message goes out in one again.
            var messages = rows.Select(r => r.MessageId).Distinct().ToArray();
            rows = await write.Db.Set<Delivery>().AsTracking().Where(d => messages.Contains(d.MessageId) && (d.State == DeliveryState.Failed || d.State == DeliveryState.Waiting)).ToListAsync();
            foreach (var row in rows) decide(write, row);
            if (kind == "delivery.given-up") await write.Journal(Streams.Organisation, "delivery.given-up", new { deliveries = rows.Count });
            else await write.Journal(Streams.Organisation, "delivery.tried-again", new { deliveries = rows.Count });
            return rows.Count;
        });
    }
}
