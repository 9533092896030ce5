using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.PackTests;

namespace Yunzhang.Engine.Sheets;

/// <summary>A number written in a control, and how a change reaches it.</summary>
/// <param name="Path">Path of the text it stands in, as <see cref="Change"/> takes it.</param>
/// <param name="Text">That text as it is.</param>
/// <param name="Start">Where in the text it begins.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Value">The number.</param>
/// <param name="What">What it is, in words: "late, from 10 minutes: fine".</param>
/// <param name="Unit">Its unit in words; empty for a bare figure.</param>
public sealed record RuleNumber(string Path, string Text, int Start, int Length, decimal Value, Phrase What, Phrase Unit)
{
    /// <summary>Tells it from every other number of the pack.</summary>
    public string Key => $"{Path}:{Start}";
}

/// <summary>The numbers of a control that somebody may want to try otherwise. Zeros are left out, and the ones of "one day".</summary>
public sealed class RuleNumbers
{
    private readonly Pack pack;
    private readonly ControlSheet sheet;
    private readonly List<RuleNumber> found = [];

    private RuleNumbers(Pack pack, ControlSheet sheet) => (this.pack, this.sheet) = (pack, sheet);

    /// <summary>Those of the version that governs a day, or of the newest one when none does.</summary>
    public static IReadOnlyList<RuleNumber> Of(BoundPack pack, ControlSheet sheet, LocalDate day)
    {
        var numbers = new RuleNumbers(pack.Pack, sheet);
        if (pack.Pack.Tables.FirstOrDefault(t => t.Id == sheet.Id) is { } table) numbers.Table(table, day);
        else if (pack.Pack.Counters.FirstOrDefault(c => c.Id == sheet.Id) is { } counter) numbers.Counter(counter, day);
        return numbers.found;
    }

    /// <summary>The changes that set numbers otherwise; one a text, however many numbers stand in it. A number set to what it is changes nothing.</summary>
    public static IReadOnlyList<(string Path, string To)> Changes(IEnumerable<(RuleNumber Number, decimal To)> set)
    {
        var changes = new List<(string, string)>();
        foreach (var text in set.Where(s => s.To != s.Number.Value).GroupBy(s => s.Number.Path))
        {
            var to = text.First().Number.Text;
            foreach (var (number, value) in text.OrderByDescending(s => s.Number.Start)) to = string.Concat(to.AsSpan(0, number.Start), ValueText.Of(value), to.AsSpan(number.Start + number.Length));
            changes.Add((text.Key, to));
        }
        return changes;
    }

    /// <summary>What a change sets the numbers of its text to; null when the change is not of numbers alone.</summary>
    public static IReadOnlyList<(RuleNumber Number, decimal To)>? Read(IReadOnlyList<RuleNumber> numbers, string path, string? to)
    {
        var here = numbers.Where(n => n.Path == path).ToList();
        if (here.Count == 0 || to is null) return null;
        var was = FormulaText.Literals(here[0].Text);
        var becomes = FormulaText.Literals(to);
        if (was.Count != becomes.Count) return null;
        var set = was.Zip(becomes).Select(p => (Number: here.Find(n => n.Start == p.First.Start), To: p.Second.Value)).Where(p => p.Number is not null).Select(p => (p.Number!, p.To)).ToList();
        return Changes(set) is { Count: 1 } changes ? changes[0].To == to ? set : null : to == here[0].Text ? [] : null;
    }

    private void Table(TableDefinition table, LocalDate day)
    {
        var at = Place(table.Versions.Select(v => v.From), day);
        var version = table.Versions[at];
        Version(ClauseBindings.Named(table.Id, version.From, at, table.Versions.Count), version.From, version.Values, version.Rows);
    }

    private void Counter(CounterDefinition counter, LocalDate day)
    {
        var at = Place(counter.Versions.Select(v => v.From), day);
        var version = counter.Versions[at];
        var path = ClauseBindings.Named(counter.Id, version.From, at, counter.Versions.Count);
        Add($"{path}.every", version.Every, new("每满多少执行一次", "acts at every"), UnitOf(counter));
        Add($"{path}.reaches", version.Reaches, new("满多少执行", "acts on reaching"), UnitOf(counter));
        foreach (var then in version.Then) Result($"{path}.then.{Name(then.Column)}", then.Formula, then.Column, new("执行时", "then"));
        Version(path, version.From, version.Values, version.Rows);
    }

    private void Version(string path, LocalDate from, IReadOnlyList<NamedValue> values, RowSet? rows)
    {
        var shown = sheet.Versions.FirstOrDefault(v => v.From == from);
        foreach (var value in values) Add($"{path}.values.{value.Name}", value.Formula, UseOf(value.Name, rows, shown), UnitOf(value.Name, rows));
        if (rows is null) return;
        for (var r = 0; r < rows.Rows.Count; r++)
        {
            var label = Label(shown?.Rows.ElementAtOrDefault(r));
            for (var c = 0; c < rows.Conditions.Count; c++) Add($"{path}.rows.{rows.Rows[r].Id}.{rows.Conditions[c].Text}", rows.Rows[r].Cells[c], Joined(label, FieldOf(rows.Conditions[c].Text)?.Name ?? Phrase.Same("")), Unit(FieldOf(rows.Conditions[c].Text)));
            for (var c = 0; c < rows.Results.Count; c++) Result($"{path}.rows.{rows.Rows[r].Id}.{Name(rows.Results[c])}", rows.Rows[r].Results[c], rows.Results[c], label);
        }
    }

    private void Result(string path, Sourced formula, ResultColumn column, Phrase label)
    {
        var (what, unit) = column switch
        {
            ResultColumn.Amount => (new Phrase("扣款", "fine"), new Phrase("元", "yuan")),
            ResultColumn.Reward => (new Phrase("奖励", "reward"), new Phrase("元", "yuan")),
            ResultColumn.Points => (new Phrase("记分", "points"), new Phrase("分", "points")),
            ResultColumn.Days => (new Phrase("日数", "days"), new Phrase("日", "days")),
            _ => (new Phrase("", ""), new Phrase("", "")),
        };
        if (what.Zh.Length > 0) Add(path, formula, Joined(label, what), unit, column == ResultColumn.Days);
    }

    private void Add(string path, Sourced? text, Phrase what, Phrase unit, bool onesAreIdle = false)
    {
        if (text is null) return;
        foreach (var literal in FormulaText.Literals(text.Text))
            if (literal.Value != 0 && !(onesAreIdle && literal.Value == 1)) found.Add(new(path, text.Text, literal.Start, literal.Length, literal.Value, what, literal.IsFactor || unit.Zh is null ? new("", "") : unit));
    }

    // A named value is told by where it stands: the line of a column, or the sum of the rows that use it.
    private static Phrase Described(IReadOnlyList<Phrase> findings) => Wording.Join(findings.Where(f => f.Zh.Length > 0).DistinctBy(f => f.Zh), "、", ", ");

    private Phrase UseOf(string name, RowSet? rows, VersionSheet? shown)
    {
        for (var c = 0; rows is not null && c < rows.Conditions.Count; c++)
        {
            var using_ = Enumerable.Range(0, rows.Rows.Count).Where(r => FormulaText.Finds(rows.Rows[r].Cells[c].Text, name).Stands).ToList();
            if (using_.Count == 0) continue;
            var (column, rowsSaid) = (FieldOf(rows.Conditions[c].Text)?.Name ?? Phrase.Same(rows.Conditions[c].Text), Described([.. using_.Select(r => shown?.Rows.ElementAtOrDefault(r)?.Finding ?? new Phrase("", ""))]));
            return new($"{column.Zh}的界线（{rowsSaid.Zh}）", $"line of {column.En} ({rowsSaid.En})");
        }
        for (var c = 0; rows is not null && c < rows.Results.Count; c++)
        {
            var using_ = Enumerable.Range(0, rows.Rows.Count).Where(r => FormulaText.Finds(rows.Rows[r].Results[c].Text, name).Stands).ToList();
            if (using_.Count == 0) continue;
            var rowsSaid = Described([.. using_.Select(r => shown?.Rows.ElementAtOrDefault(r)?.Finding ?? new Phrase("", ""))]);
            var (zh, en) = rows.Results[c] switch { ResultColumn.Amount => ("扣款", "fine"), ResultColumn.Reward => ("奖励", "reward"), ResultColumn.Points => ("记分", "points"), _ => ("日数", "days") };
            return new($"{rowsSaid.Zh}：{zh}", $"{rowsSaid.En}: {en}");
        }
        return Phrase.Same(name);
    }

    private static Phrase UnitOf(CounterDefinition counter)
    {
        var said = Wording.With("", CounterWords.UnitOf(counter));
        return new(said.Zh.Trim(), said.En.Trim());
    }

    private Phrase UnitOf(string name, RowSet? rows)
    {
        foreach (var condition in rows?.Conditions.Select((c, i) => (Text: c.Text, Place: i)) ?? [])
            if (rows!.Rows.Any(r => FormulaText.Finds(r.Cells[condition.Place].Text, name).Stands)) return Unit(FieldOf(condition.Text));
        foreach (var row in rows?.Rows ?? [])
            for (var c = 0; c < rows!.Results.Count; c++)
                if (rows.Results[c] is ResultColumn.Amount or ResultColumn.Reward && FormulaText.Finds(row.Results[c].Text, name) is (true, false)) return new("元", "yuan");
        return new("", "");
    }

    private static Phrase Label(RowSheet? row) => row is null ? new("", "") : Wording.Join(row.Cells.Where(c => c.Zh.Length > 0), "，", ", ");

    private static Phrase Joined(Phrase label, Phrase what) => label.Zh.Length == 0 ? what : new($"{label.Zh}：{what.Zh}", $"{label.En}: {what.En}");

    private static Phrase Unit(Field? field)
    {
        var said = Wording.With("", field?.Type == FieldType.Money ? "CNY" : field?.Unit);
        return new(said.Zh.Trim(), said.En.Trim());
    }

    private Field? FieldOf(string column) => pack.Words.Words.SelectMany(w => w.Fields).Concat(pack.Words.People).FirstOrDefault(f => f.Id == column) ?? (column == "n" ? CounterWords.Times : null);

    private static int Place(IEnumerable<LocalDate> from, LocalDate day)
    {
        var days = from.ToList();
        return days.FindLastIndex(f => f <= day) is >= 0 and var at ? at : days.Count - 1;
    }

    private static string Name(ResultColumn column) => column.ToString().ToLowerInvariant();
}
