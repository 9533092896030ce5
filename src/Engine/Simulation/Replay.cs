using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Packs.Editing;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Simulation;

/// <summary>The facts of the days replayed, reckoned again and again under one pack after another.</summary>
internal sealed class Replay
{
    private static readonly string[] DatedKeys = ["values", "rows", "every", "reaches", "warn", "then", "apply"];
    private readonly int first;
    private readonly int last;

    private Replay(FactBook book, int first, int last)
    {
        (Book, this.first, this.last) = (book, first, last);
        var inside = 0;
        var outside = 0;
        for (var fact = 0; fact < book.Count; fact++)
        {
            if (!book.Stands(fact, int.MaxValue)) continue;
            if (book.DayOf(fact) >= first && book.DayOf(fact) <= last) inside++;
            else outside++;
        }
        Period = new ReplayPeriod(DayOf(first), DayOf(last), inside, outside);
    }

    public FactBook Book { get; }

    public ReplayPeriod Period { get; }

    /// <summary>The days a proposal asks for, as far as <paramref name="until"/>; without either, those of the facts. Null and reported when there are none.</summary>
    public static Replay? Of(FactBook book, Proposal proposal, LocalDate? until, DiagnosticBag bag)
    {
        int earliest = int.MaxValue, latest = int.MinValue;
        for (var fact = 0; fact < book.Count; fact++)
        {
            if (!book.Stands(fact, int.MaxValue)) continue;
            earliest = Math.Min(earliest, book.DayOf(fact));
            latest = Math.Max(latest, book.DayOf(fact));
        }
        var from = proposal.ReplayFrom is { } start ? Number(start) : earliest;
        var to = Math.Min(proposal.ReplayTo is { } end ? Number(end) : int.MaxValue, until is { } day ? Number(day) : int.MaxValue);
        if (to == int.MaxValue) to = latest;
        if (from <= to) return new Replay(book, from, to);
        if (from == int.MaxValue || to == int.MinValue)
            bag.Error("simulate.no-facts", proposal.Where, new Phrase("没有事实可以重算。", "There are no facts to replay."),
                new Phrase("请给出含有该期间记录的事实文件。", "Give a file with facts of the period."));
        else
            bag.Error("simulate.period-ends-before-it-begins", proposal.Where, new Phrase(
                $"重算期间从 {DayOf(from):uuuu-MM-dd} 起，却到 {DayOf(to):uuuu-MM-dd} 为止。", $"The replay begins on {DayOf(from):uuuu-MM-dd} but ends on {DayOf(to):uuuu-MM-dd}."),
                new Phrase("请改 replay 的 from、to，或改 --until。", "Change from and to under replay, or --until."));
        return null;
    }

    /// <summary>The ledger of the period, with everything the book holds known.</summary>
    public Ledger Reckon(BoundPack pack) => Reckoner.Reckon(pack, Book, LocalDate.MaxIsoValue, Period.To, from: Period.From);

    /// <summary>
    /// Two ledgers over the same people. Reckoning enters those charged into the registers of the book as it meets them, and an entry at the end of a
    /// window is made for everyone in them; so both are reckoned until nobody new appears.
    /// </summary>
    public (Ledger Before, Ledger After) Both(BoundPack before, BoundPack after)
    {
        while (true)
        {
            var known = (Book.People.All.Count, Book.Units.All.Count);
            var ledgers = (Reckon(before), Reckon(after));
            if (known == (Book.People.All.Count, Book.Units.All.Count)) return ledgers;
        }
    }

    /// <summary>Warns when nothing happened in the period, so that "nothing owed" is not read as an answer.</summary>
    public void CheckFacts(Proposal proposal, DiagnosticBag bag)
    {
        if (Period.Facts > 0) return;
        bag.Warning("simulate.no-facts-in-period", proposal.Where, new Phrase(
            $"{Period.From:uuuu-MM-dd} 至 {Period.To:uuuu-MM-dd} 没有一条事实，{Period.LeftOut} 条都在期间以外。",
            $"No fact occurred from {Period.From:uuuu-MM-dd} to {Period.To:uuuu-MM-dd}; all {Period.LeftOut} lie outside."),
            new Phrase("请核对 replay 的 from、to，或换一个事实文件。", "Check from and to under replay, or give another file of facts."));
    }

    /// <summary>Warns of a change in a version that governs no day of the replay, so that "no difference" is not read as an answer.</summary>
    public void CheckReach(Pack pack, IEnumerable<Change> changes, DiagnosticBag bag)
    {
        foreach (var change in changes)
        {
            var path = ChangePath.Of(change.Path);
            if (!DatedKeys.Contains(path.Key)) continue;
            var versions = VersionsOf(pack, path.Control);
            var at = path.IndexIn([.. versions.Select(v => v.From.ToString("uuuu-MM-dd", null))]);
            if (at < 0) continue;
            var ends = at + 1 < versions.Count ? versions[at + 1].From.PlusDays(-1) : versions[at].Ends ?? LocalDate.MaxIsoValue;
            if (versions[at].From <= Period.To && ends >= Period.From) continue;
            bag.Warning("simulate.version-outside-replay", change.Path.Where, new Phrase(
                $"“{change.Path.Text}”改的是 {versions[at].From:uuuu-MM-dd} 起的版本，它不管 {Period.From:uuuu-MM-dd} 至 {Period.To:uuuu-MM-dd} 的任何一天，所以这一改看不出差别。",
                $"\"{change.Path.Text}\" changes the version from {versions[at].From:uuuu-MM-dd}, which governs no day from {Period.From:uuuu-MM-dd} to {Period.To:uuuu-MM-dd}; so it makes no difference here."),
                new Phrase($"请写明版本：{path.Control}@日期.{path.Key}…", $"Name the version meant: {path.Control}@date.{path.Key}…"));
        }
    }

    private static IReadOnlyList<(LocalDate From, LocalDate? Ends)> VersionsOf(Pack pack, string control) =>
        pack.Tables.FirstOrDefault(t => t.Id == control) is { } table ? [.. table.Versions.Select(v => (v.From, v.Ends))]
        : pack.Counters.FirstOrDefault(c => c.Id == control) is { } counter ? [.. counter.Versions.Select(v => (v.From, v.Ends))] : [];

    private static int Number(LocalDate day) => day.ToDateOnly().DayNumber;

    private static LocalDate DayOf(int number) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(number));
}
