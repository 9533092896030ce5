using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Organisations.KeepAccounts;

/// <summary>Every refusal about accounts and roles.</summary>
internal static class AccountErrors
{
    public static Error NotYours { get; } = new(ErrorKind.Forbidden, "account.not-yours", new("账号和角色只有整个单位的管理员能改。请找他。", "Only an administrator of the whole organisation changes accounts and roles. Ask one."));

    public static Error NotFound { get; } = new(ErrorKind.NotFound, "account.not-found", new("没有这个账号。", "There is no such account."));

    public static Error NameMissing { get; } = Invalid("sign_in_name", "account.name-missing", "请填写登录名。", "Enter a sign-in name.");

    public static Error NameLong(int length, int longest) => Invalid("sign_in_name", "account.name-long", $"登录名有 {length} 个字，最多 {longest} 个。请缩短。", $"The sign-in name has {length} characters; at most {longest} are allowed. Shorten it.");

    public static Error NameTaken(string name) => Invalid("sign_in_name", "account.name-taken", $"登录名“{name}”已经有人使用，请换一个。", $"The sign-in name \"{name}\" is taken; choose another.");

    public static Error PersonUnknown(string number) => Invalid("number", "account.person-unknown", $"没有工号“{number}”的人。请核对工号；不是本单位员工就留空。", $"Nobody has the staff number \"{number}\". Check it; leave it empty for somebody who is no member of staff.");

    public static Error PersonLeft(string name, LocalDate left) => Invalid("number", "account.person-left", $"{name} 已于 {Figures.Day(left)} 离职，不能开账号。", $"{name} left on {Figures.Day(left)} and gets no account.");

    public static Error PersonHas(string name, string signInName) => Invalid("number", "account.person-has-one", $"{name} 已经有账号“{signInName}”。请到那个账号里加角色。", $"{name} has the account \"{signInName}\" already. Add a role there.");

    public static Error StaffOnlyPeople { get; } = Invalid("role", "account.staff-needs-person", "“员工”角色只看自己的考勤和账目，要先写工号。请补工号，或换一个角色。", "The role Staff sees one's own month, so it needs a staff number. Add it, or choose another role.");

    public static Error RoleHeld(Phrase role, Phrase where) => Invalid("role", "grant.held", $"这段时间他在“{where.Zh}”已经是{role.Zh}。请改日期或范围。", $"During these days he is {role.En} for {where.En} already. Change the days or the scope.");

    public static Error UnitUnknown { get; } = Invalid("unit", "grant.unit-unknown", "没有这个单位，或者它已停用。请重新选择。", "There is no such unit, or it is closed. Choose again.");

    public static Error EndsBefore(LocalDate from) => Invalid("to", "grant.ends-before", $"结束日早于开始日 {Figures.Day(from)}。请改正。", $"The last day is before the first, {Figures.Day(from)}. Correct it.");

    public static Error GrantUnknown { get; } = new(ErrorKind.NotFound, "grant.not-found", new("没有这个角色，可能刚被收回。请刷新页面。", "There is no such role; it may just have been taken back. Reload the page."));

    public static Error LastAdministrator { get; } = new(ErrorKind.Refused, "account.last-administrator",
        new("这是最后一个能管整个单位的管理员。请先让另一个人当管理员。", "This is the last administrator of the whole organisation. Make somebody else one first."));

    public static Error Oneself { get; } = new(ErrorKind.Refused, "account.oneself", new("不能停用自己的账号。请让另一位管理员来做。", "You cannot disable your own account. Ask another administrator."));

    private static Error Invalid(string field, string code, string zh, string en) => new(ErrorKind.Invalid, code, new Phrase(zh, en), field);
}
