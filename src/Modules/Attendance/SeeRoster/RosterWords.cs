using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.SeeRoster;

/// <summary>How a planned day reads.</summary>
internal static class RosterWords
{
    /// <summary>The shifts of a day, or rest.</summary>
    public static Phrase Say(IReadOnlyList<PlannedShift> planned) => planned.Count == 0
        ? new("休", "Off")
        : new(string.Join(" + ", planned.Select(p => p.Shift.Name.Zh)), string.Join(" + ", planned.Select(p => p.Shift.Name.En)));

    /// <summary>So short that a month of it fits a screen: 白, 夜, 白+夜; a dot for rest.</summary>
    public static Phrase Mark(IReadOnlyList<PlannedShift> planned) => planned.Count == 0
        ? new("·", "·")
        : new(string.Join('+', planned.Select(p => First(p.Shift.Name.Zh, 1))), string.Join('+', planned.Select(p => First(p.Shift.Name.En, 2))));

    /// <summary>Where something is said of the day by hand it stands out; where nobody can work it, it warns.</summary>
    public static Tone Tone(IReadOnlyList<PlannedShift> planned, bool isSaid) =>
        planned.Any(p => p.Times is null) ? Platform.Ui.Tone.Error : isSaid ? Platform.Ui.Tone.Info : Platform.Ui.Tone.Neutral;

    /// <summary>Runs of equal days, for a phone: 1–3 白班, 4 休.</summary>
    public static IEnumerable<(int From, int To, Phrase What)> Runs(RosterRow row)
    {
        for (var i = 0; i < row.Days.Count;)
        {
            var what = Say(row.Days[i]);
            var to = i;
            while (to + 1 < row.Days.Count && Say(row.Days[to + 1]) == what) to++;
            yield return (i + 1, to + 1, what);
            i = to + 1;
        }
    }

    private static string First(string name, int length) => name.Length <= length ? name : name[..length];
}
