using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Attendance;

/// <summary>What the pages of shifts, rosters and calendars share.</summary>
internal static class RosterForms
{
    public static Crumb Sites { get; } = new(new("厂区与班次", "Sites and shifts"), "/sites");

    public static Crumb Shifts { get; } = new(new("班次", "Shifts"), "/sites/shifts");

    public static Crumb Patterns { get; } = new(new("排班规律", "Patterns"), "/sites/rosters");

    public static Crumb Calendars { get; } = new(new("日历", "Calendars"), "/sites/calendars");

    public static Crumb Roster { get; } = new(new("排班", "Roster"), "/attendance/roster");

    /// <summary>Adds an empty set of times when that button was pressed: nothing is read or kept then.</summary>
    public static bool AddVariant(PostedForm form)
    {
        if (form.Raw("_op") != "variant") return false;
        var count = HoursForm.VariantsOf(form);
        if (count < HoursForm.MostVariants)
        {
            // A variant is mostly like the shift itself, so it begins as a copy.
            var prefix = HoursForm.PrefixOf(count);
            foreach (var field in HoursForm.Fields)
                if (form.Has(field)) form.With(prefix + field, form.Raw(field));
            form.With(HoursForm.Count, $"{count + 1}");
        }

        return true;
    }

    /// <summary>What a change says when it was kept, with what becomes of closed months.</summary>
    public static Phrase Kept(PostedForm form, Phrase what) => form.Ticked(RosterChange.Knows)
        ? new($"{what.Zh}涉及的日子重新算过了；已关账月份的差额记入下一个未关账的月份。", $"{what.En} The days were worked out again; what differs in closed months becomes an adjustment.")
        : new($"{what.Zh}涉及的日子重新算过了。", $"{what.En} The days were worked out again.");

    /// <summary>Initial of a weekday.</summary>
    public static string Weekday(LocalDate day, Language language) => language == Language.Chinese ? "一二三四五六日"[(int)day.DayOfWeek - 1].ToString() : "MTWTFSS"[(int)day.DayOfWeek - 1].ToString();
}
