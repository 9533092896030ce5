using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Works out the ledger of a pack over a book of facts.</summary>
public sealed class Reckoner
{
    private readonly Ledger ledger;
    private readonly JudgedPages pages;
    private readonly Absorption[] absorptions;
    private readonly CounterRun[] counters;
    private readonly CounterRun[][] countersOf;
    private readonly int until;
    private int today = -1;
    private int firstToday;

    private Reckoner(BoundPack pack, FactBook book, LocalDate known, LocalDate until, bool trace, LocalDate? from)
    {
        this.until = until.ToDateOnly().DayNumber;
        // The order of the facts before the ledger: a collection that the one brings about would read through all the room made for the other.
        pages = new JudgedPages(pack, book, book.InEventOrder(known.ToDateOnly().DayNumber, from?.ToDateOnly().DayNumber ?? 0, this.until));
        ledger = new Ledger(pack, book, known, until);
        var frames = new Frames(pack, book, ledger.Found);
        var recorder = new DeterminationRecorder(pack, book, ledger.Found, frames);
        counters = [.. pack.Counters.Select(c => new CounterRun(c, ledger, frames, recorder, trace))];
        countersOf = [.. pack.Controls.Select(c => counters.Where(r => r.Counter.Counts.Contains(c.Index)).ToArray())];
        absorptions = [.. pack.Tables.Where(t => t.Absorbs.Count > 0).Select(t => new Absorption(ledger, t))];
        ledger.Runs = counters;
    }

    /// <summary>Reckons.</summary>
    /// <param name="pack">The pack to apply.</param>
    /// <param name="book">The facts.</param>
    /// <param name="known">Facts recorded later are not known.</param>
    /// <param name="until">Last day reckoned; facts that occurred later are left out, windows ended by then are closed.</param>
    /// <param name="trace">Keeps every step of every count, for explanations; costs memory.</param>
    /// <param name="from">First day reckoned; facts that occurred earlier are neither judged nor counted. Null begins with the first fact.</param>
    /// <param name="twoThreads">Lets a second thread judge facts ahead of the counters where that cannot matter. The ledger is the same.</param>
    public static Ledger Reckon(
        BoundPack pack, FactBook book, LocalDate known, LocalDate until, bool trace = false, LocalDate? from = null, bool twoThreads = false)
    {
        var run = new Reckoner(pack, book, known, until, trace, from);
        run.Run(twoThreads);
        return run.ledger;
    }

    private void Run(bool twoThreads)
    {
        foreach (var counter in counters) counter.OpenFrom(pages.FirstDay ?? until + 1);
        foreach (var page in pages.InOrder(twoThreads))
        {
            for (var next = 0; next < page.Entries.Count;)
            {
                if (page.Entries.At(next).Day is var at && at != today) Begin(at);
                next = ledger.Found.AddDay(page.Entries, next);
            }
            ledger.FactsNotJudged += page.FactsNotJudged;
            ledger.FactsOfOthers += page.FactsOfOthers;
            if (page.NextDay is { } day && day != today) Begin(day);
        }
        EndDay();
        CloseWindows(until);
    }

    // A day may go on in the next page, so it has ended only when another begins.
    private void Begin(int day)
    {
        EndDay();
        CloseWindows(day - 1);
        (today, firstToday) = (day, ledger.Entries.Length);
    }

    private void EndDay()
    {
        var last = ledger.Entries.Length;
        foreach (var absorption in absorptions) absorption.Apply(firstToday, last);
        for (var entry = firstToday; entry < last; entry++) Offer(entry);
        firstToday = last;
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
