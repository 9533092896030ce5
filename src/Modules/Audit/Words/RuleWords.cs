namespace Yunzhang.Modules.Audit.Words;

/// <summary>Lines about regulations, facts, entries and months.</summary>
internal static class RuleWords
{
    public static IReadOnlyList<KindWords> All { get; } =
    [
        new("rules.adopted", new("启用规章", "Regulation adopted"), new("启用规章“{name}”（{id}），{files} 个文件", "adopted the regulation \"{name}\" ({id}), {files} files")),
        new("rules.activated", new("规章版本生效", "Version activated"), new("规章版本 {hash} 生效", "activated the version {hash}")),
        new("rules.reading-decided", new("明确一处读法", "Reading decided"), new("问题 {question} 按“{answer}”理解[，理由：{reason}]", "decided that question {question} reads \"{answer}\"[, because: {reason}]")),
        new("proposal.saved", new("保存提案", "Proposal saved"), new("保存提案“{name}”", "saved the proposal \"{name}\"")),
        new("fact.recorded", new("录入记录", "Fact recorded"), new("录入记录 {number}", "recorded fact {number}")),
        new("facts.recorded", new("批量录入记录", "Facts recorded"), new("录入 {count} 条记录（{first} 到 {last}）[，来源 {source}]", "recorded {count} facts ({first} to {last})[ from {source}]")),
        new("facts.derived", new("推算记录", "Facts derived"), new("由 {source} 推算 {from} 到 {to}：新增 {added}，替换 {replaced}，撤回 {withdrawn}", "derived facts from {source} for {from} to {to}: {added} new, {replaced} replaced, {withdrawn} withdrawn")),
        new("fact.corrected", new("更正记录", "Fact corrected"), new("用记录 {number} 更正记录 {replaces}[，原因：{reason}]", "corrected fact {replaces} by {number}[, because {reason}]")),
        new("fact.withdrawn", new("撤回记录", "Fact withdrawn"), new("撤回记录 {replaces}[，原因：{reason}]", "withdrew fact {replaces}[, because {reason}]")),
        new("ledger.entry-released", new("账目不再等单据", "Entry released"), new("账目 {entry} 的流程已经停用，不再等单据", "the flow of the entry {entry} has ended, so it waits for no case")),
        new("ledger.settled", new("结算账目", "Ledger settled"), new("从 {from} 起结算 {entries} 笔，应付 {owed} 元", "settled {entries} entries from {from}; {owed} yuan owed")),
        new("month.reviewed", new("复核月份", "Month reviewed"), new("{by} 复核了这个月", "{by} reviewed the month")),
        new("month.returned", new("退回草稿", "Month sent back"), new("{by} 把这个月退回草稿", "{by} sent the month back to draft")),
        new("notices.read", new("读通知", "Notices read"), new("读了 {notices} 条通知", "read {notices} notices")),
        new("month.closed", new("关账", "Month closed"), new("这个月已关账", "the month was closed")),
    ];
}
