using NodaTime;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using EngineLedger = Yunzhang.Engine.Reckoning.Ledger;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>One version of the rules over the facts, up to the end of a month: what it finds, entry by entry.</summary>
internal sealed class MonthRun
{
    private readonly Id<Organisation> organisation;
    private readonly Rules rules;
    private readonly ReckonBook book;
    private readonly SettlingUnits units;
    private readonly EngineLedger ledger;
    private readonly Dictionary<long, Shared> shared = [];
    private readonly Dictionary<EntryKey, int> repeats = [];

    private sealed record Shared(string Control, string Row, string? Outcome, string Clauses, string? Card, string? Gate, string? Mark, string? Option, bool IsCounter);

    /// <param name="organisation">Whose.</param>
    /// <param name="rules">The rules applied.</param>
    /// <param name="book">The facts, made for these rules.</param>
    /// <param name="units">Who is settled where.</param>
    /// <param name="known">The day of knowledge that receipts name.</param>
    /// <param name="until">Last day reckoned.</param>
    /// <param name="trace">Keeps every step of every count, for explanations.</param>
    public MonthRun(Id<Organisation> organisation, Rules rules, ReckonBook book, SettlingUnits units, LocalDate known, LocalDate until, bool trace = false)
    {
        (this.organisation, this.rules, this.book, this.units) = (organisation, rules, book, units);
        counters = rules.Bound.Pack.Counters.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        ledger = Reckoner.Reckon(rules.Bound, book.Book, known, until, trace);
    }

    private readonly HashSet<string> counters;

    /// <summary>The ledger of the engine.</summary>
    public EngineLedger Ledger => ledger;

    /// <summary>The place of an entry in <see cref="Ledger"/>; null when it is not found, or not any more. Asked once of a run.</summary>
    public int? Find(EntryKey key)
    {
        for (var i = 0; i < ledger.Entries.Length; i++)
            if (Entry(i, key.Month, s => s == key.Subject) is { } entry && EntryKey.Of(entry) == key) return i;
        return null;
    }

    /// <summary>Entries from a month on, of those asked for, in event order. What no rule governed that day leaves none.</summary>
    public IEnumerable<LedgerEntry> Entries(YearMonth from, Func<Subject, bool> isWanted)
    {
        for (var i = 0; i < ledger.Entries.Length; i++)
            if (Entry(i, from, isWanted) is { } entry) yield return entry;
    }

    private LedgerEntry? Entry(int index, YearMonth from, Func<Subject, bool> isWanted)
    {
        ref readonly var found = ref ledger.Entries[index];
        if (found.Standing is Standing.NotInForce or Standing.Ended) return null;
        var day = LocalDate.FromDateOnly(DateOnly.FromDayNumber(found.Day));
        var month = day.ToYearMonth();
        if (month.CompareTo(from) < 0 || SubjectOf(found) is not { } subject || !isWanted(subject)) return null;
        var kind = KindOf(found);
        var occasion = Occasion(found, kind);
        var key = Distinct(new EntryKey(subject, month, rules.PackId, kind.Control, occasion));
        var unit = subject.Person is { } person ? units.UnitOn(person, day) : new Id<Unit>(subject.Value);
        return new LedgerEntry
        {
            OrganisationId = organisation, EntryId = EntryIds.Of(key, month, day), MonthUnitId = units.Of(subject, month), Month = month,
            PersonId = subject.Person, UnitId = unit, RuleVersionId = rules.Version, PackId = rules.PackId, Day = day,
            Control = kind.Control, Row = kind.Row, Occasion = key.Occasion, Standing = found.Standing, Outcome = kind.Outcome,
            Amount = found.Amount, Reward = found.Measures.Reward, Points = found.Measures.Points, Days = found.Measures.Days, Count = found.Measures.Count,
            Card = kind.Card, Gate = kind.Gate, Mark = kind.Mark, MarkOption = kind.Option, Clauses = kind.Clauses,
            Fact = found.Fact >= 0 ? book.NumberOf(found.Fact) : null, Missing = Missing(index, found),
        };
    }

    private Subject? SubjectOf(in Determination found) =>
        found.IsUnit ? Subject.Of(book.UnitOf(found.Subject)) : book.PersonOf(found.Subject) is { } person ? Subject.Of(person) : null;

    // A fact is judged once by a table; a threshold is named by the count that reached it, since the fact that brought it there may change.
    private string Occasion(in Determination found, Shared kind) =>
        kind.IsCounter && found.Measures.Count != 0 ? $"n{found.Measures.Count:0.####}" : found.Fact >= 0 ? $"f{book.RootOf(found.Fact)}" : "end";

    private EntryKey Distinct(in EntryKey key)
    {
        var times = repeats[key] = repeats.GetValueOrDefault(key) + 1;
        return times == 1 ? key : key with { Occasion = $"{key.Occasion}.{times}" };
    }

    private string? Missing(int index, in Determination found)
    {
        if (found.Standing is not (Standing.Waits or Standing.AmountWaits)) return null;
        var missing = ledger.MissingOf(index);
        return missing.Count == 0 ? null : string.Join(' ', missing);
    }

    private Shared KindOf(in Determination found)
    {
        var number = EngineLedger.KindOf(found);
        if (shared.TryGetValue(number, out var kind)) return kind;
        var (mark, option) = ledger.MarkOf(found);
        var control = ledger.ControlIdOf(found);
        return shared[number] = new(control, ledger.RowIdOf(found), Given(ledger.OutcomeOf(found)), string.Join(' ', ledger.ClausesOf(found)),
            Given(ledger.CardOf(found)), Given(ledger.GateOf(found)), Given(mark), Given(option), counters.Contains(control));
    }

    private static string? Given(string id) => id.Length == 0 ? null : id;
}
