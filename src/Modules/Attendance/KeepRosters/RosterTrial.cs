using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Rosters;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>What a roster that somebody wants would get wrong that is right now.</summary>
internal static class RosterTrial
{
    /// <summary>Problems of some people that a roster brings, each with the name of whom it is about; the first few are enough to mend it by.</summary>
    public static List<AttendanceProblem> Brings(AttendanceBook book, Roster asked, IEnumerable<RosterPerson> people, LocalDate first, LocalDate last, int most = 5)
    {
        var found = new List<AttendanceProblem>();
        foreach (var person in people)
        {
            var before = RosterCheck.Problems(book.Roster, person, first, last).Select(p => p.Message.Zh).ToHashSet(StringComparer.Ordinal);
            var name = book.Of(person.Ordinal).Name;
            found.AddRange(RosterCheck.Problems(asked, person, first, last).Where(p => !before.Contains(p.Message.Zh)).DistinctBy(p => p.Message.Zh)
                .Select(p => p with { Message = new Phrase($"{name}：{p.Message.Zh}", $"{name}: {p.Message.En}") }));
            if (found.Count >= most) break;
        }

        return [.. found.Take(most)];
    }
}
