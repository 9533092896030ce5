namespace Yunzhang.Modules.Audit.Words;

/// <summary>Lines about cases, delegations and roles. Who stands beside each line; people inside it stand by their keys, and the case's own page names them.</summary>
internal static class CaseWords
{
    public static IReadOnlyList<KindWords> All { get; } =
    [
        new("case.started", new("发起单据", "Case started"), new("发起“{flow}”（{version} 起的流程）", "started {flow} (as of {version})")),
        new("case.fields-changed", new("修改表单", "Form changed"), new("修改了表单[，在“{step}”这一步]", "changed the form[ at {step}]")),
        new("case.step-opened", new("开始一步", "Step opened"), new("开始“{step}”，第 {round} 次[，限 {due} 前]", "{step} began, round {round}[, due {due}]")),
        new("case.task-given", new("交办", "Task given"), new("“{step}”交出第 {task} 项待办：{because.zh}", "task {task} of {step} was given: {because.en}")),
        new("case.task-ended", new("待办结束", "Task ended"), new("第 {task} 项待办结束：{why}", "task {task} ended: {why}")),
        new("case.acted", new("办理", "Acted"), new("第 {task} 项待办：{exit}[，理由：{reason}]", "task {task}: {exit}[, because {reason}]")),
        new("case.votes-voided", new("意见不再算数", "Opinions void"), new("第 {tasks} 项的意见不再算数[，改动：{paths}]", "what was said in {tasks} no longer counts[, changed: {paths}]")),
        new("case.step-passed", new("走完一步", "Step passed"), new("“{step}”的结果是 {exit}，转到“{to}”（自动：{automatic}）", "{step} came to {exit} and went on to {to} (automatic: {automatic})")),
        new("case.step-left", new("离开一步", "Step left"), new("“{step}”没有结果就关闭了", "{step} closed without an answer")),
        new("case.returned", new("退回或撤回", "Returned or taken back"), new("从“{from}”回到[“{to}”][，原因：{reason}]（撤回：{withdrawn}）", "went from {from} back[ to {to}][, because {reason}] (taken back: {withdrawn})")),
        new("case.missed", new("过期", "Limit missed"), new("“{step}”过了期限 {due}", "{step} is past its limit {due}")),
        new("case.rung-reached", new("到时提醒", "Reminder"), new("“{step}”第 {rung} 级提醒", "reminder {rung} of {step}")),
        new("case.other-begun", new("发起另一张单", "Other case started"), new("“{step}”发起了 {number}", "{step} started {number}")),
        new("case.due-moved", new("期限变动", "Limit moved"), new("“{step}”的期限由 {before} 改到 {after}：{why.zh}", "the limit of {step} moved from {before} to {after}: {why.en}")),
        new("case.moved", new("迁移到新版流程", "Case moved"), new("由 {from.version} 起的版本迁移到 {to.version} 起的版本，原因：{reason}", "went from the version of {from.version} to that of {to.version}, because {reason}")),
        new("roles.named", new("指定规章角色", "Roles named"), new("为 {count} 个角色指定了人", "named people for {count} roles")),
        new("case.told", new("告知", "People told"), new("告知有关的人（{how}）", "people were told ({how})")),
        new("case.commented", new("留言", "Comment"), new("留言：{text}", "wrote: {text}")),
        new("case.ended", new("办结", "Case ended"), new("办结：{ending}[，原因：{reason}]", "ended: {ending}[, because {reason}]")),
        new("delegation.kept", new("登记委托", "Delegated"), new("从 {from} 起[到 {until} ]委托 {to} 代办[，只限 {flows}][，事由：{reason}]", "{to} acts from {from}[ until {until}][, for {flows} only][, because {reason}]")),
        new("delegation.withdrawn", new("撤销委托", "Delegation withdrawn"), new("撤销对 {to} 的委托（{from} 起）", "withdrew what {to} was given from {from}")),
        new("role.named", new("指定规章角色", "Role named"), new("从 {from} 起[到 {until} ]由 {person} 担任“{role}”[（{unit}）]", "{person} is {role}[ of {unit}] from {from}[ until {until}]")),
        new("role.ended", new("结束规章角色", "Role ended"), new("{person} 担任“{role}”到 {until} 止", "{person} was {role} until {until}")),
        new("link.made", new("生成签字链接", "Signing link made"), new("请{who}凭链接签 {number}，有效到 {until}", "asked {who} to sign {number} by a link until {until}")),
        new("link.withdrawn", new("作废签字链接", "Signing link ended"), new("第 {task} 项待办的链接作废", "ended the link for task {task}")),
        new("link.wrong-code", new("签字链接的六位码输错", "Wrong code for a signing link"), new("六位码不对，还可以输 {left} 次", "the code was wrong; {left} left")),
        new("file.sent", new("上传文件", "File sent"), new("上传“{name}”", "sent \"{name}\"")),
    ];
}
