using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Facts.Reading.Cells;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Sheets;

/// <summary>How a case that somebody made up came out.</summary>
public enum CaseState
{
    /// <summary>A row was met, and its sums are known.</summary>
    Judged,

    /// <summary>A row was met; its sum waits for something not given.</summary>
    SumWaits,

    /// <summary>No row can be told before something more is given.</summary>
    Waits,

    /// <summary>The table does not govern that day.</summary>
    NotInForce,

    /// <summary>The table passes over such a case: its condition is not met, or the person is not bound.</summary>
    PassedOver,

    /// <summary>A formula has no value for these figures.</summary>
    Failed,

    /// <summary>Something given cannot be read; nothing was judged.</summary>
    Wrong,
}

/// <summary>A made-up case, judged by one table on one day. It is no fact: nothing is kept and nothing is counted from before.</summary>
/// <param name="State">How it came out.</param>
/// <param name="Row">Id of the row met; empty when there is none.</param>
/// <param name="Possible">Ids of the rows still possible while it waits.</param>
public sealed record TriedCase(CaseState State, string Row, IReadOnlyList<string> Possible)
{
    /// <summary>What is found; empty when nothing is named.</summary>
    public Phrase Finding { get; init; } = new("", "");

    /// <summary>The row's sentence with the figures of the case, or what it waits for, or why it has no answer.</summary>
    public Phrase Says { get; init; } = new("", "");

    /// <summary>Money owed.</summary>
    public decimal Amount { get; init; }

    /// <summary>Money due.</summary>
    public decimal Reward { get; init; }

    /// <summary>Points.</summary>
    public decimal Points { get; init; }

    /// <summary>Days.</summary>
    public decimal Days { get; init; }

    /// <summary>The lines not crossed: "from 60 minutes: absence".</summary>
    public IReadOnlyList<Phrase> Nearest { get; init; } = [];

    /// <summary>Clauses that require it.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Fields that must be given before it is decided, or its sum known.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What cannot be read, field by field.</summary>
    public IReadOnlyList<(string Field, Phrase Why)> Wrong { get; init; } = [];
}

/// <summary>Judges cases that somebody makes up, to see what a rule would make of them.</summary>
public static class CaseTrial
{
    private const string Somebody = "case";

    /// <summary>The fields a table reads on a day, those of its word first; none when it does not govern that day. Whom a fact names is left out.</summary>
    public static IReadOnlyList<Field> InputsOf(BoundPack pack, string table, LocalDate day)
    {
        var bound = Find(pack, table);
        var version = bound.VersionOn(day.ToDateOnly().DayNumber);
        if (version < 0) return [];
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in bound.Versions[version].Rows!.Matcher.Inputs) read.UnionWith(input.Reads);
        if (bound.When is { } when) read.UnionWith(when.Reads);
        foreach (var consequence in bound.Versions[version].Consequences)
            foreach (var formula in new[] { consequence.Amount, consequence.Reward, consequence.Points, consequence.Days })
                if (formula is not null) read.UnionWith(formula.Reads);
        return [.. Fields(pack, bound).Where(f => read.Contains(f.Id) && !NamesSomebody(f))];
    }

    /// <summary>Judges a case.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="table">Id of one of its tables.</param>
    /// <param name="day">The day it happens.</param>
    /// <param name="given">Field → text in the forms that files of facts take; what is missing or empty is not known.</param>
    public static TriedCase Try(BoundPack pack, string table, LocalDate day, IReadOnlyDictionary<string, string> given)
    {
        var bound = Find(pack, table);
        var wrong = new List<(string, Phrase)>();
        var values = Read(pack, bound, given, wrong);
        if (wrong.Count > 0) return new TriedCase(CaseState.Wrong, "", []) { Wrong = wrong };
        var ledger = Reckoner.Reckon(pack, Book(pack, bound, day, values), day, day);
        for (var i = 0; i < ledger.Entries.Length; i++)
            if (ledger.Entries[i].Fact == 0 && ledger.Entries[i].Control == bound.Index) return Outcome(ledger, i);
        return new TriedCase(CaseState.PassedOver, "", []) { Says = new("这张表不管这种情形。", "This table passes over such a case.") };
    }

    private static TriedCase Outcome(Ledger ledger, int entry)
    {
        ref readonly var found = ref ledger.At(entry);
        var words = new EntryWords(ledger, new Frames(ledger.Pack, ledger.Book, ledger.Found), entry);
        var missing = ledger.MissingOf(entry);
        switch (found.Standing)
        {
            case Standing.NotInForce or Standing.Ended:
                return new TriedCase(CaseState.NotInForce, "", []) { Says = new("这一天这条规定不施行，不欠任何款项。", "The rule is not in force that day; nothing is owed.") };
            case Standing.Waits:
                var rows = found.Version >= 0 ? ledger.VersionOf(found).Rows : null;
                return new TriedCase(CaseState.Waits, "", rows is null ? [] : [.. rows.Matcher.Possible(words.Frame).Select(r => rows.Rows[r].Definition.Id)]) { Says = words.WhatIsMissing(), Missing = missing };
            case Standing.Failed:
                return new TriedCase(CaseState.Failed, ledger.RowIdOf(found), []) { Says = words.Fault() };
        }
        var consequence = ledger.ConsequenceOf(found)!;
        var pack = ledger.Pack.Pack;
        var isKnown = missing.Count == 0;
        return new TriedCase(isKnown ? CaseState.Judged : CaseState.SumWaits, ledger.RowIdOf(found), [])
        {
            Finding = found.Outcome >= 0 ? pack.Words.Outcomes[found.Outcome].Name : new Phrase("", ""),
            Says = !isKnown ? words.WhatTheSumWaitsFor() : consequence.Say?.Fill(words.Say) ?? ConsequenceWording.Of(consequence, pack, words.Frame),
            Amount = found.Amount, Reward = found.Measures.Reward, Points = found.Measures.Points, Days = found.Measures.Days,
            Nearest = words.NearestLines(), Clauses = ledger.ClausesOf(found), Missing = missing,
        };
    }

    private static Dictionary<Field, Value> Read(BoundPack pack, BoundTable table, IReadOnlyDictionary<string, string> given, List<(string, Phrase)> wrong)
    {
        var values = new Dictionary<Field, Value>();
        foreach (var field in Fields(pack, table))
        {
            if (NamesSomebody(field) || !given.TryGetValue(field.Id, out var text) || text.Length == 0) continue;
            var cell = CellType.For(field, new PeopleBook(), new PeopleBook());
            if (cell.TryRead(text, out var value)) values[field] = value;
            else if (cell.Explain(text) is var why) wrong.Add((field.Id, new Phrase(why.Message.Zh + why.Hint?.Zh, why.Hint is { } hint ? $"{why.Message.En} {hint.En}" : why.Message.En)));
        }
        return values;
    }

    // Whoever the fact names is one and the same somebody, so that one charged through a field is known as well.
    private static FactBook Book(BoundPack pack, BoundTable table, LocalDate day, Dictionary<Field, Value> values)
    {
        var book = new FactBook(pack.Layout, new PeopleBook(), new PeopleBook());
        var (person, unit) = (book.People.GetOrAdd(Somebody), book.Units.GetOrAdd(Somebody));
        var known = pack.Pack.Words.People.Select(f => values.TryGetValue(f, out var value) ? value : Value.Unknown(f.Id)).ToArray();
        person.Add(new PersonState(int.MinValue, known));
        var own = table.Word.Fields.Select(f => NamesSomebody(f) ? FieldText.Parse(f, Somebody) : values.TryGetValue(f, out var value) ? value : Value.Unknown(f.Id)).ToArray();
        var carried = pack.Pack.Words.People.Select((f, i) => (i, known[i])).Where(p => !p.Item2.IsUnknown).ToList();
        book.Add(table.WordIndex, (table.Word.About == FactSubject.Person ? person : unit).Index, day, day, own, carried);
        return book;
    }

    private static IEnumerable<Field> Fields(BoundPack pack, BoundTable table) =>
        table.Word.Fields.Concat(pack.Pack.Words.People.Where(p => table.Word.Fields.All(f => f.Id != p.Id)));

    private static bool NamesSomebody(Field field) => field.Type is FieldType.Person or FieldType.People or FieldType.Unit;

    private static BoundTable Find(BoundPack pack, string table) =>
        pack.Tables.FirstOrDefault(t => t.Definition.Id == table) ?? throw new ArgumentException($"The pack {pack.Pack.Id} has no table {table}.", nameof(table));
}
