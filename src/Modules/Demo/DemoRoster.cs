using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Demo;

/// <summary>Shifts and rosters of the demonstration: office hours with a rest at the weekend, and three teams a plant who take day, night and rest in turn.</summary>
internal static class DemoRoster
{
    public static IEnumerable<IOwned> Rows(Id<Organisation> own, LocalDate first, Func<string, Id<Unit>> unit)
    {
        var from = first.PlusMonths(-3);
        var office = Shift("行政班", "Office", new(new(8, 0), new(17, 0)) { Breaks = [new(new(12, 0), new(13, 0))] });
        var day = Shift("白班", "Day", new(new(8, 0), new(20, 0)));
        var night = Shift("夜班", "Night", new(new(20, 0), new(8, 0)));
        foreach (var (shift, version) in new[] { office, day, night })
        {
            yield return shift;
            yield return version;
        }

        var week = new KeptPattern(own, Id<KeptPattern>.New(), "五天行政班", from, Cycles.Write([[office.Shift.ShiftId]]), followsCalendar: true);
        yield return week;
        yield return new KeptCalendar(own, unit("TOP")) { RestDays = "67", Clocking = Clocking.Files };
        yield return Line(RosterSource.Unit, "TOP", week);
        foreach (var plant in new[] { "EAST", "WEST" })
        {
            for (var team = 0; team < 3; team++)
            {
                var turns = new KeptPattern(
                    own, Id<KeptPattern>.New(), $"{(plant == "EAST" ? "城东" : "城西")}{"甲乙丙"[team]}班 白夜休", from.PlusDays(team),
                    Cycles.Write([[day.Shift.ShiftId], [night.Shift.ShiftId], []]), followsCalendar: false);
                yield return turns;
                yield return Line(RosterSource.Team, $"{plant}-{"ABC"[team]}", turns);
            }
        }

        (KeptShift Shift, KeptShiftVersion Version) Shift(string name, string nameEn, ShiftHours hours)
        {
            var shift = new KeptShift(own, Id<KeptShift>.New(), name) { NameEn = nameEn };
            return (shift, new KeptShiftVersion(own, shift.ShiftId, from, ShiftText.Write(new ShiftVersion(from, hours))));
        }

        KeptRosterLine Line(RosterSource target, string code, KeptPattern pattern) =>
            new(own, Id<KeptRosterLine>.New(), target, unit(code).ToString(), pattern.PatternId, from);
    }
}
