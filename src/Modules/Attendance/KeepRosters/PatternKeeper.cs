using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>A pattern as it shall be.</summary>
/// <param name="Anchor">The day its first day falls on.</param>
/// <param name="Cycle">As a person writes it; see <see cref="PatternCycle"/>.</param>
internal sealed record PatternDetails(string Name, LocalDate Anchor, string Cycle, bool FollowsCalendar);

/// <summary>Keeps patterns. One that holds for somebody keeps its days, for they are past for somebody; a new one is made and holds from a day.</summary>
internal sealed class PatternKeeper(Database database)
{
    private const int LongestName = 60;

    /// <summary>Adds the pattern, or changes it when there is one of this id; the same again changes nothing.</summary>
    public Task<Result<Id<KeptPattern>>> Keep(SignedIn me, Id<KeptPattern> id, PatternDetails asked) => database.Write(me.Access, async write =>
    {
        if (!me.May(Permission.KeepAttendance)) return (Result<Id<KeptPattern>>)AttendanceErrors.NotYours(asked.Name);
        var patterns = await write.Db.Set<KeptPattern>().AsTracking().ToListAsync();
        var shifts = await write.Db.Set<KeptShift>().AsNoTracking().OrderBy(s => s.Name).ToListAsync();
        var errors = CheckName(asked.Name, id, patterns);
        if (asked.Anchor < RosterErrors.Earliest || asked.Anchor > RosterErrors.Latest) errors.Add(RosterErrors.FarAway("anchor", asked.Anchor));
        var pattern = patterns.Find(p => p.PatternId == id);
        var cycle = PatternCycle.Read(asked.Cycle, pattern is null ? shifts : [.. shifts.Select(s => Standing(s, pattern))]);
        errors.AddRange(cycle.Errors);
        if (errors.Count > 0) return errors;
        if (pattern is null)
        {
            write.Db.Add(new KeptPattern(write.Access.Organisation, id, asked.Name, asked.Anchor, cycle.Value, asked.FollowsCalendar));
            await write.Journal(ShiftKeeper.Stream, "pattern.added", Body(asked));
            return id;
        }

        var isRenamedOnly = (pattern.Anchor, pattern.Cycle, pattern.FollowsCalendar) == (asked.Anchor, cycle.Value, asked.FollowsCalendar);
        if (isRenamedOnly && pattern.Name == asked.Name) return id;
        var lines = await write.Db.Set<KeptRosterLine>().AsNoTracking().Where(l => l.PatternId == id).ToListAsync();
        if (!isRenamedOnly && lines.Count > 0) return RosterErrors.PatternInUse(pattern.Name, lines.Count);
        if (await Refusal(write.Db, me, pattern, lines) is { } refusal) return refusal;
        var before = pattern.Name;
        (pattern.Name, pattern.Anchor, pattern.Cycle, pattern.FollowsCalendar) = (asked.Name, asked.Anchor, cycle.Value, asked.FollowsCalendar);
        await write.Journal(ShiftKeeper.Stream, "pattern.changed", new { before, after = Body(asked) });
        return id;
    });

    /// <summary>Deletes a pattern that holds for nobody.</summary>
    public Task<Result<Id<KeptPattern>>> Remove(SignedIn me, Id<KeptPattern> id) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<KeptPattern>().AsTracking().SingleOrDefaultAsync(p => p.PatternId == id) is not { } pattern) return (Result<Id<KeptPattern>>)RosterErrors.NoPattern;
        if (!me.May(Permission.KeepAttendance)) return AttendanceErrors.NotYours(pattern.Name);
        if (await write.Db.Set<KeptRosterLine>().CountAsync(l => l.PatternId == id) is > 0 and var lines) return RosterErrors.PatternInUse(pattern.Name, lines);
        write.Db.Remove(pattern);
        await write.Journal(ShiftKeeper.Stream, "pattern.removed", new { pattern.Name });
        return id;
    });

    // An ended shift may stay in a pattern that has it: only new use is refused.
    private static KeptShift Standing(KeptShift shift, KeptPattern pattern)
    {
        if (shift.IsClosed && pattern.Cycle.Contains(shift.ShiftId.ToString(), StringComparison.Ordinal)) shift.IsClosed = false;
        return shift;
    }

    private static async Task<Error?> Refusal(AppDbContext db, SignedIn me, KeptPattern pattern, IReadOnlyList<KeptRosterLine> lines)
    {
        foreach (var unit in await RosterPeople.Units(db, lines))
            if (!me.May(Permission.KeepAttendance, unit)) return RosterErrors.NotKept(new($"“{pattern.Name}”", $"\"{pattern.Name}\""), (await Structure.Load(db)).UnitName(unit));
        return null;
    }

    private static List<Error> CheckName(string name, Id<KeptPattern> id, List<KeptPattern> patterns)
    {
        var errors = new List<Error>();
        if (name.Length == 0) errors.Add(RosterErrors.NameMissing);
        if (name.Length > LongestName) errors.Add(RosterErrors.NameLong("name", name.Length, LongestName));
        if (patterns.Exists(p => p.PatternId != id && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) errors.Add(RosterErrors.NameTaken(name));
        return errors;
    }

    private static object Body(PatternDetails asked) => new { asked.Name, anchor = Platform.Ui.Figures.Day(asked.Anchor), asked.Cycle, asked.FollowsCalendar };
}
