using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Reckoning;

/// <summary>
/// What a pack makes of a book of facts: every determination in event order. A pure function of the pack, the facts known by
/// <see cref="Known"/> and the last day reckoned.
/// </summary>
public sealed class Ledger
{
    private readonly List<CountWarning> warnings = [];
    private readonly List<CountStep> steps = [];
    private readonly List<RowReach> reaches = [];
    private readonly Dictionary<int, int> tookPlace = [];

    internal Ledger(BoundPack pack, FactBook book, LocalDate known, LocalDate until)
    {
        (Pack, Book, Known, Until) = (pack, book, known, until);
        Found = new EntryList(book.Count + book.Count / 4);
    }

    /// <summary>The pack that was applied.</summary>
    public BoundPack Pack { get; }

    /// <summary>The facts.</summary>
    public FactBook Book { get; }

    /// <summary>Facts recorded after this day were not known.</summary>
    public LocalDate Known { get; }

    /// <summary>The last day reckoned; windows that end by then are closed.</summary>
    public LocalDate Until { get; }

    /// <summary>Every determination, in event order.</summary>
    public ReadOnlySpan<Determination> Entries => Found.All;

    internal EntryList Found { get; }

    /// <summary>Warnings given on the way to a threshold.</summary>
    public IReadOnlyList<CountWarning> Warnings => warnings;

    /// <summary>The latest warning of each count still open on <see cref="Until"/> whose threshold has not been reached since, in the order given.</summary>
    public IReadOnlyList<CountWarning> OpenWarnings()
    {
        var until = Until.ToDateOnly().DayNumber;
        var open = new Dictionary<(string, int, bool), CountWarning>();
        foreach (var counter in Pack.Counters)
        {
            var kind = counter.Counter.Window.Kind;
            var window = Windows.KeyOf(kind, until);
            foreach (var warning in warnings)
                if (warning.Counter == counter.Definition.Id && Windows.KeyOf(kind, warning.Day) == window) open[(warning.Counter, warning.Subject, warning.IsUnit)] = warning;
            foreach (ref readonly var entry in Entries)
                if (entry.Control == counter.Index && open.TryGetValue((counter.Definition.Id, entry.Subject, entry.IsUnit), out var given) && entry.Day >= given.Day)
                    open.Remove((counter.Definition.Id, entry.Subject, entry.IsUnit));
        }
        return [.. open.Values];
    }

    /// <summary>Facts that no control of the pack judges.</summary>
    public int FactsNotJudged { get; internal set; }

    /// <summary>Facts about people the pack does not bind.</summary>
    public int FactsOfOthers { get; internal set; }

    /// <summary>
    /// Counts that no row of a counter took, or more than one. Never in a pack that was proved: there is a row for every count.
    /// </summary>
    public int CountsNotPlaced { get; internal set; }

    /// <summary>The entry that took the place of another, or swallowed it; null when none did.</summary>
    public int? SupersededBy(int entry) => tookPlace.TryGetValue(entry, out var by) ? by : null;

    /// <summary>Why an entry failed; null when it did not.</summary>
    public Fault? FaultOf(int entry) => Found.FaultOf(entry);

    /// <summary>
    /// What a counter has counted for a person or unit in the window that <see cref="Until"/> lies in: 0 when nothing.
    /// Null when there is no such counter, or when it counts for another kind of subject (units, not persons).
    /// </summary>
    public decimal? CountOf(string counter, Person subject)
    {
        foreach (var run in Runs)
        {
            if (run.Counter.Definition.Id != counter) continue;
            var all = (run.Counter.PerUnit ? Book.Units : Book.People).All;
            return subject.Index < all.Count && ReferenceEquals(all[subject.Index], subject) ? run.CountOn(subject.Index, Until.ToDateOnly().DayNumber) : null;
        }
        return null;
    }

    internal IReadOnlyList<CountStep> Steps => steps;

    /// <summary>Rows of counters met, and thresholds counted toward; only with a trace.</summary>
    internal IReadOnlyList<RowReach> Reaches => reaches;

    /// <summary>The counters as the run left them.</summary>
    internal IReadOnlyList<CounterRun> Runs { get; set; } = [];

    internal BoundControl ControlOf(in Determination entry) => Pack.Controls[entry.Control];

    internal BoundVersion VersionOf(in Determination entry) => ControlOf(entry).Versions[entry.Version];

    internal Consequence? ConsequenceOf(in Determination entry) =>
        entry.Version < 0 || entry.Row < 0 ? null : ControlOf(entry).ConsequenceOf(entry.Version, entry.Row);

    /// <summary>Id of the control behind an entry.</summary>
    public string ControlIdOf(in Determination entry) => ControlOf(entry).Definition.Id;

    /// <summary>Id of the row, <c>then</c> for a threshold, empty when no row was found.</summary>
    public string RowIdOf(in Determination entry) => entry.Version < 0 || entry.Row < 0 ? "" : VersionOf(entry).RowIdOf(entry.Row);

    /// <summary>Id of the outcome; empty when there is none.</summary>
    public string OutcomeOf(in Determination entry) => entry.Outcome < 0 ? "" : Pack.Pack.Words.Outcomes[entry.Outcome].Id;

    /// <summary>Id of the card given; empty when none is.</summary>
    public string CardOf(in Determination entry) => ConsequenceOf(entry) is { Card: >= 0 } given ? Pack.Pack.Words.Cards[given.Card].Id : "";

    /// <summary>Id of the gate closed; empty when none is.</summary>
    public string GateOf(in Determination entry) => ConsequenceOf(entry) is { Gate: >= 0 } closed ? Pack.Pack.Words.Gates[closed.Gate].Id : "";

    /// <summary>Ids of the mark set and of its new standing; both empty when none is.</summary>
    public (string Mark, string Option) MarkOf(in Determination entry) =>
        ConsequenceOf(entry) is { Mark: >= 0 } set && Pack.Pack.Words.Marks[set.Mark] is var mark ? (mark.Id, mark.Options[set.MarkOption].Id) : ("", "");

    /// <summary>Ids of the fields that somebody must still give before an entry is decided, or its sum known; empty when nothing is missing of its own fact.</summary>
    public IReadOnlyList<string> MissingOf(int entry) => MissingFacts.Of(this, entry);

    /// <summary>A number that entries of one control, version, row and standing share, and no others.</summary>
    public static long KindOf(in Determination entry) => (((long)entry.Control << 16 | (ushort)entry.Version) << 16 | (ushort)entry.Row) << 4 | (long)entry.Standing;

    /// <summary>Clauses that require the entry.</summary>
    public IReadOnlyList<string> ClausesOf(in Determination entry) => ConsequenceOf(entry)?.Clauses ?? [];

    /// <summary>The person or unit an entry falls to.</summary>
    public Person SubjectOf(in Determination entry) => (entry.IsUnit ? Book.Units : Book.People).All[entry.Subject];

    internal ref Determination At(int entry) => ref Found.At(entry);

    internal void Supersede(int entry, int by, Standing standing)
    {
        At(entry).Standing = standing;
        tookPlace[entry] = by;
    }

    internal void Warn(CountWarning warning) => warnings.Add(warning);

    internal void Step(CountStep step) => steps.Add(step);

    internal void Reach(RowReach reach) => reaches.Add(reach);
}
