using System.Linq.Expressions;
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
    private readonly Dictionary<Id<Person>, int> ordinals = who.ToDictionary(p => p.PersonId, p => p.Ordinal);
    private readonly HashSet<Id<Person>> people = [.. who.Select(p => p.PersonId)];

    /// <summary>Posts by person, the main one first.</summary>
    public async Task<ILookup<Id<Person>, Assignment>> Assignments()
    {
        var (from, to) = (first.PlusDays(-3), last.PlusDays(3));
        var rows = await Own<Assignment>(a => a.From <= to && (a.To == null || a.To >= from));
        return rows.OrderByDescending(a => a.IsMain).ThenBy(a => a.From).ThenBy(a => a.AssignmentId).ToLookup(a => a.PersonId);
    }

    public async Task<List<DayEntry>> Entries(Dictionary<Id<KeptShift>, Shift> shifts)
    {
        var (from, to) = (first.PlusDays(-3), last.PlusDays(3));
        var rows = await Own<KeptDayEntry>(e => e.Day >= from && e.Day <= to);
        return [.. rows.OrderBy(e => e.EntryId).Select(e => new DayEntry(
            e.PersonId.ToString(), e.Day, e.Kind, e.ShiftId is { } shift ? shifts[shift] : null, null, new Phrase(e.Reason, e.Reason)))];
    }

    public async Task<List<Cover>> Covers()
    {
        var from = Micros.ToInstant(MonthRun.ReadsFrom(first));
        var to = Micros.ToInstant(MonthRun.ReadsUntil(last));
        var rows = await Own<KeptCover>(c => !c.IsWithdrawn && c.To > from && c.From < to);
        return [.. rows.OrderBy(c => ordinals[c.PersonId]).ThenBy(c => c.From).ThenBy(c => c.CoverId)
            .Select(c => new Cover(ordinals[c.PersonId], Micros.Of(c.From), Micros.Of(c.To), c.Kind, c.Approval))];
    }

    private Task<List<T>> Own<T>(Expression<Func<T, bool>> matching)
        where T : class, IAboutPerson => BulkRead.OfPeople(db, db.Set<T>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(matching), people);
}
