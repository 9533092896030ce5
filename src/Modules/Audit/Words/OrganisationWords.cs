namespace Yunzhang.Modules.Audit.Words;

/// <summary>Lines about the organisation, its units, people, accounts.</summary>
internal static class OrganisationWords
{
    public static IReadOnlyList<KindWords> All { get; } =
    [
        new("organisation.created", new("建立单位", "Organisation created"), new("建立单位“{name}”[，管理员 {signInName}]", "created the organisation \"{name}\"[ with administrator {signInName}]")),
        new("organisation.changed", new("修改单位信息", "Organisation changed"), new("单位信息由“{before.name}”（{before.timeZone}）改为“{after.name}”（{after.timeZone}）", "changed the organisation from \"{before.name}\" ({before.timeZone}) to \"{after.name}\" ({after.timeZone})")),
        new("unit.added", new("新增单位", "Unit added"), new("在“{parent}”下新增单位“{name}”（{code}）", "added the unit \"{name}\" ({code}) under \"{parent}\"")),
        new("unit.changed", new("修改单位", "Unit changed"), new("单位由“{before.name}”（{before.code}）改为“{after.name}”（{after.code}）", "changed the unit from \"{before.name}\" ({before.code}) to \"{after.name}\" ({after.code})")),
        new("unit.moved", new("移动单位", "Unit moved"), new("把“{name}”从“{from}”移到“{to}”下面", "moved \"{name}\" from \"{from}\" to \"{to}\"")),
        new("unit.closed", new("停用单位", "Unit closed"), new("停用“{name}”[，{people} 人从 {from} 起去“{to}”]", "closed \"{name}\"[; {people} people go to \"{to}\" from {from}]")),
        new("unit.reopened", new("启用单位", "Unit reopened"), new("重新启用“{name}”", "opened \"{name}\" again")),
        new("units.imported", new("导入单位", "Units imported"), new("导入单位表（{format}）{rows} 行：新增 {added}，更改 {changed}，没有变化 {unchanged}，未导入 {failed}", "imported {rows} rows of units ({format}): {added} new, {changed} changed, {unchanged} unchanged, {failed} not taken")),
        new("post.added", new("新增岗位", "Post added"), new("新增岗位“{name}”（{code}）", "added the post \"{name}\" ({code})")),
        new("post.changed", new("修改岗位", "Post changed"), new("岗位由“{before.name}”（{before.code}）改为“{after.name}”（{after.code}）", "changed the post from \"{before.name}\" ({before.code}) to \"{after.name}\" ({after.code})")),
        new("person.added", new("新增人员", "Person added"), new("新增 {name}（{number}）[，{hired} 入职]", "added {name} ({number})[, hired on {hired}]")),
        new("person.changed", new("修改人员资料", "Person changed"), new("资料由 {before.name}（{before.number}）改为 {after.name}（{after.number}）[，手机 {after.phone}][，{after.hired} 入职]", "changed {before.name} ({before.number}) to {after.name} ({after.number})[, phone {after.phone}][, hired on {after.hired}]")),
        new("person.assigned", new("安排岗位", "Assigned to a post"), new("从 {from} 起在“{unit}”任“{post}”[，到 {to} 止][；原来在“{before.unit}”任“{before.post}”，到 {before.to} 止]", "from {from} holds the post {post} at {unit}[ until {to}][; before, {before.post} at {before.unit} until {before.to}]")),
        new("person.assignment-ended", new("结束任职", "Assignment ended"), new("在“{unit}”任“{post}”到 {to} 止", "holds the post {post} at {unit} until {to}")),
        new("person.assignment-withdrawn", new("删除任职", "Assignment removed"), new("删除填错的任职：“{unit}”的“{post}”，从 {from} 起", "removed a mistaken assignment: {post} at {unit} from {from}")),
        new("person.value-set", new("设置资料", "Value set"), new("从 {from} 起，{field} 为 {after}[（原来是 {before}）]", "{field} is {after} from {from}[ (before: {before})]")),
        new("person.left", new("办理离职", "Employment ended"), new("{name}（{number}）离职，最后一天 {on}", "{name} ({number}) leaves; the last day is {on}")),
        new("person.returned", new("撤销离职", "Leaving undone"), new("撤销 {name}（{number}）的离职（原定最后一天 {left}）", "undid the leaving of {name} ({number}), whose last day was {left}")),
        new("person.moved", new("换单位生效", "Unit changed with the day"), new("主岗从今天起在“{unit}”", "the main post is at {unit} from today")),
        new("people.imported", new("导入花名册", "People imported"), new("导入花名册（{format}）{rows} 行：新增 {added}，更改 {changed}，没有变化 {unchanged}，未导入 {failed}[；新建单位 {units}][；新建岗位 {posts}]", "imported {rows} rows of staff ({format}): {added} new, {changed} changed, {unchanged} unchanged, {failed} not taken[; units made: {units}][; posts made: {posts}]")),
        new("account.created", new("建立账号", "Account created"), new("建立账号 {signInName}", "created the account {signInName}")),
        new("account.given", new("开账号", "Account opened"), new("开账号 {signInName}[，给 {person}（{number}）]", "opened the account {signInName}[ for {person} ({number})]")),
        new("account.changed", new("账号变动", "Account changed"), new("账号变动：{changed}", "account changed: {changed}")),
        new("account.password-reset", new("发一次性密码", "One-time password given"), new("给账号 {signInName} 发了一次性密码", "gave the account {signInName} a one-time password")),
        new("account.second-step-reset", new("关闭两步验证", "Second step reset"), new("关闭了账号 {signInName} 的两步验证", "turned the second step of {signInName} off")),
        new("account.disabled", new("停用账号", "Account disabled"), new("停用账号 {signInName}", "disabled the account {signInName}")),
        new("account.enabled", new("启用账号", "Account enabled"), new("启用账号 {signInName}", "enabled the account {signInName}")),
        new("grant.given", new("给角色", "Role given"), new("给“{role}”角色，范围：{unit}[，从 {from} 起][，到 {to} 止]", "gave the role {role} for {unit}[ from {from}][ until {to}]")),
        new("grant.ended", new("收回角色", "Role taken back"), new("收回“{role}”角色（{unit}），最后一天 {to}", "took the role {role} ({unit}) back; the last day is {to}")),
        new("passkey.added", new("添加通行密钥", "Passkey added"), new("添加通行密钥[“{name}”]", "added a passkey[ \"{name}\"]")),
        new("passkey.used", new("用通行密钥登录", "Passkey used"), new("用通行密钥[“{name}”]登录", "signed in with a passkey[ \"{name}\"]")),
        new("passkey.removed", new("删除通行密钥", "Passkey removed"), new("删除通行密钥[“{name}”]", "removed a passkey[ \"{name}\"]")),
    ];
}
