using NodaTime;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Where one person or unit stands: sums of what counts, and standings that were changed.</summary>
public sealed class Statement
{
    internal Statement(Person subject, bool isUnit) => (Subject, IsUnit) = (subject, isUnit);

    /// <summary>Whose it is.</summary>
    public Person Subject { get; }

    /// <summary>True when it is a unit's.</summary>
    public bool IsUnit { get; }

    /// <summary>Money owed.</summary>
    public decimal ToPay { get; internal set; }

    /// <summary>Money due.</summary>
    public decimal ToGet { get; internal set; }

    /// <summary>Points.</summary>
    public decimal Points { get; internal set; }

    /// <summary>Days.</summary>
    public decimal Days { get; internal set; }

    /// <summary>Entries that count.</summary>
    public int Entries { get; internal set; }

    /// <summary>Decisions, or sums, that wait for somebody to say.</summary>
    public int Waits { get; internal set; }

    /// <summary>Entries by outcome id.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => OutcomeCounts;

    /// <summary>Standings changed: mark id → option id.</summary>
    public IReadOnlyDictionary<string, string> Marks => MarkStandings;

    /// <summary>Cards given: card id → how many.</summary>
    public IReadOnlyDictionary<string, int> Cards => CardCounts;

    /// <summary>Doors closed.</summary>
    public IReadOnlySet<string> Gates => ClosedGates;

    internal Dictionary<string, int> OutcomeCounts { get; } = [];

    internal Dictionary<string, string> MarkStandings { get; } = [];

    internal Dictionary<string, int> CardCounts { get; } = [];

    internal HashSet<string> ClosedGates { get; } = [];
}

/// <summary>Sums a ledger up per person and unit.</summary>
public static class Statements
{
    /// <summary>One statement for everyone with an entry, people in the order of the people book, then units.</summary>
    public static IReadOnlyList<Statement> Of(Ledger ledger)
    {
        var people = new Statement?[ledger.Book.People.All.Count];
        var units = new Statement?[ledger.Book.Units.All.Count];
        var entries = ledger.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            ref var statement = ref (entry.IsUnit ? units : people)[entry.Subject];
            statement ??= new Statement(ledger.SubjectOf(entry), entry.IsUnit);
            Add(ledger, statement, entry);
        }
        return [.. people.OfType<Statement>(), .. units.OfType<Statement>()];
    }

    private static void Add(Ledger ledger, Statement statement, in Determination entry)
    {
        if (entry.Standing is Standing.Waits or Standing.AmountWaits) statement.Waits++;
        if (!entry.Counts) return;
        var words = ledger.Pack.Pack.Words;
        statement.Entries++;
        statement.ToPay += entry.Owed;
        statement.ToGet += entry.Standing == Standing.Stands ? entry.Measures.Reward : 0;
        statement.Points += entry.Measures.Points;
        statement.Days += entry.Measures.Days;
        if (entry.Outcome >= 0) Count(statement.OutcomeCounts, words.Outcomes[entry.Outcome].Id);
        if (ledger.ConsequenceOf(entry) is not { } consequence) return;
        if (consequence.Card >= 0) Count(statement.CardCounts, words.Cards[consequence.Card].Id);
        if (consequence.Gate >= 0) statement.ClosedGates.Add(words.Gates[consequence.Gate].Id);
        if (consequence.Mark >= 0) statement.MarkStandings[words.Marks[consequence.Mark].Id] = words.Marks[consequence.Mark].Options[consequence.MarkOption].Id;
    }

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}

/// <summary>Money moved in a month already past, to be settled in the open one.</summary>
/// <param name="Subject">Whose.</param>
/// <param name="Year">Year of the month it belongs to.</param>
/// <param name="Month">The month it belongs to.</param>
/// <param name="Difference">What is owed more; negative when less. Rewards count the other way.</param>
public sealed record Adjustment(Person Subject, int Year, int Month, decimal Difference);

/// <summary>Compares what was last known with what is known now.</summary>
public static class Adjustments
{
    /// <summary>Differences per person and month, for months before the one <paramref name="open"/> lies in. Closed months are never edited.</summary>
    public static IReadOnlyList<Adjustment> Between(Ledger before, Ledger after, LocalDate open)
    {
        var month = Windows.KeyOf(WindowKind.Month, open.ToDateOnly().DayNumber);
        // Keys in the order wanted: people before units, each in the order of the book, month by month.
        var sums = new Dictionary<long, decimal>();
        Add(before, -1);
        Add(after, 1);
        var keys = sums.Keys.ToArray();
        Array.Sort(keys);
        var found = new List<Adjustment>();
        foreach (var key in keys)
        {
            if (sums[key] == 0) continue;
            var (subject, of) = ((int)(key >> 24) & 0x7FFFFFFF, (int)key & 0xFFFFFF);
            found.Add(new Adjustment((key >> 56 > 0 ? after.Book.Units : after.Book.People).All[subject], of / 12, of % 12 + 1, sums[key]));
        }
        return found;

        void Add(Ledger ledger, int sign)
        {
            foreach (ref readonly var entry in ledger.Entries)
            {
                if (entry.Standing != Standing.Stands || Windows.KeyOf(WindowKind.Month, entry.Day) is var key && key >= month) continue;
                var at = (entry.IsUnit ? 1L << 56 : 0) | ((long)entry.Subject << 24) | (uint)key;
                sums[at] = sums.GetValueOrDefault(at) + sign * (entry.Amount - entry.Measures.Reward);
            }
        }
    }
}
