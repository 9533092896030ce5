using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Ledger.PrintSheet;

/// <summary>What stands in the workbooks of the ledger.</summary>
internal static class SheetColumns
{
    public static IReadOnlyList<SheetColumn<EntryRow>> OfEntries(IReadOnlyList<Rules> rules, Language language) =>
    [
        new(new("月份", "Month"), r => MonthWords.Iso(r.Entry.Month)),
        new(new("发生日", "Day"), r => r.Entry.Day),
        new(new("当事人", "Who"), r => r.Subject),
        new(new("单位", "Unit"), r => r.Unit),
        new(new("认定", "Found"), r => EntryWords.Outcome(r.Entry, rules).In(language)),
        new(new("状态", "Standing"), r => EntryWords.Standing(r.Entry).In(language)),
        new(new("扣款", "Fine"), r => r.Entry.Owed),
        new(new("奖励", "Reward"), r => r.Entry.Due),
        new(new("条款", "Clauses"), r => r.Entry.Clauses),
        new(new("调整的月份", "Adjusts"), r => r.Entry.AdjustsMonth is { } month ? MonthWords.Iso(month) : null),
        new(new("记录号", "Fact"), r => r.Entry.Fact),
        new(new("凭证", "Entry"), r => r.Entry.EntryId.ToString()),
    ];

    /// <summary>A row a person; those without an entry stand on it too.</summary>
    public static IReadOnlyList<SheetColumn<SettlementRow>> OfMonth(PrintedSheet sheet, Language language) =>
    [
        new(new("工号", "Number"), r => r.Number),
        new(new("姓名", "Name"), r => r.Name),
        new(new("单位", "Unit"), r => sheet.Structure.UnitName(r.UnitId).In(language)),
        new(new("月份", "Month"), r => MonthWords.Iso(r.Month)),
        new(new("笔数", "Entries"), r => r.Entries),
        new(new("扣款", "Fines"), r => r.Owed),
        new(new("奖励", "Rewards"), r => r.Due),
        new(new("其中调整（扣为正）", "Of it adjusted (fines above nought)"), r => r.Adjusted),
        new(new("合计", "Net"), r => r.Due - r.Owed),
        new(new("尚未生效（不在合计里）", "Not yet valid (not in the net)"), r => r.Pending),
        new(new("等人说明", "Waiting"), r => r.Waits),
        new(new("条款", "Clauses"), r => string.Join(' ', sheet.EntriesOf(r.PersonId).SelectMany(e => e.Clauses.Split(' ')).Distinct())),
    ];
}
