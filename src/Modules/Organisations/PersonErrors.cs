using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Organisations;

/// <summary>Every refusal about people.</summary>
internal static class PersonErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "person.not-found", new("没有这个人，或者他不在您能看到的单位里。", "There is no such person, or he is not in a unit you may see."));

    public static Error NotYours(Phrase unit) => new(ErrorKind.Forbidden, "person.not-yours",
        new($"您没有维护“{unit.Zh}”人员的权限。请找这个单位的人事或管理员。", $"You may not keep the people of \"{unit.En}\". Ask its HR clerk or an administrator."), "unit");

    public static Error UnitUnknown { get; } = Invalid("unit", "person.unit-unknown", "没有这个单位，或者它已经停用。请重新选择。", "There is no such unit, or it is closed. Choose again.");

    public static Error PostUnknown { get; } = Invalid("post", "person.post-unknown", "没有这个岗位。请重新选择，或先在岗位里登记。", "There is no such post. Choose again, or enter the post first.");

    public static Error NumberMissing { get; } = Invalid("number", "person.number-missing", "请填写工号。", "Enter the staff number.");

    public static Error NameMissing { get; } = Invalid("name", "person.name-missing", "请填写姓名。", "Enter the name.");

    public static Error TooLong(string field, Phrase label, int length, int longest) => Invalid(field, "person.text-long",
        $"{label.Zh}有 {length} 个字，最多 {longest} 个。请缩短。", $"{label.En} has {length} characters; at most {longest} are allowed. Shorten it.");

    public static Error NumberTaken(string number, string? holder) => Invalid("number", "person.number-taken",
        holder is null ? $"工号“{number}”已经有人使用（在您看不到的单位）。请核对工号，或者找管理员。" : $"工号“{number}”已经是{holder}的。请换一个，或者直接修改{holder}的档案。",
        holder is null ? $"The number \"{number}\" is taken by somebody in a unit you may not see. Check it, or ask an administrator." : $"The number \"{number}\" is {holder}'s already. Choose another, or change {holder}'s record.");

    public static Error DayRange(string field, LocalDate day) => Invalid(field, "person.day-range",
        $"{Figures.Day(day)} 太早或太晚。请核对年份。", $"{Figures.Day(day)} is too early or too late. Check the year.");

    public static Error EndsBeforeBegin(LocalDate from, LocalDate to) => Invalid("to", "person.ends-before",
        $"结束日 {Figures.Day(to)} 早于开始日 {Figures.Day(from)}。请改正其中一个。", $"The last day {Figures.Day(to)} is before the first, {Figures.Day(from)}. Correct one of them.");

    public static Error BeforeHired(LocalDate from, LocalDate hired) => Invalid("from", "person.before-hired",
        $"开始日 {Figures.Day(from)} 早于入职日期 {Figures.Day(hired)}。请改正，或先修改入职日期。", $"{Figures.Day(from)} is before the day of hiring, {Figures.Day(hired)}. Correct it, or change the day of hiring first.");

    public static Error AfterLeft(LocalDate left) => Invalid("from", "person.after-left",
        $"这个人 {Figures.Day(left)} 起已离职，之后不能再任职。返聘请先撤销离职。", $"This person left after {Figures.Day(left)} and cannot hold a post later. To take him back, undo the leaving first.");

    public static Error HiredAfterWork(LocalDate hired, LocalDate first) => Invalid("hired_on", "person.hired-late",
        $"入职日期 {Figures.Day(hired)} 晚于最早的任职 {Figures.Day(first)}。请改早一些。", $"The day of hiring {Figures.Day(hired)} is after the first post, {Figures.Day(first)}. Make it earlier.");

    public static Error LeftBeforeHired(LocalDate left, LocalDate hired) => Invalid("left_on", "person.left-before-hired",
        $"离职日期 {Figures.Day(left)} 早于入职日期 {Figures.Day(hired)}。请改正。", $"The last day {Figures.Day(left)} is before the day of hiring, {Figures.Day(hired)}. Correct it.");

    public static Error LeftBeforeWork(LocalDate left, LocalDate from) => Invalid("left_on", "person.left-before-work",
        $"主要任职从 {Figures.Day(from)} 才开始，离职日期 {Figures.Day(left)} 比它早。请先删除那条任职，或改正日期。", $"The main post begins on {Figures.Day(from)}, after the last day {Figures.Day(left)}. Remove that post first, or correct the day.");

    public static Error AlreadyLeft(LocalDate left) => new(ErrorKind.Conflict, "person.already-left",
        new($"这个人已经办过离职，最后一天是 {Figures.Day(left)}。", $"This person has left already; the last day was {Figures.Day(left)}."), "left_on");

    public static Error NotLeft { get; } = new(ErrorKind.Conflict, "person.not-left", new("这个人没有办离职，不用撤销。", "This person has not left; there is nothing to undo."));

    public static Error SamePost(Phrase unit, Phrase post, LocalDate from) => Invalid("post", "person.same-post",
        $"从 {Figures.Day(from)} 起他已经在“{unit.Zh}”任“{post.Zh}”，日期重叠。请改日期，或先结束那一条。", $"From {Figures.Day(from)} he is {post.En} at {unit.En} already, and the days overlap. Change the days, or end that one first.");

    public static Error MainLater(Phrase unit, LocalDate from) => Invalid("from", "person.main-later",
        $"从 {Figures.Day(from)} 起他的主岗在“{unit.Zh}”。新的主岗要晚于这一天，或先删除那一条。", $"From {Figures.Day(from)} his main post is at {unit.En}. Begin later than that, or remove that one first.");

    public static Error MainCannotEnd { get; } = new(ErrorKind.Refused, "person.main-cannot-end",
        new("主岗不能直接结束：请登记新的主岗（旧的会自动结束在前一天），或者办理离职。", "The main post cannot simply end: enter a new main post (the old one then ends the day before), or end the employment."), "to");

    public static Error OnlyMain { get; } = new(ErrorKind.Refused, "person.only-main",
        new("这是唯一的主岗，不能删除。请先登记新的主岗。", "This is the only main post and cannot be removed. Enter another main post first."));

    public static Error AssignmentUnknown { get; } = new(ErrorKind.NotFound, "person.assignment-unknown", new("没有这条任职，可能刚被删除。请刷新页面。", "There is no such assignment; it may just have been removed. Reload the page."));

    public static Error EndBeforeStart(LocalDate from) => Invalid("to", "person.end-before-start",
        $"这条任职从 {Figures.Day(from)} 开始，不能结束得更早。填错了请删除它。", $"This assignment began on {Figures.Day(from)} and cannot end before. If it was a mistake, remove it.");

    private static Error Invalid(string field, string code, string zh, string en) => new(ErrorKind.Invalid, code, new Phrase(zh, en), field);
}
