using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>Writes notices down in the transaction of what they tell of: neither is there without the other. What an account was told already is not told again.</summary>
internal static class NoticeSender
{
    private const int AtOnce = 500;
    private const int Few = 20;

    /// <summary>Entries that were worked out: who they fall to is told of those that stand, whoever is nearest to his unit of those that wait. Months before last month are past news.</summary>
    /// <param name="write">Sees every unit.</param>
    /// <param name="entries">All that was worked out; those told already are left out.</param>
    /// <param name="today">Where the organisation is.</param>
    public static async Task Tell(Write write, IReadOnlyList<LedgerEntry> entries, LocalDate today)
    {
        var since = today.ToYearMonth().PlusMonths(-1);
        var recent = entries.Where(e => e.Month >= since && (e.Waits || IsFelt(e))).ToList();
        if (recent.Count == 0) return;
        var recipients = await Recipients.Of(write.Db, today);
        var notices = new List<Notice>();
        foreach (var entry in recent)
        {
            if (entry.Waits) notices.AddRange(recipients.Nearest(Permission.RecordFacts, entry.UnitId).Select(account => Of(write, account, NoticeKind.EntryWaits, entry)));
            else if (entry.PersonId is { } person && recipients.Of(person) is { } account) notices.Add(Of(write, account, NoticeKind.EntryStands, entry));
        }

        await Add(write, notices);
    }

    /// <summary>A month came to a state: of review, those nearest are told who may close it; of closing, those too who may see the unit's people.</summary>
    public static async Task Tell(Write write, NoticeKind kind, LedgerMonth month, LocalDate today)
    {
        var recipients = await Recipients.Of(write.Db, today);
        var closers = recipients.Nearest(Permission.CloseMonths, month.UnitId);
        var told = kind == NoticeKind.MonthInReview ? closers : closers.Concat(recipients.Nearest(Permission.SeeUnit, month.UnitId)).Distinct();
        // Sent for review anew, after it went back to draft, is another event.
        var happened = $"{kind}/{month.UnitId}/{month.Month:uuuu-MM}/{write.Now.ToUnixTimeTicks()}";
        await Add(write, [.. told.Where(a => write.Access.Actor.Key != Actor.Account(a, "").Key).Select(account => new Notice
        {
            OrganisationId = write.Access.Organisation, NoticeId = Id<Notice>.New(), AccountId = account, Event = happened, Kind = kind, At = write.Now, UnitId = month.UnitId, Month = month.Month,
            By = write.Access.Actor.Name,
        })]);
    }

    /// <summary>Something happened in a case: people are told who have an account, except whoever did it.</summary>
    /// <param name="write">Sees every unit.</param>
    /// <param name="of">The case.</param>
    /// <param name="told">Whom, of what, and the number of its line in the case's stream, so that it is told once.</param>
    /// <param name="today">Where the organisation is.</param>
    public static async Task Tell(Write write, Id<Case> of, IReadOnlyCollection<(NoticeKind Kind, Id<Person> To, long Line)> told, LocalDate today)
    {
        if (told.Count == 0) return;
        var recipients = await Recipients.Of(write.Db, today);
        var notices = new List<Notice>();
        foreach (var (kind, to, line) in told)
        {
            if (recipients.Of(to) is not { } account || write.Access.Actor.Key == Actor.Account(account, "").Key) continue;
            notices.Add(new Notice
            {
                OrganisationId = write.Access.Organisation, NoticeId = Id<Notice>.New(), AccountId = account, Event = $"{kind}/{of}/{line}", Kind = kind, At = write.Now, CaseId = of,
                By = write.Access.Person is null ? "" : write.Access.Actor.Name,
            });
        }

        // Their line is being written: nobody can have been told of it.
        await Add(write, notices, areNew: true);
    }

    private static bool IsFelt(LedgerEntry entry) =>
        entry.Standing == Standing.Stands && (entry is { Amount: not 0 } or { Reward: not 0 } or { Points: not 0 } or { Days: not 0 } || (entry.Card ?? entry.Gate ?? entry.Mark) is not null);

    private static Notice Of(Write write, Id<Account> account, NoticeKind kind, LedgerEntry entry) => new()
    {
        OrganisationId = write.Access.Organisation, NoticeId = Id<Notice>.New(), AccountId = account, Event = $"{kind}/{entry.EntryId}", Kind = kind, At = write.Now,
        EntryId = entry.EntryId, UnitId = entry.UnitId, Month = entry.Month,
    };

    private static async Task Add(Write write, List<Notice> notices, bool areNew = false)
    {
        var told = new HashSet<(Id<Account>, string)>();
        foreach (var chunk in (areNew ? [] : notices).Select(n => n.Event).Distinct().Chunk(AtOnce))
            foreach (var known in await write.Db.Set<Notice>().AsNoTracking().Where(n => chunk.Contains(n.Event)).Select(n => new { n.AccountId, n.Event }).ToListAsync()) told.Add((known.AccountId, known.Event));
        var fresh = notices.Where(n => told.Add((n.AccountId, n.Event))).ToList();
        if (fresh.Count == 0) return;
        await Outbox.Add(write, fresh, withRest: areNew && fresh.Count <= Few);
    }
}
