using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>Puts notices that are being written on their way out too, by the channels chosen: in the same transaction, so that neither is there without the other.</summary>
internal static class Outbox
{
    private const int AtOnce = 500;

    /// <summary>Writes notices down and puts them on their way.</summary>
    /// <param name="write">In which write.</param>
    /// <param name="fresh">The notices.</param>
    /// <param name="withRest">Whether they go with the rest of the write, when it ends: a few of which nobody asks before.</param>
    public static async Task Add(Write write, IReadOnlyList<Notice> fresh, bool withRest)
    {
        Put(write, fresh, withRest);
        var structure = await Structure.Kept(write.Db);
        List<Delivery> rows = [.. await ToAccounts(write, fresh, structure.Tree), .. await ToGroups(write, fresh, structure.Tree)];
        if (rows.Count > 0) Put(write, rows, withRest);
    }

    private static void Put<T>(Write write, IReadOnlyList<T> rows, bool withRest)
        where T : class, IOwned
    {
        if (withRest) write.Db.AddRange(rows);
        else write.AddMany(rows);
    }

    private static async Task<List<Delivery>> ToAccounts(Write write, IReadOnlyList<Notice> fresh, UnitTree tree)
    {
        var chosen = await write.Db.Standing(nameof(MailChoice), kept => kept.Set<MailChoice>().AsNoTracking().Where(c => c.ConfirmedAt != null).ToDictionaryAsync(c => c.AccountId), c => c.Count);
        var choices = fresh.Select(n => n.AccountId).Distinct().Where(chosen.ContainsKey).ToDictionary(a => a, a => chosen[a]);
        if (choices.Count == 0) return [];
        var people = await People(write, [.. choices.Keys]);
        var home = await write.Db.Home();
        var rows = new List<Delivery>();
        foreach (var notice in fresh)
        {
            if (!choices.TryGetValue(notice.AccountId, out var choice) || !NoticeKinds.Has(choice.Tells, notice.Kind)) continue;
            var person = people.GetValueOrDefault(notice.AccountId);
            var due = person is null ? null : await Due(write, notice, person.PersonId);
            rows.Add(Of(notice, $"mail/{notice.AccountId}", DeliveryTimes.Of(notice.At, choice, ZoneOf(person, tree, home), due), notice.AccountId, null));
        }

        return rows;
    }

    private static async Task<List<Delivery>> ToGroups(Write write, IReadOnlyList<Notice> fresh, UnitTree tree)
    {
        var ofUnits = fresh.Where(n => n.UnitId is not null && NoticeKinds.OfGroups.Contains(n.Kind)).DistinctBy(n => n.Event).ToList();
        if (ofUnits.Count == 0) return [];
        var channels = await write.Db.Standing(nameof(GroupChannel), kept => kept.Set<GroupChannel>().AsNoTracking().Where(c => !c.IsOff).OrderBy(c => c.ChannelId).ToListAsync());
        if (channels.Count == 0) return [];
        // Somebody may be told of an event whom nobody thought of before; the group knows it already.
        var told = new HashSet<(string, string)>();
        foreach (var chunk in ofUnits.Select(n => n.Event).Chunk(AtOnce))
            foreach (var known in await write.Db.Set<Delivery>().AsNoTracking().Where(d => chunk.Contains(d.Event)).Select(d => new { d.Event, d.Target }).ToListAsync()) told.Add((known.Event, known.Target));
        return
        [
            .. from notice in ofUnits
               from channel in channels
               where NoticeKinds.Has(channel.Tells, notice.Kind) && (channel.UnitId is not { } unit || tree.PathTo(notice.UnitId!.Value).Any(u => u.UnitId == unit))
               let target = $"group/{channel.ChannelId}"
               where told.Add((notice.Event, target))
               select Of(notice, target, notice.At, null, channel.ChannelId),
        ];
    }

    private static Delivery Of(Notice notice, string target, Instant due, Id<Account>? account, Id<GroupChannel>? channel) => new()
    {
        OrganisationId = notice.OrganisationId, DeliveryId = Id<Delivery>.New(), NoticeId = notice.NoticeId, Event = notice.Event, Target = target, Kind = notice.Kind, AccountId = account,
        ChannelId = channel, MadeAt = notice.At, DueAt = due,
    };

    private static async Task<Dictionary<Id<Account>, Person>> People(Write write, Id<Account>[] accounts)
    {
        var found = new Dictionary<Id<Account>, Person>();
        foreach (var chunk in accounts.Chunk(AtOnce))
        {
            var rows = await (
                from account in write.Db.Set<Account>().AsNoTracking()
                where chunk.Contains(account.AccountId) && account.PersonId != null
                join person in write.Db.Set<Person>().AsNoTracking() on account.PersonId equals (Id<Person>?)person.PersonId
                select new { account.AccountId, person }).ToListAsync();
            foreach (var row in rows) found[row.AccountId] = row.person;
        }

        return found;
    }

    // The tasks of the case are written with the same event: those not saved yet are among the tracked.
    private static async Task<Instant?> Due(Write write, Notice notice, Id<Person> person)
    {
        if (notice.CaseId is not { } of || notice.Kind is not (NoticeKind.CaseWaits or NoticeKind.CaseUrged or NoticeKind.CaseReturned or NoticeKind.CaseMissed)) return null;
        await write.Db.Set<KeptTask>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking().Where(t => t.CaseId == of).LoadAsync();
        return write.Db.Set<KeptTask>().Local.Where(t => t.CaseId == of && t.PersonId == person && t.DoneAt is null).Min(t => t.Due);
    }

    private static DateTimeZone ZoneOf(Person? person, UnitTree tree, Organisation home)
    {
        var own = person is null ? null : tree.PathTo(person.UnitId).Select(u => u.TimeZone).LastOrDefault(z => z is not null);
        return DateTimeZoneProviders.Tzdb[own ?? home.TimeZone];
    }
}
