using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Attendance.Shifts;

/// <summary>Says all that is wrong with a shift before anybody is rostered on it.</summary>
public static class ShiftCheck
{
    private const int MinutesOfDay = 24 * 60;
    private const int LongestWindow = 12 * 60;

    /// <summary>Every problem of a shift; empty when it can be used.</summary>
    public static IReadOnlyList<AttendanceProblem> Problems(Shift shift)
    {
        var found = new List<AttendanceProblem>();
        if (shift.Versions.Count == 0)
        {
            found.Add(new("shift.no-version", new($"班次“{shift.Name.Zh}”还没有时间。请至少填写一个从某天起施行的上下班时间。",
                $"The shift \"{shift.Name.En}\" has no times yet. Give it times that hold from some day on.")));
        }
        foreach (var twice in shift.Versions.GroupBy(v => v.From).Where(g => g.Count() > 1))
        {
            found.Add(new("shift.version-twice", new($"从 {Day(twice.Key)} 起的时间写了 {twice.Count()} 次。同一天起只能有一个，请删去多余的。",
                $"Times from {Day(twice.Key)} are given {twice.Count()} times. Only one may begin on a day; remove the others.")));
        }
        foreach (var version in shift.Versions)
        {
            CheckHours(version.Hours, found);
            foreach (var variant in version.Variants) CheckHours(variant.Hours, found);
            CheckVariants(version, found);
        }
        return found;
    }

    private static void CheckHours(ShiftHours hours, List<AttendanceProblem> found)
    {
        var length = Offset(hours, hours.End);
        var before = 0;
        foreach (var pause in hours.Breaks)
        {
            var (from, to) = (Offset(hours, pause.Start), Offset(hours, pause.End));
            if (from >= to || to >= length || pause.Start == hours.Start) found.Add(Outside(hours, pause));
            else if (from < before) found.Add(Overlapping(pause));
            before = Math.Max(before, to);
        }
        Within(found, "shift.tolerance", "宽限分钟数", "tolerance", hours.LateTolerance, length - 1);
        Within(found, "shift.tolerance", "宽限分钟数", "tolerance", hours.EarlyTolerance, length - 1);
        Within(found, "shift.window", "打卡时段", "punch window", hours.SignInOpens, LongestWindow);
        Within(found, "shift.window", "打卡时段", "punch window", hours.SignOutCloses, LongestWindow);
        Within(found, "shift.double-within", "重复打卡间隔", "gap of a double punch", hours.DoubleWithin, length - 1);
        Within(found, "shift.shortest-stay", "最短停留", "shortest stay", hours.ShortestStay, length);
        if (hours.SignInUntil is { } until) Within(found, "shift.sign-in-until", "签到截止", "end of sign-in", until, length);
    }

    private static void CheckVariants(ShiftVersion version, List<AttendanceProblem> found)
    {
        for (var i = 0; i < version.Variants.Count; i++)
        {
            var one = version.Variants[i];
            if (one.Weight == 0)
            {
                found.Add(new("shift.variant-of-nothing", new("有一组时间既没有写厂区，也没有写季节。请至少写一个，或者改本班次的时间。",
                    "One set of times names neither site nor season. Name one of them, or change the shift's own times.")));
            }
            foreach (var other in version.Variants.Skip(i + 1).Where(v => v.Site == one.Site && Overlap(v.Season, one.Season)))
            {
                found.Add(new("shift.variants-overlap", new($"{Place(one).Zh}有两组时间在同一天有效。请改季节，让它们不重叠。",
                    $"Two sets of times hold on one day {Place(one).En}. Change the seasons so that they do not overlap.")));
            }
        }
    }

    private static bool Overlap(Season? a, Season? b) => (a, b) switch
    {
        ({ } one, { } other) => one.Holds(other.From.InYear(2024)) || other.Holds(one.From.InYear(2024)),
        (null, null) => true,
        _ => false,
    };

    private static Phrase Place(ShiftVariant variant) => variant.Site is { } site ? new($"厂区“{site}”", $"at site \"{site}\"") : new("各厂区", "at every site");

    // Minutes after the start, 1 to 1440.
    private static int Offset(ShiftHours hours, LocalTime time)
    {
        var minutes = (int)((time - hours.Start).ToDuration().TotalMinutes + MinutesOfDay) % MinutesOfDay;
        return minutes == 0 ? MinutesOfDay : minutes;
    }

    private static void Within(List<AttendanceProblem> found, string code, string zh, string en, int value, int largest)
    {
        if (value >= 0 && value <= largest) return;
        found.Add(new(code, new($"{zh}写的是 {value} 分钟，只能是 0 到 {largest} 分钟。请改正。",
            $"The {en} is {value} minutes; it must be 0 to {largest}. Correct it.")));
    }

    private static AttendanceProblem Outside(ShiftHours hours, Break pause) => new("shift.break-outside", new(
        $"休息 {Time(pause.Start)}–{Time(pause.End)} 不在班次 {Time(hours.Start)}–{Time(hours.End)} 之内。休息要在上班以后开始、下班以前结束。",
        $"The break {Time(pause.Start)}–{Time(pause.End)} does not lie within the shift {Time(hours.Start)}–{Time(hours.End)}. It must begin after the start and end before the end."));

    private static AttendanceProblem Overlapping(Break pause) => new("shift.breaks-overlap", new(
        $"休息 {Time(pause.Start)}–{Time(pause.End)} 与前一段休息重叠，或者顺序不对。请按先后填写。",
        $"The break {Time(pause.Start)}–{Time(pause.End)} overlaps the one before, or is out of order. Write breaks in order."));

    private static string Time(LocalTime time) => time.ToString("HH:mm", null);

    private static string Day(LocalDate day) => day.ToString("yyyy-MM-dd", null);
}
