using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Threads;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Facts judged by the tables, page by page in event order.</summary>
/// <param name="pack">The pack to apply.</param>
/// <param name="book">The facts.</param>
/// <param name="order">Numbers of the facts to judge, in event order.</param>
internal sealed class JudgedPages(BoundPack pack, FactBook book, ArraySegment<int> order)
{
    private const int FactsAPage = 1 << 12;

    private readonly bool isAhead = MayJudgeAhead(pack, book);
    private readonly FactLookups lookups = new(pack, book);
    private readonly Stack<TableJudge> spare = new();

    /// <summary>Day of the first fact; null when there is none.</summary>
    public int? FirstDay => order.Count > 0 ? book.DayOf(order[0]) : null;

    /// <summary>The pages, each good until the next is asked for. Judged ahead, a page may end within a day; otherwise it ends with one.</summary>
    public IEnumerable<JudgedPage> InOrder(bool twoThreads)
    {
        foreach (var (judge, page, to) in Pages().WorkedOn(isAhead && twoThreads, p => (p.Judge, p.Judge.Judge(order.AsSpan(p.From, p.To - p.From)), p.To)))
        {
            page.NextDay = to < order.Count ? book.DayOf(order[to]) : null;
            yield return page;
            spare.Push(judge);
        }
    }

    /// <summary>
    /// Whether facts may be judged before the counters have taken those of the days before. Not when a control that these facts lead to names somebody by
    /// a field: one who was not in the books until then joins them that day, and whoever is in the books is judged when a window ends.
    /// </summary>
    private static bool MayJudgeAhead(BoundPack pack, FactBook book)
    {
        var leads = new HashSet<int>();
        foreach (var control in pack.Controls)
        {
            if (control is BoundTable table ? !book.Has(table.WordIndex) : control is BoundCounter counter && !counter.ActsAtEnd && !counter.Counts.Overlaps(leads)) continue;
            leads.Add(control.Index);
            if (control.ChargesSlot >= 0 || control is BoundCounter { PerSlot: >= 0 }) return false;
        }
        return true;
    }

    private IEnumerable<(TableJudge Judge, int From, int To)> Pages()
    {
        for (int from = 0, to; from < order.Count; from = to)
        {
            to = isAhead ? Math.Min(from + FactsAPage, order.Count) : EndOfDay(from);
            yield return (spare.TryPop(out var judge) ? judge : new TableJudge(pack, book, lookups), from, to);
        }
    }

    private int EndOfDay(int from)
    {
        var to = from + 1;
        while (to < order.Count && book.DayOf(order[to]) == book.DayOf(order[from])) to++;
        return to;
    }
}
