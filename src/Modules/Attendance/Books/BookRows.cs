using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Months;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Attendance.Books;

/// <summary>
/// Rows about the people of a book. They are read by person, not by unit: who may see somebody sees all of his month, also what he did for another unit.
/// </summary>
internal sealed class BookRows(AppDbContext db, IReadOnlyList<Person> who, LocalDate first, LocalDate last)
{
    // Beyond so many people they are not named: rows are read of all whose ids lie between theirs, and those of others passed over.
    private const int MostNamed = 500;

    private readonly Dictionary<Id<Person>, int> ordinals = who.ToDictionary(p => p.PersonId, p => p.Ordinal);
    private readonly Id<Person>[]? named = who.Count <= MostNamed ? [.. who.Select(p => p.PersonId)] : null;

    /// <summary>Posts by person, the main one first.</summary>
    public async Task<ILookup<Id<Person>, Assignment>> Assignments()
    {
        var (from, to) = (first.PlusDays(-3), last.PlusDays(3));
        var rows = await BulkRead.List(db, Own<Assignment>().Where(a => a.From <= to && (a.To == null || a.To >= from)));
        return rows.Where(a => ordinals.ContainsKey(a.PersonId)).OrderByDescending(a => a.IsMain).ThenBy(a => a.From).ThenBy(a => a.AssignmentId).ToLookup(a => a.PersonId);
    }

    public async Task<List<DayEntry>> Entries(Dictionary<Id<KeptShift>, Shift> shifts)
    {
        var (from, to) = (first.PlusDays(-3), last.PlusDays(3));
        var rows = await Own<KeptDayEntry>().Where(e => e.Day >= from && e.Day <= to).OrderBy(e => e.EntryId).ToListAsync();
        return [.. rows.Where(e => ordinals.ContainsKey(e.PersonId)).Select(e => new DayEntry(
            e.PersonId.ToString(), e.Day, e.Kind, e.ShiftId is { } shift ? shifts[shift] : null, null, new Phrase(e.Reason, e.Reason)))];
    }

    public async Task<List<Cover>> Covers()
    {
        var from = Micros.ToInstant(MonthRun.ReadsFrom(first));
        var to = Micros.ToInstant(MonthRun.ReadsUntil(last));
        var rows = await Own<KeptCover>().Where(c => !c.IsWithdrawn && c.To > from && c.From < to).ToListAsync();
        return [.. rows.Where(c => ordinals.ContainsKey(c.PersonId)).OrderBy(c => ordinals[c.PersonId]).ThenBy(c => c.From).ThenBy(c => c.CoverId)
            .Select(c => new Cover(ordinals[c.PersonId], Micros.Of(c.From), Micros.Of(c.To), c.Kind, c.Approval))];
    }

    private IQueryable<T> Own<T>()
        where T : class, IAboutPerson
    {
        var rows = db.Set<T>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking();
        if (named is not null) return rows.Where(r => named.Contains(r.PersonId));
        var (lowest, highest) = (who.Min(p => p.PersonId), who.Max(p => p.PersonId));
        return rows.Where(r => r.PersonId >= lowest && r.PersonId <= highest);
    }
}
