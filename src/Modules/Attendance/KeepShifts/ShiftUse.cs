using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepShifts;

/// <summary>Where a shift is rostered.</summary>
/// <param name="Patterns">Patterns it stands in.</param>
/// <param name="Lines">What those hold for.</param>
/// <param name="Entries">Days it was set for by hand.</param>
internal sealed record ShiftUse(IReadOnlyList<KeptPattern> Patterns, IReadOnlyList<KeptRosterLine> Lines, IReadOnlyList<KeptDayEntry> Entries)
{
    public bool IsUsed => Patterns.Count + Entries.Count > 0;

    /// <summary>Reads it, whatever units whoever asks may see: a shift is the whole organisation's.</summary>
    public static async Task<ShiftUse> Of(AppDbContext db, Id<KeptShift> shift)
    {
        var patterns = (await db.Set<KeptPattern>().AsNoTracking().OrderBy(p => p.Name).ToListAsync()).FindAll(p => Cycles.Read(p.Cycle).Any(d => d.Contains(shift)));
        var ids = patterns.Select(p => p.PatternId).ToArray();
        return new ShiftUse(
            patterns, await db.Set<KeptRosterLine>().AsNoTracking().Where(l => ids.Contains(l.PatternId)).OrderBy(l => l.From).ToListAsync(),
            await db.Set<KeptDayEntry>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(e => e.ShiftId == shift).OrderBy(e => e.EntryId).ToListAsync());
    }

    /// <summary>Whoever may be due to work it between two days.</summary>
    public async Task<HashSet<Id<Person>>> People(AppDbContext db, LocalDate first, LocalDate last)
    {
        var people = await RosterPeople.Of(db, Lines, first, last);
        people.UnionWith(Entries.Where(e => e.Day >= first && e.Day <= last).Select(e => e.PersonId));
        return people;
    }

    /// <summary>Why somebody may not change the shift: it holds where he does not keep attendance. Null when he may.</summary>
    public async Task<Error?> Refusal(AppDbContext db, SignedIn me, Phrase shift)
    {
        var units = (await RosterPeople.Units(db, Lines)).Concat(Entries.Select(e => e.UnitId)).Distinct().ToList();
        var foreign = units.FindIndex(u => !me.May(Permission.KeepAttendance, u));
        return foreign < 0 ? null : RosterErrors.NotKept(new($"“{shift.Zh}”", $"\"{shift.En}\""), (await Structure.Load(db)).UnitName(units[foreign]));
    }
}
