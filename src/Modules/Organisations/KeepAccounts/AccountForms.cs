using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Organisations.KeepAccounts;

/// <summary>Words, choices and reading that the forms of accounts share.</summary>
internal static class AccountForms
{
    public static Crumb Settings { get; } = new(new("设置", "Settings"), "/settings");

    public static Crumb Accounts { get; } = new(new("账号和角色", "Accounts and roles"), "/settings/accounts");

    public static Phrase Role { get; } = new("角色", "Role");

    public static Phrase Where { get; } = new("范围", "Scope");

    public static IReadOnlyList<Choice> Roles { get; } = [.. Enum.GetValues<Role>().Select(r => new Choice(r.ToString(), RoleNames.Of(r)))];

    public static Phrase StateOf(Account account) => account switch
    {
        { IsDisabled: true } => new("已停用", "Disabled"),
        { OneTimeUntil: not null } => new("等待首次登录", "Waits for the first sign-in"),
        _ => new("可用", "Open"),
    };

    /// <summary>Null when a field was refused.</summary>
    public static NewGrant? Read(PostedForm form, IReadOnlyList<Choice> units)
    {
        var role = form.Choice("role", Role, Roles);
        var unit = form.Choice("unit", Where, units, required: false).IdOf<Unit>();
        var from = form.Day("from", PersonForms.From, required: false);
        var to = form.Day("to", PersonForms.To, required: false);
        return form.IsSound ? new NewGrant(Enum.Parse<Role>(role!), unit, unit is null || !form.Ticked("only"), from, to) { GrantId = form.Raw("grant").IdOf<Grant>() ?? Id<Grant>.New() } : null;
    }
}
