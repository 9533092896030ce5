using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>
/// Carries a change of shifts, rosters or calendars through to days already judged. A closed month keeps its figures: what the change comes to is settled
/// as an adjustment, and whoever makes it is told before.
/// </summary>
internal sealed class RosterChange(DeviationDeriver deriver)
{
    /// <summary>The field of a form by which somebody says that he knows of closed months.</summary>
    public const string Knows = "knows_closed";

    /// <summary>Closed months of some people between two days.</summary>
    public static async Task<IReadOnlyList<YearMonth>> Closed(AppDbContext db, IReadOnlySet<Id<Person>> people, LocalDate first, LocalDate last)
    {
        if (people.Count == 0 || last < first) return [];
        var posts = await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking()
            .Where(a => a.From <= last && (a.To == null || a.To >= first)).Select(a => new { a.PersonId, a.UnitId }).ToListAsync();
        return await MonthsClosed.Of(db, posts.Where(a => people.Contains(a.PersonId)).Select(a => a.UnitId), first, last);
    }

    /// <summary>Why a change has to wait for a word; null when it need not.</summary>
    public static async Task<Error?> Refusal(AppDbContext db, IReadOnlySet<Id<Person>> people, LocalDate first, LocalDate last, bool knows) =>
        !knows && await Closed(db, people, first, last) is { Count: > 0 } closed ? RosterErrors.Closed(closed) : null;

    /// <summary>Judges days again; what was changed has been saved. Days that have not come are left out.</summary>
    public async Task Judge(Write write, IReadOnlySet<Id<Person>> people, LocalDate first, LocalDate last)
    {
        if (people.Count == 0) return;
        await write.Db.SaveChangesAsync();
        // A night shift reaches into the next day, and takes its window from the day before.
        await deriver.Derive(write, people, first.PlusDays(-1), last.PlusDays(1));
    }
}
