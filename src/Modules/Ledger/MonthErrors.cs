using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Ledger;

/// <summary>Why a month cannot be moved on.</summary>
internal static class MonthErrors
{
    public const string ClosedCode = "month.closed";

    public static Error NoUnit() => new(ErrorKind.NotFound, "month.no-unit", new Phrase(
        "没有这个单位，或者您不能查看它。请从列表里重新选择。", "There is no such unit, or you may not see it. Choose it again from the list."));

    public static Error NotYours(Phrase unit) => new(ErrorKind.Forbidden, "month.not-yours", new Phrase(
        $"您没有给“{unit.Zh}”复核、关账的权限。请让人事专员或管理员来办。", $"You may not review or close months of \"{unit.En}\". Ask the clerk or an administrator to do it."));

    public static Error NotSettling(string unit, string settling) => new(ErrorKind.Invalid, "month.not-settling", new Phrase(
        $"“{unit}”是班组，它的账在“{settling}”一起结。请选“{settling}”。", $"\"{unit}\" is a team; its months are settled with \"{settling}\". Choose that one."), "unit");

    public static Error NotOver(YearMonth month, LocalDate today) => new(ErrorKind.Refused, "month.not-over", new Phrase(
        $"{month:uuuu-MM} 还没有过完，今天是 {today:uuuu-MM-dd}。到下个月一号再办。", $"{month:uuuu-MM} is not over; today is {today:uuuu-MM-dd}. Come back on the first of the next month."));

    public static Error Closed(LedgerMonth month, Instant at, DateTimeZone zone) => new(ErrorKind.Conflict, ClosedCode, new Phrase(
        $"{month.Month:uuuu-MM} 已经由{month.ClosedBy}在 {at.InZone(zone):uuuu-MM-dd HH:mm} 关账，不能再动。之后的变动会记到下个月作调整。",
        $"{month.ClosedBy} closed {month.Month:uuuu-MM} on {at.InZone(zone):uuuu-MM-dd HH:mm}; it cannot be changed any more. What comes later is adjusted in an open month."));

    public static Error NotReviewed(YearMonth month) => new(ErrorKind.Refused, "month.not-reviewed", new Phrase(
        $"{month:uuuu-MM} 还没有送审。请先核对并送审，再关账。", $"{month:uuuu-MM} has not been reviewed. Check it and send it for review first."));

    public static Error EarlierOpen(YearMonth month, YearMonth earlier) => new(ErrorKind.Refused, "month.earlier-open", new Phrase(
        $"{earlier:uuuu-MM} 还没有关账，不能先关 {month:uuuu-MM}。请按月份先后关账。", $"{earlier:uuuu-MM} is still open, so {month:uuuu-MM} cannot be closed yet. Close the months in their order."));

    /// <summary>How many a refusal names; of more it says the number.</summary>
    public const int Named = 20;

    /// <summary>What waits for cases to end, each with its case.</summary>
    public static Error NotValid(YearMonth month, IReadOnlyList<Phrase> open, int count)
    {
        var some = Some(open, count);
        return new(ErrorKind.Refused, "month.not-valid", new Phrase(
            $"{month:uuuu-MM} 还有 {count} 笔的单据没有生效，不能关账：{some.Zh}。请先办完；确实要带着关账的，请写明理由，生效以后记到下个月作调整。",
            $"{count} entries of {month:uuuu-MM} depend on cases that have not ended, so it cannot be closed: {some.En}. Have them ended, or give a reason to close it all the same; what becomes valid is then adjusted in an open month."), "carry_over");
    }

    /// <summary>One refusal that lists who must say what.</summary>
    public static Error Waits(YearMonth month, IReadOnlyList<Phrase> first, int count)
    {
        var some = Some(first, count);
        return new(ErrorKind.Refused, "month.waits", new Phrase(
            $"{month:uuuu-MM} 还有 {count} 项在等人说明，不能关账：{some.Zh}。请先补齐；确实要带着关账的，请写明理由，之后的说明会记到下个月作调整。",
            $"{count} entries of {month:uuuu-MM} wait for somebody to say, so it cannot be closed: {some.En}. Have them answered, or give a reason to close it all the same; answers are then adjusted in an open month."), "carry_over");
    }

    private static Phrase Some(IReadOnlyList<Phrase> first, int count)
    {
        var (zh, en) = (string.Join("；", first.Select(w => w.Zh)), string.Join("; ", first.Select(w => w.En)));
        return count == first.Count ? new(zh, en) : new($"{zh}；另有 {count - first.Count} 项", $"{en}; and {count - first.Count} more");
    }
}
