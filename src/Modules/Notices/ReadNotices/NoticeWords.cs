using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Notices.ReadNotices;

/// <summary>How a notice reads today, and where it leads.</summary>
internal static class NoticeWords
{
    public static Phrase Of(NoticeRow row, IReadOnlyList<Rules> rules) => row.Notice.Kind switch
    {
        NoticeKind.MonthInReview => Month(row, "已送审，请核对后关账", "was sent for review; check it and close it"),
        NoticeKind.MonthClosed => Month(row, "已关账", "was closed"),
        >= NoticeKind.CaseWaits => OfCase(row),
        _ when row.Entry is not { } => new("这一笔重算以后已经取消", "This entry is gone since it was worked out again"),
        NoticeKind.EntryWaits => Waits(row),
        _ => Stands(row.Entry!, rules),
    };

    /// <summary>Null when there is nothing left to look at.</summary>
    public static string? AddressOf(NoticeRow row) => row.Notice switch
    {
        { Kind: NoticeKind.MonthInReview or NoticeKind.MonthClosed, UnitId: { } unit, Month: { } month } => MonthWords.AddressOf(unit, month),
        _ when row.Entry is { } entry => $"/ledger/{entry.EntryId}",
        _ when row.Case is { } of => Case.AddressOf(of.CaseId),
        _ => null,
    };

    private static Phrase OfCase(NoticeRow row)
    {
        if (row.Case is not { } of) return new("这张单您现在不能看了", "You may no longer read this case");
        var (name, by) = (new Phrase($"“{of.TitleZh}”（{of.Number}）", $"\"{of.TitleEn}\" ({of.Number})"), row.Notice.By);
        return row.Notice.Kind switch
        {
            NoticeKind.CaseWaits or NoticeKind.CaseUrged or NoticeKind.CaseReturned or NoticeKind.CaseMissed when of.IsEnded => new($"{name.Zh}已经办结", $"{name.En} has ended since"),
            NoticeKind.CaseWaits => new($"{name.Zh}等您处理", $"{name.En} waits for you"),
            NoticeKind.CaseUrged => new($"{by}催您处理{name.Zh}", $"{by} urges you to get on with {name.En}"),
            NoticeKind.CaseTold => new($"{name.Zh}请您知悉", $"{name.En} is for your information"),
            NoticeKind.CaseReturned => new($"{name.Zh}退回给您了，请修改后再提交", $"{name.En} came back to you; change it and hand it in again"),
            NoticeKind.CaseMissed => new($"{name.Zh}已经过期", $"{name.En} is past its limit"),
            NoticeKind.CaseMoved => new($"{by}把{name.Zh}改按新版流程办理", $"{by} moved {name.En} to a new version of its flow"),
            _ => of.Meaning switch
            {
                EndingMeaning.Granted => new($"{name.Zh}已经批准", $"{name.En} was granted"),
                EndingMeaning.Refused => new($"{name.Zh}没有批准", $"{name.En} was refused"),
                _ => new($"{name.Zh}已经结束", $"{name.En} has ended"),
            },
        };
    }

    private static Phrase Month(NoticeRow row, string zh, string en)
    {
        var (unit, month) = (row.Unit is { } found ? Structure.NameOf(found) : new Phrase("单位", "a unit"), MonthWords.NameOf(row.Notice.Month!.Value));
        return new($"{unit.Zh} {month.Zh}{zh}（{row.Notice.By}）", $"{unit.En}, {month.En} {en} ({row.Notice.By})");
    }

    private static Phrase Waits(NoticeRow row)
    {
        var entry = row.Entry!;
        var who = row.Who.Length > 0 ? new Phrase(row.Who, row.Who) : row.Unit is { } unit ? Structure.NameOf(unit) : new("单位", "a unit");
        return entry.Waits
            ? new($"{who.Zh} {Figures.Day(entry.Day)} 的一笔等您说明", $"An entry of {who.En} on {Figures.Day(entry.Day)} waits for your answer")
            : new($"{who.Zh} {Figures.Day(entry.Day)} 的一笔已经有人说明", $"An entry of {who.En} on {Figures.Day(entry.Day)} has been answered");
    }

    private static Phrase Stands(LedgerEntry entry, IReadOnlyList<Rules> rules)
    {
        var (outcome, day) = (EntryWords.Outcome(entry, rules), Figures.Day(entry.Day));
        var net = entry.Due - entry.Owed;
        var (zh, en) = (net, entry.Standing) switch
        {
            _ when entry.IsPending => ("，还没有生效", ", not yet valid"),
            _ when entry.Hold == EntryHold.Void => ("，已作废，不扣款", ", now void; nothing is owed"),
            (_, not Engine.Reckoning.Standing.Stands) => ("，现已不计", ", which no longer counts"),
            (< 0, _) => ($"，扣 {Figures.Money(-net)}", $", {Figures.Money(-net)} owed"),
            (> 0, _) => ($"，得 {Figures.Money(net)}", $", {Figures.Money(net)} due to you"),
            _ => ("", ""),
        };
        return entry.AdjustsMonth is { } month
            ? new($"您 {day} 的“{outcome.Zh}”有调整（{MonthWords.NameOf(month).Zh}）{zh}", $"Your \"{outcome.En}\" of {day} was adjusted ({MonthWords.NameOf(month).En}){en}")
            : new($"您 {day} 有一笔“{outcome.Zh}”{zh}", $"\"{outcome.En}\" stands for you on {day}{en}");
    }
}
