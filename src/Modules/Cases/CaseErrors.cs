using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Forms;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Cases;

/// <summary>Every refusal about cases that the engine does not make itself.</summary>
internal static class CaseErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "case.not-found", new("没有这张单，或者您不能看它。", "There is no such case, or you may not read it."));

    public static Error NotStaff { get; } = new(ErrorKind.Refused, "case.not-staff", new(
        "您的账号没有对应的员工档案，不能发起，也不能处理。请找管理员把账号与档案对上。", "Your account belongs to no member of staff, so it can neither start nor decide. Ask an administrator to link it."));

    public static Error NoFlow { get; } = new(ErrorKind.NotFound, "case.no-flow", new("没有这种单子，或者它现在不能发起。请从“发起”里重新选。", "There is no such form, or it cannot be started now. Choose again under Start."));

    public static Error MayNotStop { get; } = new(ErrorKind.Forbidden, "case.may-not-stop", new(
        "只有发起人和管规章的人能终止这张单。", "Only its starter and those who keep the rules may stop the case."));

    public static Error MayNotName { get; } = new(ErrorKind.Forbidden, "case.may-not-name", new(
        "没有人办理的待办，由管规章的人或管理员指定。请找他们。", "Who acts where nobody was found is for those who keep the rules, and administrators, to say. Ask them."));

    public static Error FileUnknown { get; } = new(ErrorKind.Invalid, "case.file-unknown", new("上传的文件找不到了，可能放得太久。请重新上传。", "The file sent is not there any more; it may have been too long ago. Send it again."));

    public static Error LinkMade { get; } = new(ErrorKind.Conflict, "link.made", new(
        "这个链接已经生成过，只显示一次。没有记下的话，请再生成一个。", "This link was made and is shown only once. If it was not noted down, make another."));

    public static Error LinkTooLate { get; } = new(ErrorKind.Refused, "link.too-late", new(
        "这一步已经过了期限，不能再请人签。请先按规章处理逾期的事。", "The step is past its limit, so nobody can be asked to sign. See first to what is late."));

    public static Error LinkEnded { get; } = new(ErrorKind.Refused, "link.ended", new(
        "这个链接已过期、已作废，或者六位码输错太多次。请向发给您的人要一个新的。", "This link is past its time, was ended, or its code was entered wrongly too often. Ask whoever sent it for a new one."));

    public static Error LinkCodeWrong(int left) => left > 0
        ? new(ErrorKind.Invalid, "link.code-wrong", new($"六位码不对，还可以输 {left} 次。请向发给您链接的人核对。", $"The code is wrong; {left} more can be tried. Check it with whoever sent the link."), "code")
        : LinkEnded;

    public static Error OtherNotInForce(Phrase step, Phrase flow, LocalDate day) => new(ErrorKind.Refused, "case.other-not-in-force", new(
        $"“{step.Zh}”要发起“{flow.Zh}”，而它在 {day:uuuu-MM-dd} 没有施行的版本。请管规章的人先把它写好。", $"\"{step.En}\" starts \"{flow.En}\", of which no version is in force on {day:uuuu-MM-dd}. Ask those who keep the rules."));

    public static Error NotInBulk(Case row) => new(ErrorKind.Refused, "case.not-in-bulk", new(
        $"{row.Number} 这一步不能批量同意。请打开单子办理。", $"{row.Number} cannot be approved with others. Open it."), "pick");

    public static Error ChangedSince(Case row) => new(ErrorKind.Conflict, "case.changed-since", new(
        $"{row.Number} 在您打开列表以后有变动，没有同意。请打开看过再办。", $"{row.Number} has changed since the list was shown, so it was not approved. Open it and look first."), "pick");

    public static Error NobodyThere(string field) => new(ErrorKind.Invalid, "case.nobody-there", new("找不到这个人，或者他已离职。请重新选择。", "There is nobody like that, or he has left. Choose again."), field);

    public static Error NotYourDelegation(string name) => new(ErrorKind.Forbidden, "delegation.not-yours", new(
        $"您不能替{name}登记委托。请他本人登记，或者找人事。", $"You may not delegate for {name}. Let him do it himself, or ask an HR clerk."));

    public static Error NoDelegation { get; } = new(ErrorKind.NotFound, "delegation.not-found", new("没有这条委托，可能已经撤销。请刷新页面。", "There is no such delegation; it may have been withdrawn. Reload the page."));

    public static Error ActsForHimself { get; } = Invalid("to", "delegation.to-himself", "不能委托给本人。请选另一个人。", "Nobody can act for himself. Choose somebody else.");

    public static Error DelegatedAlready { get; } = new(ErrorKind.Conflict, "delegation.twice", new(
        "这段时间已经委托给别人了。请先撤销那一条，或者改日期。", "It is delegated for these days already. Withdraw that first, or change the days."), "from");

    public static Error GoesInACircle(string name) => Invalid("to", "delegation.circle",
        $"{name}在这段时间又委托回来，两边都没有人办。请另选一个人。", $"During these days {name} delegates back again, so nobody would act. Choose somebody else.");

    public static Error EndsBefore(LocalDate from, LocalDate until) => Invalid("until", "case.ends-before",
        $"结束日 {Figures.Day(until)} 早于开始日 {Figures.Day(from)}。请改正其中一个。", $"The last day {Figures.Day(until)} is before the first, {Figures.Day(from)}. Correct one of them.");

    public static Error IsOver(LocalDate until) => Invalid("until", "delegation.is-over",
        $"结束日 {Figures.Day(until)} 已经过去，委托不会有任何作用。请改日期。", $"The last day {Figures.Day(until)} is past, so it would do nothing. Change the day.");

    public static Error NotYourRoles { get; } = new(ErrorKind.Forbidden, "role.not-yours", new(
        "规章里的角色由谁担任，只有管规章的人和管理员能定。请找他们。", "Who holds the roles of the regulations is for those who keep the rules, and administrators. Ask them."));

    public static Error RoleUnknown { get; } = Invalid("role", "role.unknown", "现行规章里没有这个角色。请重新选择。", "The regulations in force have no such role. Choose again.");

    public static Error HolderUnknown { get; } = new(ErrorKind.NotFound, "role.holder-unknown", new("没有这条任命，可能刚被撤销。请刷新页面。", "There is no such naming; it may just have been ended. Reload the page."));

    public static Error HeldAlready { get; } = new(ErrorKind.Conflict, "role.held", new("这段时间他已经担任这个角色了，日期重叠。请改日期。", "He holds this role during these days already. Change the days."), "from");

    public static Error UnitUnknown { get; } = Invalid("unit", "role.unit-unknown", "没有这个单位，或者它已经停用。请重新选择。", "There is no such unit, or it is closed. Choose again.");

    public static Error MayNotMove { get; } = new(ErrorKind.Forbidden, "case.may-not-move", new(
        "只有能启用规章的人（管全部单位的规章）可以把办理中的单迁移到新版。请找他们。", "Only those who may activate rules, for all units, move running cases to a new version. Ask them."));

    public static Error OtherVersion { get; } = new(ErrorKind.Conflict, "case.other-version", new(
        "打开这页以后流程又换了版本，没有迁移。请重新打开再看。", "The flow has changed since this page was shown, so nothing was moved. Open it again and look."));

    public static Error ShownOtherwise { get; } = new(ErrorKind.Conflict, "case.shown-otherwise", new("打开这页以后它有变动，没有迁移。请再看一遍它会怎样。", "It has changed since this page was shown and was not moved. Look again at what would come of it."), "pick");

    public static Error AwaitedOtherwise(string parent, Phrase ending) => new(ErrorKind.Refused, "case.awaited-otherwise", new(
        $"{parent} 在等它办完，而它在新版里可能的结局“{ending.Zh}”那边没有写以后怎么办。请先迁移 {parent}，或让它按原来的版本办完。",
        $"{parent} waits for it and does not say what follows on \"{ending.En}\", one of its endings in the new version. Move {parent} first, or let it end under its own version."));

    /// <summary>Why one of several was left, with its number before.</summary>
    public static Error Of(Case row, Error error) => error with { Message = new($"{row.Number}：{error.Message.Zh}", $"{row.Number}: {error.Message.En}"), Field = "pick" };

    /// <summary>What the engine refused, at its field when it has one.</summary>
    public static Error Of(CaseRefusal refusal) => new(ErrorKind.Refused, refusal.Code, refusal.Message, refusal.Field is { } path ? FormNames.Of(path) : null);

    /// <summary>What a form lacks, each at its field.</summary>
    public static List<Error> Of(IEnumerable<FormMessage> messages) => [.. messages.Select(m => new Error(ErrorKind.Invalid, m.Code, m.Message, FormNames.Of(m.Path)))];

    private static Error Invalid(string field, string code, string zh, string en) => new(ErrorKind.Invalid, code, new Phrase(zh, en), field);
}
