using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Notices.ReadNotices;

/// <summary>A notice with what it tells of, as that is now.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Entry">The entry it tells of; null when it is none, or gone since, or may no longer be seen.</param>
/// <param name="Who">Whom the entry is about.</param>
/// <param name="Unit">The unit it is about.</param>
/// <param name="Case">The case it tells of; null when it is none, or may no longer be seen.</param>
internal sealed record NoticeRow(Notice Notice, LedgerEntry? Entry, string Who, Unit? Unit, Case? Case);

/// <summary>Lists somebody's own notices: unread first, then the newest, a page at a time.</summary>
internal sealed class NoticeList(Database database, RulesInForce inForce)
{
    private const int Rows = 30;

    public Task<(ListPage<NoticeRow> Page, IReadOnlyList<Rules> Rules)> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var own = db.Set<Notice>().AsNoTracking().Where(n => n.AccountId == me.Account);
        var page = ReadPage<Notice>.Of(await Ordered(own, query.Before is not null, Place.Parse(query.Before ?? query.After)).Take(Rows + 1).ToListAsync(), Rows, query, Place.Of);
        return (page.With(await Told(db, page.Rows), Total.Of(await own.Take(Total.Cap + 1).CountAsync())), await inForce.Now(db));
    });

    private static IQueryable<Notice> Ordered(IQueryable<Notice> own, bool back, Place? at)
    {
        if (!back)
        {
            if (at is { } top) own = own.Where(n => (n.IsRead == top.IsRead && n.NoticeId < top.Id) || (n.IsRead && !top.IsRead));
            return own.OrderBy(n => n.IsRead).ThenByDescending(n => n.NoticeId);
        }
        if (at is { } low) own = own.Where(n => (n.IsRead == low.IsRead && n.NoticeId > low.Id) || (!n.IsRead && low.IsRead));
        return own.OrderByDescending(n => n.IsRead).ThenBy(n => n.NoticeId);
    }

    /// <summary>What notices tell of, as the reader may see it.</summary>
    internal static async Task<List<NoticeRow>> Told(AppDbContext db, List<Notice> notices)
    {
        var ids = notices.Select(n => n.EntryId).OfType<Id<LedgerEntry>>().ToArray();
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => ids.Contains(e.EntryId)).ToDictionaryAsync(e => e.EntryId);
        var people = entries.Values.Select(e => e.PersonId).OfType<Id<Person>>().Distinct().ToArray();
        var names = await db.Set<Person>().Where(p => people.Contains(p.PersonId)).Select(p => new { p.PersonId, p.Name }).ToDictionaryAsync(p => p.PersonId, p => p.Name);
        var units = (await Structure.Load(db)).Tree;
        var caseIds = notices.Select(n => n.CaseId).OfType<Id<Case>>().Distinct().ToArray();
        var cases = await db.Set<Case>().AsNoTracking().Where(c => caseIds.Contains(c.CaseId)).ToDictionaryAsync(c => c.CaseId);
        return notices.ConvertAll(n =>
        {
            var entry = n.EntryId is { } id ? entries.GetValueOrDefault(id) : null;
            return new NoticeRow(n, entry, entry?.PersonId is { } person ? names.GetValueOrDefault(person, "") : "", n.UnitId is { } unit ? units.Find(unit) : null, n.CaseId is { } of ? cases.GetValueOrDefault(of) : null);
        });
    }

    private readonly record struct Place(bool IsRead, Id<Notice> Id)
    {
        public static string Of(Notice notice) => (notice.IsRead ? "r" : "u") + notice.NoticeId;

        public static Place? Parse(string? key) => key is { Length: > 1 } && Id<Notice>.TryParse(key[1..], null, out var id) ? new Place(key[0] == 'r', id) : null;
    }
}
