using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Months;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Attendance.Books;

/// <summary>Punches as judging days needs them: by person, then by time, never all at once.</summary>
internal static class PunchStream
{
    private const int MostNamed = 500;

    /// <summary>Gives every punch that may belong to a range of days to <paramref name="take"/>, in order.</summary>
    public static async Task Read(AppDbContext db, IReadOnlyList<Person> who, LocalDate first, LocalDate last, Action<int, long> take)
    {
        if (who.Count == 0) return;
        var (from, until) = (MonthRun.ReadsFrom(first), MonthRun.ReadsUntil(last));
        var (lowest, highest) = (who.Min(p => p.Ordinal), who.Max(p => p.Ordinal));
        // The people were asked for by whoever may see them; asking again for each punch would cost more than the punch.
        var punches = db.Set<KeptPunch>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(p => p.Person >= lowest && p.Person <= highest && p.Micros >= from && p.Micros < until);
        if (who.Count <= MostNamed)
        {
            var ordinals = who.Select(p => p.Ordinal).ToArray();
            punches = punches.Where(p => ordinals.Contains(p.Person));
        }

        await BulkRead.Each(db, punches.OrderBy(p => p.Person).ThenBy(p => p.Micros).Select(p => new { p.Person, p.Micros }), row => take(row.GetInt32(0), row.GetInt64(1)));
    }
}
