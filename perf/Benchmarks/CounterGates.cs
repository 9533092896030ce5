using NodaTime;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Benchmarks;

/// <summary>Table, month counter and year counter over facts already in the book, one thread.</summary>
internal static class CounterGates
{
    public static void Measure(Report report)
    {
        var pack = GivenTable.Bound(10, true);
        var book = Book(pack.Layout, 1_000_000, 10_000);
        var until = new LocalDate(2014, 12, 31);
        var entries = 0;
        var measured = Benchmarks.Measure.Of(3, calls =>
        {
            for (var i = 0; i < calls; i++) entries = Reckoner.Reckon(pack, book, until, until).Entries.Length;
        });
        var perSecond = book.Count / (measured.Nanoseconds / 1e9);
        report.Add("table, month and year counters, one thread", "≥ 4 million facts/s",
            $"{perSecond / 1e6:0.0} million facts/s ({entries:N0} entries, {measured.Bytes / book.Count:0} bytes a fact)", perSecond >= 4e6);
    }

    private static FactBook Book(FrameLayout layout, int facts, int people)
    {
        var register = new PeopleBook();
        for (var p = 0; p < people; p++) register.GetOrAdd($"p{p:00000}");
        var book = new FactBook(layout, register, new PeopleBook());
        var word = layout.Words.Words[0];
        var fields = new Value[3];
        var wage = new[] { (0, Value.Of(120m)) };
        uint seed = 20140401;
        for (var i = 0; i < facts; i++)
        {
            seed = seed * 1664525 + 1013904223;
            var kind = (int)(seed >> 8 & 1);
            fields[0] = Value.Choice(word.Fields[0].Options[kind].Id, kind);
            fields[1] = Value.Of((decimal)((seed >> 10) % 90));
            fields[2] = Value.Of((seed >> 20 & 7) == 0);
            var day = new LocalDate(2014, 4, 1).PlusDays((int)((long)i * 270 / facts));
            book.Add(0, (int)((seed >> 4) % (uint)people), day, day, fields, i % 50 == 0 ? wage : null);
        }
        return book;
    }
}
