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
        var (earliest, latest) = (PunchMonth.Of(from), PunchMonth.Of(until - 1));
        // The people were asked for by whoever may see them; asking again for each of their months would cost more than the month.
        var months = db.Set<PunchMonth>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(m => m.Person >= lowest && m.Person <= highest && m.Month >= earliest && m.Month <= latest);
        if (who.Count <= MostNamed)
        {
            var ordinals = who.Select(p => p.Ordinal).ToArray();
            months = months.Where(m => ordinals.Contains(m.Person));
        }

        var moments = new List<long>();
        await BulkRead.Each(db, months.OrderBy(m => m.Person).ThenBy(m => m.Month).Select(m => new { m.Person, m.Packed }), row =>
        {
            moments.Clear();
            PackedPunches.Moments(row.Bytes(1), moments);
            var person = row.Int(0);
            foreach (var micros in moments)
                if (micros >= from && micros < until) take(person, micros);
        });
    }
}
