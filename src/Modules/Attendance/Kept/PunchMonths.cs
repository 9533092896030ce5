using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>The kept punches, read and changed one by one or by the file; how they are packed is nobody else's business.</summary>
internal static class PunchMonths
{
    /// <summary>The punches of one person in a stretch of time, in order; none when one may not see the person.</summary>
    /// <param name="db">Bound to whoever asks.</param>
    /// <param name="person">Ordinal of the person.</param>
    /// <param name="from">First moment, in microseconds.</param>
    /// <param name="until">The first moment after it.</param>
    public static async Task<IReadOnlyList<KeptPunch>> Of(AppDbContext db, int person, long from, long until)
    {
        var (first, last) = (PunchMonth.Of(from), PunchMonth.Of(until - 1));
        var months = await db.Set<PunchMonth>().AsNoTracking().Where(m => m.Person == person && m.Month >= first && m.Month <= last).OrderBy(m => m.Month).ToListAsync();
        return [.. months.SelectMany(m => Unpacked(m.Packed)).Where(p => p.Micros >= from && p.Micros < until)];
    }

    /// <summary>Adds a punch that is not there yet; saved with the write.</summary>
    public static async Task Add(Write write, int person, long micros, int batch)
    {
        var month = await write.Db.FindAsync<PunchMonth>(write.Access.Organisation, person, PunchMonth.Of(micros));
        if (month is null) write.Db.Add(month = new PunchMonth(write.Access.Organisation, person, PunchMonth.Of(micros)));
        KeptPunch[] punches = [.. month.Packed.Length == 0 ? [] : Unpacked(month.Packed), new KeptPunch(micros, batch)];
        Array.Sort(punches, (a, b) => a.Micros.CompareTo(b.Micros));
        month.Packed = PackedPunches.Pack(punches);
    }

    /// <summary>Takes a punch away; saved with the write.</summary>
    /// <returns>False when there is none at that moment.</returns>
    public static async Task<bool> Remove(Write write, int person, long micros)
    {
        var month = await write.Db.FindAsync<PunchMonth>(write.Access.Organisation, person, PunchMonth.Of(micros));
        if (month is null) return false;
        var punches = Unpacked(month.Packed);
        if (punches.RemoveAll(p => p.Micros == micros) == 0) return false;
        if (punches.Count == 0) write.Db.Remove(month);
        else month.Packed = PackedPunches.Pack([.. punches]);
        return true;
    }

    /// <summary>Adds the punches of a file, passing over those that are there.</summary>
    /// <param name="write">They are in the database when this returns, and gone when it fails.</param>
    /// <param name="punches">Ordered by person and time; every one may have been struck out, so there may be none.</param>
    /// <param name="batch">Number of the batch.</param>
    /// <returns>How many were new.</returns>
    public static async Task<long> Add(Write write, List<Punch> punches, int batch)
    {
        if (punches.Count == 0) return 0;
        var known = await Known(write.Db.Set<PunchMonth>().IgnoreQueryFilters([AppDbContext.UnitFilter]), write.Db, punches);
        var merge = new PunchMerge(punches, known, batch);
        write.PutMany(merge.Changed().Select(m => new PunchMonth(write.Access.Organisation, m.Person, m.Month) { Packed = m.Packed }));
        return merge.Added;
    }

    /// <summary>How many of some punches are there already.</summary>
    public static async Task<long> CountKnown(AppDbContext db, List<Punch> punches)
    {
        if (punches.Count == 0) return 0;
        var merge = new PunchMerge(punches, await Known(db.Set<PunchMonth>(), db, punches), 0);
        foreach (var _ in merge.Changed()) continue;
        return punches.Count - merge.Added;
    }

    // Of everybody between the first and the last of them: asking for each would cost more than reading those of a few others.
    private static async Task<Dictionary<(int, YearMonth), byte[]>> Known(IQueryable<PunchMonth> months, AppDbContext db, List<Punch> punches)
    {
        var (lowest, highest) = (punches[0].Person, punches[^1].Person);
        var (from, to) = Punch.SpanOf(punches);
        var (first, last) = (PunchMonth.Of(from), PunchMonth.Of(to));
        var known = new Dictionary<(int, YearMonth), byte[]>();
        await BulkRead.Each(
            db,
            months.Where(m => m.Person >= lowest && m.Person <= highest && m.Month >= first && m.Month <= last).Select(m => new { m.Person, m.Month, m.Packed }),
            row => known[(row.Int(0), new YearMonth(row.Int(1) / 100, row.Int(1) % 100))] = row.Bytes(2));
        return known;
    }

    private static List<KeptPunch> Unpacked(byte[] packed)
    {
        var punches = new List<KeptPunch>();
        PackedPunches.Unpack(packed, punches);
        return punches;
    }
}
