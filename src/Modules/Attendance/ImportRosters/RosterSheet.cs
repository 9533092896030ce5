using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.SeeRoster;
using Yunzhang.Modules.Attendance.SetDay;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.ImportRosters;

/// <summary>The roster as a sheet that can be imported again: whole dates as heads, shifts by name, nothing on days without a post.</summary>
internal static class RosterSheet
{
    public static IReadOnlyList<SheetColumn<RosterRow>> Columns(MonthRoster roster, Language language) =>
    [
        new(new("工号", "Number"), r => r.Person.Number), new(new("姓名", "Name"), r => r.Person.Name), new(new("单位", "Unit"), r => roster.Book.Structure.UnitName(r.Person.UnitId).In(language)),
        .. roster.Month.ToDateInterval().Select(day => new SheetColumn<RosterRow>(
            Phrase.Same(Figures.Day(day)),
            r => DayPlan.IsHere(r.Rostered, day) ? ShiftCodes.Write(DayPlan.Of(roster.Book.Roster, r.Rostered, day).Select(s => roster.Book.Shifts[s.ToString()].Name), language) : null)),
    ];
}
