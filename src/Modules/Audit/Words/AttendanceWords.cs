namespace Yunzhang.Modules.Audit.Words;

/// <summary>Lines about shifts, rosters, calendars, punches and leave.</summary>
internal static class AttendanceWords
{
    public static IReadOnlyList<KindWords> All { get; } =
    [
        new("shift.added", new("新增班次", "Shift added"), new("新增班次“{name}”，从 {from} 起 {times}，休息 {breaks}[，迟到 {late} 分钟内不计]", "added the shift \"{name}\", {times} from {from}, breaks {breaks}[, late up to {late} min not counted]")),
        new("shift.renamed", new("班次改名", "Shift renamed"), new("班次由“{before.name}”改为“{after.name}”", "renamed the shift \"{before.name}\" to \"{after.name}\"")),
        new("shift.version-added", new("班次改时间", "Shift times added"), new("班次“{name}”从 {from} 起 {times}，休息 {breaks}，厂区或季节时间 {variants} 组", "the shift \"{name}\" is {times} from {from}, breaks {breaks}, {variants} sets for sites or seasons")),
        new("shift.version-corrected", new("改正班次时间", "Shift times corrected"), new("改正班次“{name}”从 {from} 起的时间：{times}，休息 {breaks}，厂区或季节时间 {variants} 组", "corrected the shift \"{name}\" from {from}: {times}, breaks {breaks}, {variants} sets for sites or seasons")),
        new("shift.ended", new("停用班次", "Shift ended"), new("停用班次“{name}”", "ended the shift \"{name}\"")),
        new("shift.reopened", new("启用班次", "Shift reopened"), new("重新启用班次“{name}”", "offered the shift \"{name}\" again")),
        new("shift.removed", new("删除班次", "Shift deleted"), new("删除没有人用过的班次“{name}”", "deleted the shift \"{name}\", which nobody had used")),
        new("pattern.added", new("新增排班规律", "Pattern added"), new("新增排班规律“{name}”：{cycle}，第一天 {anchor}[，按日历放假：{followsCalendar}]", "added the pattern \"{name}\": {cycle}, first day {anchor}[, follows the calendar: {followsCalendar}]")),
        new("pattern.changed", new("修改排班规律", "Pattern changed"), new("排班规律“{before}”改为“{after.name}”：{after.cycle}，第一天 {after.anchor}", "changed the pattern \"{before}\" to \"{after.name}\": {after.cycle}, first day {after.anchor}")),
        new("pattern.removed", new("删除排班规律", "Pattern deleted"), new("删除没有人用的排班规律“{name}”", "deleted the pattern \"{name}\", which held for nobody")),
        new("roster.line-added", new("排班生效", "Pattern made to hold"), new("“{target}”从 {from} 起按“{pattern}”上班[，到 {until} 止]", "\"{target}\" works by \"{pattern}\" from {from}[ until {until}]")),
        new("roster.line-ended", new("排班结束", "Pattern ended"), new("“{target}”从 {from} 起的排班到 {until} 止", "the roster of \"{target}\" from {from} ends on {until}")),
        new("roster.line-removed", new("删除排班", "Roster line removed"), new("删除“{target}”从 {from} 起的排班[（到 {until}）]", "removed the roster of \"{target}\" from {from}[ until {until}]")),
        new("roster.day-set", new("单独排班", "Day set"), new("{day} 排为 {shifts}[，原因：{reason}]", "set {day} to {shifts}[, because {reason}]")),
        new("roster.imported", new("导入排班表", "Roster imported"), new("导入排班表 {file}：{people} 人改 {changed} 天（{first} 到 {last}），{unchanged} 天没有变化，未导入 {failed} 行", "imported the roster {file}: {changed} days of {people} people changed ({first} to {last}), {unchanged} unchanged, {failed} rows not taken")),
        new("calendar.started", new("新建日历", "Calendar started"), new("给“{unit}”建了自己的日历[，照抄“{from}”的]", "gave {unit} a calendar of its own[, copied from {from}]")),
        new("calendar.rest-set", new("改每周休息日", "Weekly rest changed"), new("“{unit}”从 {from} 起{rest}", "the weekly rest of {unit} from {from}: {rest}")),
        new("calendar.clocking-set", new("改打卡方式", "Clocking changed"), new("“{unit}”的打卡方式改为{clocking}", "the way {unit} clocks in is now {clocking}")),
        new("calendar.days-put", new("写入日历", "Calendar days entered"), new("“{unit}”的日历写入：{days}", "entered in the calendar of {unit}: {days}")),
        new("file.received", new("收到导入文件", "File received"), new("收到文件“{name}”（{bytes} 字节），等待导入", "received the file \"{name}\" ({bytes} bytes) to be imported")),
        new("punches.imported", new("导入打卡", "Punches imported"), new("导入打卡文件[“{file}”，]{rows} 行：新打卡 {added} 次，以前导入过 {known} 次，未导入 {failed} 行（{first} 到 {last}）", "imported {rows} rows of punches[ of \"{file}\"]: {added} new, {known} known before, {failed} rows not taken ({first} to {last})")),
        new("punch.entered", new("记一次打卡", "Punch entered"), new("{source:Hand=补录|Phone=手机打卡|File=导入} {at}[，原因：{reason}]", "{source:Hand=entered a punch|Phone=clocked by phone|File=imported a punch} at {at}[, because {reason}]")),
        new("punch.struck", new("作废打卡", "Punch struck out"), new("作废 {at} 的打卡，原因：{reason}", "struck out the punch at {at}, because {reason}")),
        new("cover.recorded", new("登记请假外出", "Leave or outing recorded"), new("登记{kind:Leave=请假|Outing=外出}：{from} 至 {to}[，{allowedBy}批准]，事由：{reason}", "recorded {kind:Leave=leave|Outing=an outing} from {from} to {to}[, allowed by {allowedBy}], because {reason}")),
        new("cover.withdrawn", new("撤销请假外出", "Leave or outing withdrawn"), new("撤销一次请假或外出，原因：{reason}", "withdrew a leave or an outing, because {reason}")),
        new("covers.recorded", new("登记多次请假", "Leaves recorded"), new("登记 {count} 次请假", "recorded {count} leaves")),
        new("calendar.limits-counted", new("按新日历重算期限", "Limits counted again"), new("“{unit}”的日历改了，重算期限，{moved} 张单有变动", "counted limits again by the changed calendar of {unit}; they moved in {moved} cases")),
        new("calendar.day-removed", new("删去日历的一天", "Calendar day removed"), new("从“{unit}”的日历删去 {day} {kind}“{name}”", "removed {day} {kind} \"{name}\" from the calendar of {unit}")),
    ];
}
