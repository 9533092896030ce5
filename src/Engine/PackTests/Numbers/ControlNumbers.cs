using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>
/// Gathers the numbers of the controls of a pack, each with what it measures and the clauses that may state it. Warnings before a threshold
/// are left out: the text need not foresee them.
/// </summary>
internal sealed class ControlNumbers
{
    private readonly Pack pack;
    private readonly List<ControlNumber> found = [];

    private ControlNumbers(Pack pack) => this.pack = pack;

    public static IReadOnlyList<ControlNumber> Of(Pack pack)
    {
        var numbers = new ControlNumbers(pack);
        foreach (var table in pack.Tables) numbers.Table(table);
        foreach (var counter in pack.Counters) numbers.Counter(counter);
        numbers.found.AddRange(FlowNumbers.Of(pack));
        return numbers.found;
    }

    private void Table(TableDefinition table)
    {
        var fields = pack.Words.Words.FirstOrDefault(w => w.Id == table.ForEach.Text)?.Fields ?? [];
        for (var i = 0; i < table.Versions.Count; i++)
        {
            var version = table.Versions[i];
            var next = i + 1 < table.Versions.Count ? table.Versions[i + 1].From : (LocalDate?)null;
            var span = new VersionSpan(ClauseBindings.Named(table.Id, version.From, i, table.Versions.Count), version.From, next);
            var uses = Uses(version.Values);
            Rows(table, version.Rows, span, uses, c => OfField(c, fields));
            foreach (var counter in pack.Counters) Elsewhere(counter, table.Id, uses);
            Values(table, version.Values, uses, span);
        }
        When(table);
    }

    private void Counter(CounterDefinition counter)
    {
        var count = Counted(counter);
        for (var i = 0; i < counter.Versions.Count; i++)
        {
            var version = counter.Versions[i];
            var next = i + 1 < counter.Versions.Count ? counter.Versions[i + 1].From : (LocalDate?)null;
            var span = new VersionSpan(ClauseBindings.Named(counter.Id, version.From, i, counter.Versions.Count), version.From, next);
            var (uses, clauses) = (Uses(version.Values), Cited(counter));
            if (version.Rows is { } rows) Rows(counter, rows, span, uses, c => c == "n" ? count : OfField(c, []));
            Formula(version.Every, $"{span.Path}.every", count, clauses, span, uses);
            Formula(version.Reaches, $"{span.Path}.reaches", count, clauses, span, uses);
            foreach (var (column, formula) in version.Then) Formula(formula, $"{span.Path}.then.{Name(column)}", OfResult(column), clauses, span, uses);
            Values(counter, version.Values, uses, span);
        }
        When(counter);
        if (counter.Adds is { } adds) Formula(adds, $"{counter.Id}.adds", Measure.Any, Cited(counter), new VersionSpan(counter.Id, null, null), []);
        Window(counter);
    }

    private void Rows(ControlDefinition control, RowSet set, VersionSpan span, Dictionary<string, NamedUse> uses, Func<string, Measure> measureOf)
    {
        for (var c = 0; c < set.Conditions.Count; c++)
        {
            var column = set.Conditions[c].Text;
            var measure = measureOf(column);
            // A boundary is shared: 10 in [10..60) and in < 10 may be stated by the clause of either row.
            var stated = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
            foreach (var row in set.Rows)
                foreach (var literal in FormulaText.Literals(row.Cells[c].Text))
                {
                    if (!stated.TryGetValue(Figure(literal), out var clauses)) stated[Figure(literal)] = clauses = [];
                    clauses.UnionWith(Cited(control, row));
                }
            foreach (var row in set.Rows) Cell(row.Cells[c], $"{span.Path}.rows.{row.Id}.{column}", measure, stated, span, column == "n", uses, Cited(control, row));
        }
        foreach (var row in set.Rows)
            for (var r = 0; r < set.Results.Count; r++)
                Formula(row.Results[r], $"{span.Path}.rows.{row.Id}.{Name(set.Results[r])}", OfResult(set.Results[r]), Cited(control, row), span, uses);
    }

    private void Cell(Sourced cell, string path, Measure measure, Dictionary<string, HashSet<string>> stated, VersionSpan span, bool counts, Dictionary<string, NamedUse> uses, IReadOnlyCollection<string> clauses)
    {
        foreach (var (name, use) in uses)
            if (FormulaText.Finds(cell.Text, name).Stands) use.Add(measure, clauses);
        foreach (var literal in FormulaText.Literals(cell.Text))
        {
            var before = cell.Text.AsSpan(0, literal.Start).TrimEnd();
            var after = cell.Text.AsSpan(literal.Start + literal.Length).TrimStart();
            var past = before.EndsWith(">") || before.EndsWith("<=") || before.EndsWith("(") || after.StartsWith("]");
            Add(path, cell, literal, measure, stated[Figure(literal)], span, counts && past);
        }
    }

    private void Formula(Sourced? formula, string path, Measure? measure, IReadOnlyCollection<string> clauses, VersionSpan span, Dictionary<string, NamedUse> uses)
    {
        if (formula is not { } text || measure is null) return;
        foreach (var (name, use) in uses)
            if (FormulaText.Finds(text.Text, name) is (true, var factor)) use.Add(factor ? Measure.Any : measure, clauses);
        foreach (var literal in FormulaText.Literals(text.Text)) Add(path, text, literal, measure, clauses, span, false);
    }

    private void Add(string path, Sourced text, Literal literal, Measure measure, IReadOnlyCollection<string> clauses, VersionSpan span, bool orNext)
    {
        if (literal.IsFactor && literal.Value is 60 or 24 or 100) return;
        var (kind, scale) = literal.IsFactor ? Measure.Any : measure;
        found.Add(new ControlNumber(path, text.Where.Within(literal.Start, literal.Length), literal.Value, literal.Value * scale, kind, clauses, span.From, span.Until) { OrNext = orNext });
    }

    // A value used by another one is used for what that one is used for; values come after those they use, so this goes backwards.
    private void Values(ControlDefinition control, IReadOnlyList<NamedValue> values, Dictionary<string, NamedUse> uses, VersionSpan span)
    {
        for (var later = values.Count - 1; later >= 0; later--)
            for (var earlier = 0; earlier < later; earlier++)
                if (FormulaText.Finds(values[later].Formula.Text, values[earlier].Name) is (true, var factor)) uses[values[earlier].Name].Add(uses[values[later].Name], factor);
        foreach (var value in values)
        {
            var use = uses[value.Name];
            IReadOnlyCollection<string> clauses = use.Clauses.Count > 0 ? use.Clauses : Cited(control);
            foreach (var literal in FormulaText.Literals(value.Formula.Text))
                Add($"{span.Path}.values.{value.Name}", value.Formula, literal, use.Measures.Count == 1 ? use.Measures.First() : Measure.Any, clauses, span, false);
        }
    }

    /// <summary>A table's values that a counter reads as <c>fine.absence_amount</c>.</summary>
    private static void Elsewhere(CounterDefinition counter, string table, Dictionary<string, NamedUse> uses)
    {
        foreach (var version in counter.Versions)
        {
            foreach (var (column, formula) in version.Then) Reads(OfResult(column), formula.Text, Cited(counter));
            foreach (var row in version.Rows?.Rows ?? [])
                for (var i = 0; i < row.Results.Count; i++) Reads(OfResult(version.Rows!.Results[i]), row.Results[i].Text, Cited(counter, row));
        }

        void Reads(Measure? measure, string formula, string[] clauses)
        {
            foreach (var (name, use) in uses)
                if (measure is not null && FormulaText.Finds(formula, $"{table}.{name}") is (true, var factor)) use.Add(factor ? Measure.Any : measure, clauses);
        }
    }

    private void When(ControlDefinition control)
    {
        if (control.When is { } when) Formula(when, $"{control.Id}.when", Measure.Any, AllCited(control), new VersionSpan(control.Id, null, null), []);
    }

    private void Window(CounterDefinition counter)
    {
        var (family, length) = counter.Window.Kind switch
        {
            WindowKind.Rolling => (UnitFamily.Count, counter.Window.Days),
            WindowKind.Quarter => (UnitFamily.Months, 3),
            WindowKind.Year => (UnitFamily.Months, 12),
            _ => (UnitFamily.Months, 0),
        };
        if (length == 0) return;
        found.Add(new ControlNumber($"{counter.Id}.per", counter.Per.Where, length, length, family, AllCited(counter), null, null) { IsImplied = counter.Window.Kind != WindowKind.Rolling });
    }

    /// <summary>What a result measures; null when it is no number.</summary>
    private static Measure? OfResult(ResultColumn column) => column switch
    {
        ResultColumn.Amount or ResultColumn.Reward => Measure.Money,
        ResultColumn.Points or ResultColumn.Days => Measure.Count,
        _ => null,
    };

    private Measure OfField(string column, IReadOnlyList<Field> fields)
    {
        var field = fields.FirstOrDefault(f => f.Id == column) ?? pack.Words.People.FirstOrDefault(f => f.Id == column);
        return field is null ? Measure.Any : field.Type == FieldType.Money ? Measure.Money : Units.OfField(field.Unit);
    }

    private Measure Counted(CounterDefinition counter)
    {
        if (counter.Adds is not { } adds || adds.Text is "days" or "points") return Measure.Count;
        if (adds.Text is "amount" or "reward") return Measure.Money;
        return OfField(adds.Text, [.. pack.Words.Words.SelectMany(w => w.Fields)]);
    }

    private static Dictionary<string, NamedUse> Uses(IReadOnlyList<NamedValue> values) => values.ToDictionary(v => v.Name, _ => new NamedUse(), StringComparer.Ordinal);

    private static string[] Cited(ControlDefinition control, RowDefinition? row = null) =>
        [.. (row is { Clauses.Count: > 0 } ? row.Clauses : control.Clauses.Count > 0 ? control.Clauses : control.Helps).Select(c => c.Text)];

    private static string[] AllCited(ControlDefinition control)
    {
        IEnumerable<RowSet?> sets = control is TableDefinition table ? table.Versions.Select(v => v.Rows) : ((CounterDefinition)control).Versions.Select(v => v.Rows);
        return [.. Cited(control).Concat(sets.OfType<RowSet>().SelectMany(s => s.Rows).SelectMany(r => r.Clauses).Select(c => c.Text)).Distinct()];
    }

    private static string Figure(Literal literal) => ValueText.Of(literal.Value);

    private static string Name(ResultColumn column) => column.ToString().ToLowerInvariant();

    private sealed record VersionSpan(string Path, LocalDate? From, LocalDate? Until);
}
