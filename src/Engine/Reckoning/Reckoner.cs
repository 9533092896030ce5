using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Works out the ledger of a pack over a book of facts.</summary>
public sealed class Reckoner
{
    private readonly BoundPack pack;
    private readonly FactBook book;
    private readonly Ledger ledger;
    private readonly Frames frames;
    private readonly CounterRun[] counters;
    private readonly CounterRun[][] countersOf;
    private readonly BoundTable[][] tablesOf;
    private readonly int known;
    private readonly int until;
    private readonly int from;

    private Reckoner(BoundPack pack, FactBook book, LocalDate known, LocalDate until, bool trace, LocalDate? from)
    {
        (this.pack, this.book) = (pack, book);
        this.from = from?.ToDateOnly().DayNumber ?? 0;
        this.known = known.ToDateOnly().DayNumber;
        this.until = until.ToDateOnly().DayNumber;
        ledger = new Ledger(pack, book, known, until);
        frames = new Frames(pack, book, ledger);
        var recorder = new DeterminationRecorder(pack, ledger, frames);
        counters = [.. pack.Counters.Select(c => new CounterRun(c, ledger, frames, recorder, trace))];
        countersOf = [.. pack.Controls.Select(c => counters.Where(r => r.Counter.Counts.Contains(c.Index)).ToArray())];
        tablesOf = [.. pack.Layout.Words.Words.Select((_, i) => pack.Tables.Where(t => t.WordIndex == i).ToArray())];
        lookedUp = pack.Layout.Words.Words.SelectMany(w => w.Fields).Select(f => f.From?.Word.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        absorptions = [.. pack.Tables.Where(t => t.Absorbs.Count > 0).Select(t => new Absorption(ledger, t))];
        judge = new TableJudge(pack, book, ledger, frames, recorder);
        ledger.Runs = counters;
    }

    private readonly TableJudge judge;
    private readonly Absorption[] absorptions;
    private readonly HashSet<string> lookedUp;

    /// <summary>Reckons.</summary>
    /// <param name="pack">The pack to apply.</param>
    /// <param name="book">The facts.</param>
    /// <param name="known">Facts recorded later are not known.</param>
    /// <param name="until">Last day reckoned; facts that occurred later are left out, windows ended by then are closed.</param>
    /// <param name="trace">Keeps every step of every count, for explanations; costs memory.</param>
    /// <param name="from">First day reckoned; facts that occurred earlier are neither judged nor counted. Null begins with the first fact.</param>
    public static Ledger Reckon(BoundPack pack, FactBook book, LocalDate known, LocalDate until, bool trace = false, LocalDate? from = null)
    {
        var run = new Reckoner(pack, book, known, until, trace, from);
        run.Run();
        return run.ledger;
    }

    private void Run()
    {
        var order = book.InEventOrder(known);
        var at = 0;
        while (at < order.Length && book.DayOf(order[at]) < from) at++;
        var opened = at < order.Length ? book.DayOf(order[at]) : until + 1;
        foreach (var counter in counters) counter.OpenFrom(opened);
        while (at < order.Length && book.DayOf(order[at]) <= until)
        {
            var day = book.DayOf(order[at]);
            CloseWindows(day - 1);
            var first = ledger.Entries.Length;
            for (; at < order.Length && book.DayOf(order[at]) == day; at++) Judge(order[at]);
            var last = ledger.Entries.Length;
            foreach (var absorption in absorptions) absorption.Apply(first, last);
            for (var entry = first; entry < last; entry++) Offer(entry);
        }
        CloseWindows(until);
    }

    private void Judge(int fact)
    {
        var tables = tablesOf[book.WordIndexOf(fact)];
        if (tables.Length > 0) judge.Judge(fact, tables);
        else if (!lookedUp.Contains(book.WordOf(fact).Id)) ledger.FactsNotJudged++;
    }

    private void Offer(int entry)
    {
        if (!ledger.At(entry).Counts)
        {
            if (ledger.At(entry).Standing == Standing.Waits) Wait(entry);
            return;
        }
        foreach (var counter in countersOf[ledger.At(entry).Control])
        {
            var first = ledger.Entries.Length;
            counter.Take(entry);
            for (var led = first; led < ledger.Entries.Length && led < first + counter.Led; led++) Offer(led);
        }
    }

    private void Wait(int entry)
    {
        foreach (var counter in countersOf[ledger.At(entry).Control])
            if (counter.ActsAtEnd) counter.Wait(entry);
    }

    private void CloseWindows(int through)
    {
        foreach (var counter in counters)
        {
            if (!counter.ActsAtEnd) continue;
            while (counter.NextEnd <= through)
            {
                var first = ledger.Entries.Length;
                counter.CloseWindow();
                var last = ledger.Entries.Length;
                for (var entry = first; entry < last; entry++) Offer(entry);
            }
        }
    }
}
