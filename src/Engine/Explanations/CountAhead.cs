using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Explanations;

/// <summary>How near somebody's count has come to the line at which something follows.</summary>
/// <param name="Control">Id of the counter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">What has been counted in the window that the last day reckoned lies in; more than 0.</param>
/// <param name="Threshold">The next line; more than <paramref name="Count"/>.</param>
/// <param name="LastDay">Last day of the window; null for one that rolls or never ends.</param>
/// <param name="Follows">What follows at the line, for the fields the person has on the last day reckoned.</param>
/// <param name="Window">The window in words: "this month".</param>
public sealed record CountAhead(string Control, Phrase Name, decimal Count, decimal Threshold, LocalDate? LastDay, Phrase Follows, Phrase Window)
{
    /// <summary>How much is left to the line.</summary>
    public decimal Left => Threshold - Count;

    /// <summary>One sentence: so many so far, so many more by a day, and what would follow.</summary>
    public Phrase ToPhrase()
    {
        var (count, left) = (Wording.Figure(Count), Wording.Figure(Left));
        var by = LastDay is { } day ? new Phrase($"{Wording.Day(day).Zh}以前", $" by {Wording.Day(day).En}") : new Phrase("", "");
        return new($"{Name.Zh}：{Window.Zh}已累计 {count}；{by.Zh}再累计 {left} 就会：{Follows.Zh}。", $"{Name.En}: {count} so far {Window.En}; {left} more{by.En} would mean: {Follows.En}.");
    }

    /// <summary>
    /// The counts of a person that have begun and not yet reached their next line, nearest first. Counts of teams and units are left out, and so are
    /// counts with tiers, which act on every step.
    /// </summary>
    /// <param name="ledger">Reckoned up to the day asked about.</param>
    /// <param name="person">From the people of the ledger's own book.</param>
    public static IReadOnlyList<CountAhead> Of(Ledger ledger, Person person)
    {
        var day = ledger.Until.ToDateOnly().DayNumber;
        var frames = new Frames(ledger.Pack, ledger.Book, ledger.Found);
        var found = new List<CountAhead>();
        foreach (var run in ledger.Runs)
        {
            if (run.Counter is not { PerUnit: false, PerSlot: < 0 } counter || ledger.CountOf(counter.Definition.Id, person) is not (> 0 and var count)) continue;
            if (counter.VersionOn(day) is not (>= 0 and var index) || counter.CounterVersions[index] is not { Then: { } then } version) continue;
            var threshold = version.LineAfter(count);
            if (threshold <= count) continue;
            frames.OfPerson(person, day);
            var follows = ConsequenceWording.Of(then, ledger.Pack.Pack, frames.WithCount(threshold));
            found.Add(new CountAhead(counter.Definition.Id, counter.Definition.Name, count, threshold, LastDayOf(counter, day), follows, WindowOf(counter.Counter.Window)));
        }
        return [.. found.OrderBy(a => a.Left / a.Threshold)];
    }

    private static LocalDate? LastDayOf(BoundCounter counter, int day)
    {
        var kind = counter.Counter.Window.Kind;
        return kind is WindowKind.Rolling or WindowKind.Ever ? null : LocalDate.FromDateOnly(DateOnly.FromDayNumber(Windows.LastDay(kind, Windows.KeyOf(kind, day))));
    }

    private static Phrase WindowOf(CountWindow window) => window.Kind switch
    {
        WindowKind.Day => new("今天", "today"),
        WindowKind.Week => new("本周", "this week"),
        WindowKind.Month => new("本月", "this month"),
        WindowKind.Quarter => new("本季", "this quarter"),
        WindowKind.Year => new("今年", "this year"),
        _ => Wording.Window(window.Kind, window.Days),
    };
}
