using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Sheets;

/// <summary>Writes the controls of a pack out for people to read.</summary>
public static class ControlSheets
{
    /// <summary>Every control, tables first.</summary>
    public static IReadOnlyList<ControlSheet> Of(BoundPack pack) => [.. pack.Controls.Select(c => Sheet(pack, c))];

    private static ControlSheet Sheet(BoundPack pack, BoundControl control)
    {
        var versions = control.Versions.Select(v => Version(pack, control, v)).ToList();
        var clauses = control.Definition.Clauses.Concat(control.Definition.Helps).Select(c => c.Text).Concat(versions.SelectMany(v => v.Rows).SelectMany(r => r.Clauses));
        return new ControlSheet(control.Definition.Id, control.Definition.Name, control is BoundCounter, [.. clauses.Distinct()], Intro(pack.Pack, control), versions);
    }

    private static List<Phrase> Intro(Pack pack, BoundControl control)
    {
        var words = new FormulaWords(pack, new Dictionary<string, string>());
        var lines = new List<Phrase>();
        if (control is BoundTable table) lines.Add(new($"对每一条“{table.Word.Name.Zh}”，看下面哪一行符合。", $"For each \"{table.Word.Name.En}\", exactly one row below is met."));
        else if (control is BoundCounter { Counter: var counter }) lines.Add(CounterWords.Counted(pack, counter, words));
        if (control is BoundTable && control.Definition.When is { } when && words.Condition(when.Text) is var condition)
            lines.Add(new($"只看：{condition.Zh}。", $"Only where {condition.En}."));
        if (control.Definition.Charges is { } charges && words.Of(charges.Text) is var who && charges.Text is not ("person" or "unit"))
            lines.Add(new($"由{who.Zh}承担。", $"It falls to: {who.En}."));
        return lines;
    }

    private static VersionSheet Version(BoundPack pack, BoundControl control, BoundVersion version)
    {
        var definition = control.Definition;
        var (values, ends) = (definition, version) switch
        {
            (TableDefinition table, _) when table.Versions.FirstOrDefault(v => v.From == version.WrittenFrom) is { } written => (written.Values, written.Ends),
            (_, BoundCounterVersion counter) => (counter.Definition.Values, counter.Definition.Ends),
            _ => ([], null),
        };
        var words = FormulaWords.Of(pack.Pack, values, version.WrittenFrom);
        var lines = version is BoundCounterVersion acts ? CounterWords.Acts(acts, (CounterDefinition)definition) : [];
        if (version.Rows is not { } rows) return new(version.WrittenFrom, ends, [], [Then(pack, definition, (BoundCounterVersion)version, words)], lines);
        var set = version is BoundCounterVersion { Definition.Rows: { } own } ? own : ((TableDefinition)definition).Versions.First(v => v.From == version.WrittenFrom).Rows;
        var fields = set.Conditions.Select(c => FieldOf(pack.Pack, control, c.Text)).ToList();
        var columns = set.Conditions.Select((c, i) => fields[i]?.Name ?? words.Of(c.Text)).ToList();
        return new(version.WrittenFrom, ends, columns, [.. rows.Rows.Select(r => Row(pack, r, set, fields, words))], lines);
    }

    private static RowSheet Row(BoundPack pack, BoundRow row, RowSet set, List<Field?> fields, FormulaWords words)
    {
        var cells = row.Cells.Select((c, i) => CellWords.Of(c, fields[i])).ToList();
        var formulas = set.Results.Select((column, i) => new ResultFormula(column, row.Definition.Results[i])).ToList();
        return new RowSheet(row.Definition.Id, cells, Finding(pack, row.Consequence), Follows(pack, row.Consequence, formulas, words), row.Consequence.Clauses);
    }

    private static RowSheet Then(BoundPack pack, ControlDefinition control, BoundCounterVersion version, FormulaWords words)
    {
        var then = version.Then!;
        return new RowSheet("then", [], Finding(pack, then), Follows(pack, then, version.Definition.Then, words), then.Clauses.Count > 0 ? then.Clauses : [.. control.Clauses.Select(c => c.Text)]);
    }

    private static Phrase Finding(BoundPack pack, Consequence consequence) => consequence.Outcome >= 0 ? pack.Pack.Words.Outcomes[consequence.Outcome].Name : new Phrase("", "");

    private static Phrase Follows(BoundPack pack, Consequence consequence, IReadOnlyList<ResultFormula> formulas, FormulaWords words)
    {
        var parts = new List<Phrase>();
        Sum(ResultColumn.Amount, consequence.Amount, "扣 ", " 元", "fine ", " yuan");
        Sum(ResultColumn.Reward, consequence.Reward, "奖 ", " 元", "reward ", " yuan");
        Sum(ResultColumn.Points, consequence.Points, "记 ", " 分", "", " points");
        Sum(ResultColumn.Days, consequence.Days, "计 ", " 日", "", " days");
        var vocabulary = pack.Pack.Words;
        if (consequence.Card >= 0) parts.Add(vocabulary.Cards[consequence.Card].Name);
        if (consequence.Mark >= 0)
        {
            var mark = vocabulary.Marks[consequence.Mark];
            var option = mark.Options[consequence.MarkOption].Name;
            parts.Add(new($"{mark.Name.Zh}：{option.Zh}", $"{mark.Name.En}: {option.En}"));
        }
        if (consequence.Gate >= 0) parts.Add(vocabulary.Gates[consequence.Gate].Name);
        return parts.Count == 0 ? new Phrase("没有后果", "nothing follows") : Wording.Join(parts, "，", ", ");

        void Sum(ResultColumn column, Expression? formula, string zh, string zhUnit, string en, string enUnit)
        {
            if (formula is null) return;
            if (formula.IsConstant && formula.Evaluate(pack.Layout.NewFrame()) is { Kind: ValueKind.Number } constant)
            {
                if (constant.AsNumber == 0) return;
                var figure = Wording.Figure(constant.AsNumber);
                parts.Add(new(zh + figure + zhUnit, en + figure + enUnit));
            }
            else if (formulas.FirstOrDefault(f => f.Column == column) is { } written && words.Of(written.Formula.Text) is var said)
            {
                parts.Add(new(zh + said.Zh + zhUnit, en + said.En + enUnit));
            }
        }
    }

    private static Field? FieldOf(Pack pack, BoundControl control, string column)
    {
        if (control is BoundTable table) return table.Word.Fields.FirstOrDefault(f => f.Id == column) ?? pack.Words.People.FirstOrDefault(f => f.Id == column);
        if (column == "n" && control is BoundCounter { Counter.Adds: null }) return CounterWords.Times;
        return pack.Words.Words.SelectMany(w => w.Fields).Concat(pack.Words.People).FirstOrDefault(f => f.Id == column);
    }
}
