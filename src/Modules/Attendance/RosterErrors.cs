using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance;

/// <summary>What keeping shifts, rosters and calendars refuses.</summary>
internal static class RosterErrors
{
    public static readonly LocalDate Earliest = new(1990, 1, 1);
    public static readonly LocalDate Latest = new(2199, 12, 31);

    public static Error NotKept(Phrase what, Phrase where) => new(ErrorKind.Forbidden, "roster.not-yours", new(
        $"{what.Zh}也用在“{where.Zh}”，那里的考勤不归您管。请找能管那里的考勤员或管理员。", $"{what.En} also holds at {where.En}, whose attendance you do not keep. Ask whoever keeps it, or an administrator."));

    public static Error Closed(IReadOnlyList<YearMonth> months) => new(ErrorKind.Refused, "roster.closed-month", new(
        $"这次改动涉及已经关账的月份：{string.Join("、", months.Select(m => m.ToString("uuuu-MM", null)))}。关账的数字不会变，差额会作为调整记入下一个未关账的月份。确定要改，请勾选“我知道”后再提交。",
        $"This touches months that are closed: {string.Join(", ", months.Select(m => m.ToString("uuuu-MM", null)))}. Their figures stay; the difference becomes an adjustment in the next open month. To go on, tick that you know, and send it again."), RosterChange.Knows);

    public static Error FarAway(string field, LocalDate day) => new(ErrorKind.Invalid, "roster.day-far", new(
        $"{Figures.Day(day)} 不在 {Figures.Day(Earliest)} 到 {Figures.Day(Latest)} 之间。请核对年份。", $"{Figures.Day(day)} is not between {Figures.Day(Earliest)} and {Figures.Day(Latest)}. Check the year."), field);

    public static Error Backwards(LocalDate from, LocalDate until) => new(ErrorKind.Invalid, "roster.backwards", new(
        $"最后一天 {Figures.Day(until)} 在第一天 {Figures.Day(from)} 之前。请改其中一个。", $"The last day, {Figures.Day(until)}, lies before the first, {Figures.Day(from)}. Change one of them."), "until");

    public static Error NoShift { get; } = new(ErrorKind.NotFound, "shift.unknown", new("找不到这个班次，可能刚被别人删除了。请回到班次列表。", "This shift is not there any more. Go back to the list of shifts."));

    public static Error NoVersion(LocalDate from) => new(ErrorKind.Conflict, "shift.version-gone", new(
        $"从 {Figures.Day(from)} 起的时间已经不在了，可能刚被别人改过。请刷新页面再改。", $"The times from {Figures.Day(from)} are not there any more; somebody may just have changed them. Reload the page."), "from");

    public static Error NameMissing { get; } = new(ErrorKind.Invalid, "roster.name-missing", new("请填写名称。", "Enter a name."), "name");

    public static Error NameLong(string field, int length, int longest) => new(ErrorKind.Invalid, "roster.name-long", new(
        $"名称有 {length} 个字，最多 {longest} 个。请缩短。", $"The name has {length} characters; at most {longest} are allowed. Shorten it."), field);

    public static Error NameSign(string name) => new(ErrorKind.Invalid, "shift.name-sign", new(
        $"“{name}”里有逗号、顿号、分号或加号；排班表用这些符号分开几个班。请去掉。", $"\"{name}\" has a comma, semicolon or plus sign; roster sheets part shifts by those. Leave it out."), "name");

    public static Error NameIsRest(string name) => new(ErrorKind.Invalid, "shift.name-rest", new(
        $"“{name}”在排班表里表示休息，不能作班次名称。请换一个。", $"In roster sheets \"{name}\" means rest, so no shift can be called that. Choose another."), "name");

    public static Error NameTaken(string name) => new(ErrorKind.Conflict, "roster.name-taken", new(
        $"“{name}”这个名称已经有了。请换一个，或者直接用原来那个。", $"There is a \"{name}\" already. Choose another name, or use that one."), "name");

    public static Error ShiftNotYet(string name, LocalDate day, LocalDate from) => new(ErrorKind.Invalid, "roster.shift-not-yet", new(
        $"班次“{name}”从 {from:uuuu-MM-dd} 起才有时间，{day:uuuu-MM-dd} 还不能用。请改用别的班次，或给它补上更早的时间。",
        $"The shift \"{name}\" has times from {from:uuuu-MM-dd} on; it cannot be used on {day:uuuu-MM-dd} yet. Use another shift, or give it earlier times."), "shift");

    public static Error ShiftEnded(string name) => new(ErrorKind.Refused, "shift.ended", new(
        $"班次“{name}”已经停用，不能再排。请选别的班次，或先重新启用它。", $"The shift \"{name}\" has been ended and cannot be rostered. Choose another, or open it again first."), "shift");

    public static Error NoPattern { get; } = new(ErrorKind.NotFound, "roster.no-pattern", new("找不到这个排班规律，可能刚被别人删除了。请回到列表。", "This pattern is not there any more. Go back to the list."), "pattern");

    public static Error PatternInUse(string name, int lines) => new(ErrorKind.Refused, "roster.pattern-in-use", new(
        $"“{name}”已经用在 {lines} 处，改它会连过去的日子一起改掉，所以只能改名称。请新建一个规律，再让它从某天起生效。",
        $"\"{name}\" holds in {lines} places; changing it would change days that are past, so only its name can be changed. Make a new pattern and let it hold from a day."), "cycle");

    public static Error CycleEmpty { get; } = new(ErrorKind.Invalid, "roster.cycle-empty", new("请写出每一天上什么班，如：白班，夜班，休。", "Write what each day is, such as: Day, Night, off."), "cycle");

    public static Error CycleLong(int days, int most) => new(ErrorKind.Invalid, "roster.cycle-long", new(
        $"写了 {days} 天，一个规律最多 {most} 天。请只写一轮，它会自己重复。", $"{days} days are written; a pattern has at most {most}. Write one round; it repeats by itself."), "cycle");

    public static Error TargetMissing { get; } = new(ErrorKind.Invalid, "roster.target-missing", new("请选择单位或班组，或者填写工号。", "Choose a unit or team, or enter a staff number."), "unit");

    public static Error TargetTwice { get; } = new(ErrorKind.Invalid, "roster.target-twice", new("单位和工号只能填一个：按单位排，还是按人排？", "Fill in the unit or the staff number, not both: is it for the unit or for the person?"), "unit");

    public static Error NoPost(string name, string post) => new(ErrorKind.Invalid, "roster.no-post", new(
        $"{name}在这段时间没有“{post}”这个岗位。请先在人员页安排岗位，或者不选岗位。", $"{name} does not hold the post \"{post}\" then. Assign it on the person's page first, or choose no post."), "post");

    public static Error LineTwice(LocalDate from) => new(ErrorKind.Conflict, "roster.line-twice", new(
        $"这里已经有一个从 {Figures.Day(from)} 起的排班。请换一天，或先删除那一条。", $"Something holds here from {Figures.Day(from)} already. Choose another day, or remove that first."), "from");

    public static Error NoLine { get; } = new(ErrorKind.NotFound, "roster.no-line", new("找不到这条排班，可能刚被别人删除了。请刷新页面。", "This line of the roster is not there any more. Reload the page."));

    public static Error NotHere(string name, LocalDate day) => new(ErrorKind.Refused, "roster.not-employed", new(
        $"{name}在 {Figures.Day(day)} 没有岗位（还没入职，或已离职）。请核对日期，或先安排岗位。", $"{name} holds no post on {Figures.Day(day)}: not hired yet, or gone. Check the day, or assign a post first."), "day");

    public static Error SwapAlone { get; } = new(ErrorKind.Invalid, "roster.swap-alone", new("换班要填写和谁换：另一个人的工号。", "A swap needs somebody to swap with: the staff number of another person."), "with");

    public static Error SwapSame(string name) => new(ErrorKind.Invalid, "roster.swap-same", new(
        $"{name}那天和对方排的一样，不用换班。请核对日期和工号。", $"Both are planned the same on that day, so there is nothing to swap with {name}. Check the day and the number."), "with");

    public static Error ShiftMissing { get; } = new(ErrorKind.Invalid, "roster.shift-missing", new("请选择上哪个班。", "Choose the shift."), "shift");

    public static Error OfProblem(AttendanceProblem problem, string field) => new(ErrorKind.Refused, problem.Code, problem.Message, field);
}
