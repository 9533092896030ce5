using NodaTime;

namespace Yunzhang.Modules.Attendance.Rosters;

/// <summary>
/// Who works which shift on which day. Precedence, the highest first: rest entered for the day, a swap, an assignment for the day, the pattern of
/// the posting, of the person (main post only), of the team, of the nearest unit. Extra shifts are added to what that gives. Immutable, and
/// safe to read from several threads.
/// </summary>
/// <param name="lines">Patterns and whom they hold for.</param>
/// <param name="entries">Exceptions by person and day. A second assignment of one kind for the same post and day adds a shift.</param>
public sealed class Roster(IEnumerable<RosterLine> lines, IEnumerable<DayEntry> entries)
{
    private readonly Dictionary<(RosterSource, string), RosterLine[]> linesOf =
        lines.GroupBy(l => (l.Target, l.TargetId)).ToDictionary(g => g.Key, g => g.OrderByDescending(l => l.From).ToArray());

    private readonly Dictionary<string, DayEntry[]> entriesOf =
        entries.GroupBy(e => e.Person, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>The shifts a person is due to work on a day, in order of their start; empty on a day of rest.</summary>
    public IReadOnlyList<PlannedShift> On(RosterPerson person, LocalDate day)
    {
        var planned = new List<PlannedShift>();
        Fill(person, day, new ShiftTimesCache(), planned);
        return planned;
    }

    /// <summary>Adds the shifts of a person and day to a list.</summary>
    internal void Fill(RosterPerson person, LocalDate day, ShiftTimesCache cache, List<PlannedShift> planned)
    {
        var first = planned.Count;
        var main = -1;
        var said = entriesOf.GetValueOrDefault(person.Id);
        for (var i = 0; i < person.Postings.Count; i++)
        {
            var posting = person.Postings[i];
            if (!posting.IsHeld(day)) continue;
            if (main < 0) main = i;
            var own = said is null ? default : DaySayings.Of(said, day, posting.Id, i == main);
            if (!own.Rest && !AddEntries(RosterSource.Swapped, own.Swap) && !AddEntries(RosterSource.Assigned, own.Assign)) AddPattern(i);
            AddEntries(RosterSource.Extra, own.Extra);

            bool AddEntries(RosterSource source, DayEntryKind? kind)
            {
                if (kind is null) return false;
                foreach (var entry in said!)
                    if (entry.Kind == kind && entry.Shift is { } shift && DaySayings.IsAbout(entry, day, posting.Id, i == main))
                        planned.Add(new(shift, cache.Of(shift, posting.Site, day), i, source));
                return true;
            }

            void AddPattern(int index)
            {
                if (LineOf(person, posting, index == main, day) is not { } line) return;
                foreach (var shift in line.Pattern.On(day, posting.Site.Calendar))
                    planned.Add(new(shift, cache.Of(shift, posting.Site, day), index, line.Target));
            }
        }
        if (planned.Count - first > 1) planned.Sort(first, planned.Count - first, ByStart);
    }

    private static readonly Comparer<PlannedShift> ByStart =
        Comparer<PlannedShift>.Create((a, b) => (a.Times?.Start ?? long.MinValue).CompareTo(b.Times?.Start ?? long.MinValue));

    private RosterLine? LineOf(RosterPerson person, Posting posting, bool isMain, LocalDate day)
    {
        var line = Newest(RosterSource.Posting, posting.Id, day);
        if (isMain) line ??= Newest(RosterSource.Person, person.Id, day);
        if (posting.Team is { } team) line ??= Newest(RosterSource.Team, team, day);
        for (var i = 0; line is null && i < posting.Units.Count; i++) line = Newest(RosterSource.Unit, posting.Units[i], day);
        return line;
    }

    private RosterLine? Newest(RosterSource target, string id, LocalDate day)
    {
        if (!linesOf.TryGetValue((target, id), out var found)) return null;
        foreach (var line in found)
            if (line.From <= day && !(day > line.Until)) return line;
        return null;
    }
}
