using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.SetDay;

/// <summary>What is said of one day by hand: the kind, and the shift where there is one.</summary>
internal readonly record struct Saying(DayEntryKind Kind, Id<KeptShift>? Shift);

/// <summary>What somebody's main post is due on a day, with and without what was said of the day by hand.</summary>
internal static class DayPlan
{
    /// <summary>Shifts of the main post.</summary>
    public static List<Id<KeptShift>> Of(Roster roster, RosterPerson person, LocalDate day) => [.. Main(roster, person, day).Select(p => Id<KeptShift>.Parse(p.Shift.Id, null))];

    /// <summary>Whether somebody holds a post on a day.</summary>
    public static bool IsHere(RosterPerson person, LocalDate day) => person.Postings.Any(p => p.IsHeld(day));

    /// <summary>What has to be said so that exactly these shifts are due: nothing when the patterns give them anyway.</summary>
    public static List<Saying> Sayings(AttendanceBook book, RosterPerson person, LocalDate day, IReadOnlyCollection<Id<KeptShift>> asked)
    {
        if (Of(book.Usual, person, day).ToHashSet().SetEquals(asked)) return [];
        return asked.Count == 0 ? [new(DayEntryKind.Rest, null)] : [.. asked.Select(s => new Saying(DayEntryKind.Assign, s))];
    }

    /// <summary>The roster of some people with other sayings for some of their days.</summary>
    public static Roster With(AttendanceBook book, IReadOnlyDictionary<(string Person, LocalDate Day), IReadOnlyList<Saying>> said)
    {
        var others = said.Keys.Select(k => k.Person).Distinct().SelectMany(book.EntriesOf).Where(e => e.Posting is not null || !said.ContainsKey((e.Person, e.Day)));
        return new Roster(book.Lines, others.Concat(said.SelectMany(d => d.Value.Select(s => new DayEntry(d.Key.Person, d.Key.Day, s.Kind, s.Shift is { } shift ? book.Timed[shift] : null)))));
    }

    private static IEnumerable<PlannedShift> Main(Roster roster, RosterPerson person, LocalDate day)
    {
        var main = -1;
        for (var i = 0; main < 0 && i < person.Postings.Count; i++)
            if (person.Postings[i].IsHeld(day)) main = i;
        return roster.On(person, day).Where(p => p.Posting == main);
    }
}
