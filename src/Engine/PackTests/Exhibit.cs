using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.PackTests;

/// <summary>
/// A part of a control that can be shown to work: a row of a version, its threshold (<c>then</c>), a step of a flow (<c>steps.head</c>), or an absorption (<c>absorbs.absence</c>),
/// which belongs to all versions and bears the default date. A class, like the other small things of this folder that stand in collections: of a
/// struct each collection is compiled anew when a command starts.
/// </summary>
internal sealed record PartKey(string Control, LocalDate Version, string Part)
{
    public const string Threshold = "then";

    public static PartKey Step(string flow, LocalDate version, string step) => new(flow, version, $"steps.{step}");

    public static PartKey Absorbs(string control, string outcome) => new(control, default, $"absorbs.{outcome}");
}

/// <summary>What one reckoning of a test showed: the parts that led to something, and those looked at that did not.</summary>
internal sealed class Exhibit
{
    private readonly HashSet<PartKey> met = [];
    private readonly HashSet<PartKey> considered = [];
    private readonly Dictionary<int, HashSet<int>> judged = [];

    private readonly string? only;

    private Exhibit(Ledger ledger, string? only)
    {
        this.only = only;
        foreach (ref readonly var entry in ledger.Entries) Entry(ledger, entry);
        for (var i = 0; i < ledger.Entries.Length; i++) Absorbed(ledger, i);
        foreach (var reach in ledger.Reaches) Counter(ledger.Pack.Controls[reach.Control], reach.Version, reach.Row);
        NotJudged(ledger);
    }

    private Exhibit() { }

    /// <summary>What cases showed: the steps they came to, among those they could have.</summary>
    public static Exhibit OfCases(IEnumerable<PartKey> met, IEnumerable<PartKey> considered)
    {
        var exhibit = new Exhibit();
        exhibit.met.UnionWith(met);
        exhibit.considered.UnionWith(considered);
        exhibit.considered.UnionWith(exhibit.met);
        exhibit.Controls.UnionWith(exhibit.considered.Select(k => k.Control));
        return exhibit;
    }

    /// <summary>What a ledger showed; of one control only, where the test asks about no other.</summary>
    public static Exhibit Of(Ledger ledger, string? only = null) => new(ledger, only);

    /// <summary>Parts that led to something.</summary>
    public IReadOnlySet<PartKey> Met => met;

    /// <summary>Parts that were looked at; <see cref="Met"/> among them.</summary>
    public IReadOnlySet<PartKey> Considered => considered;

    /// <summary>Controls that had anything to look at, decided or not.</summary>
    public HashSet<string> Controls { get; } = new(StringComparer.Ordinal);

    private void Entry(Ledger ledger, in Determination entry)
    {
        if (ledger.ControlOf(entry) is not BoundTable table || !Asks(table)) return;
        Controls.Add(table.Definition.Id);
        if (!judged.TryGetValue(table.Index, out var facts)) judged[table.Index] = facts = [];
        facts.Add(entry.Fact);
        if (entry.Standing == Standing.Waits || table.Versions.Count == 0) return;
        var version = table.Versions[entry.Version >= 0 ? entry.Version : entry.Standing == Standing.NotInForce ? 0 : table.Versions.Count - 1];
        Rows(table, version, entry.Version >= 0 ? entry.Row : -1);
        foreach (var absorbs in table.Absorbs) considered.Add(PartKey.Absorbs(table.Definition.Id, absorbs.Definition.Outcome.Text));
    }

    private void Absorbed(Ledger ledger, int index)
    {
        ref readonly var entry = ref ledger.At(index);
        if (ledger.RuleThatAbsorbed(index) is { } rule) met.Add(PartKey.Absorbs(ledger.ControlIdOf(entry), rule.Definition.Outcome.Text));
    }

    private void Counter(BoundControl control, int version, int row) => Rows(control, control.Versions[version], row);

    private void Rows(BoundControl control, BoundVersion version, int row)
    {
        if (!Asks(control)) return;
        Controls.Add(control.Definition.Id);
        for (var i = 0; i < version.Consequences.Count; i++)
        {
            var key = new PartKey(control.Definition.Id, version.WrittenFrom, version.RowIdOf(i));
            considered.Add(key);
            if (i == row) met.Add(key);
        }
    }

    private bool Asks(BoundControl control) => only is null || control.Definition.Id == only;

    // A fact a table leaves alone because of its `when` was looked at by every row, and met none.
    private void NotJudged(Ledger ledger)
    {
        foreach (var table in ledger.Pack.Tables)
        {
            var known = judged.GetValueOrDefault(table.Index);
            for (var fact = 0; fact < ledger.Book.Count; fact++)
            {
                if (ledger.Book.WordIndexOf(fact) != table.WordIndex || known?.Contains(fact) == true) continue;
                if (ledger.Book.DayOf(fact) <= ledger.Until.ToDateOnly().DayNumber && table.VersionOn(ledger.Book.DayOf(fact)) is >= 0 and var version)
                    Rows(table, table.Versions[version], -1);
            }
        }
    }
}

/// <summary>What all passing tests of a pack showed together.</summary>
internal sealed class Reach
{
    private readonly Dictionary<PartKey, HashSet<string>> shown = [];
    private readonly HashSet<PartKey> met = [];
    private readonly HashSet<PartKey> passedBy = [];

    /// <summary>Adds what a test showed.</summary>
    public void Add(string test, IEnumerable<Exhibit> exhibits)
    {
        foreach (var exhibit in exhibits)
        {
            met.UnionWith(exhibit.Met);
            foreach (var key in exhibit.Met)
            {
                if (!shown.TryGetValue(key, out var tests)) shown[key] = tests = [];
                tests.Add(test);
            }
            foreach (var key in exhibit.Considered)
                if (!exhibit.Met.Contains(key)) passedBy.Add(key);
        }
    }

    /// <summary>True when the part led to something in a passing test.</summary>
    public bool Met(PartKey key) => met.Contains(key);

    /// <summary>True when, in a case or at an expectation where it led to nothing, the part was looked at.</summary>
    public bool PassedBy(PartKey key) => passedBy.Contains(key);

    /// <summary>The passing tests in which the part led to something.</summary>
    public IReadOnlyCollection<string> TestsOf(PartKey key) => shown.TryGetValue(key, out var tests) ? tests : [];
}
