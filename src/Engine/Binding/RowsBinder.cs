using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Tables;

namespace Yunzhang.Engine.Binding;

/// <summary>Binds a row set and proves that every case meets exactly one row.</summary>
internal static class RowsBinder
{
    public static BoundRows? Bind(BindingContext context, RowSet set, Scope scope, ControlDefinition control, IEnumerable<Field> fields)
    {
        var before = context.Bag.All.Count(d => d.Severity == Severity.Error);
        var inputs = set.Conditions.Select(c => FeelCompiler.Compile(c, scope, null, context.Bag)).ToArray();
        var rows = new List<BoundRow>();
        foreach (var row in set.Rows)
        {
            var cells = new CellTest?[inputs.Length];
            for (var i = 0; i < inputs.Length; i++)
                cells[i] = inputs[i] is { } input ? FeelCompiler.CompileCell(row.Cells[i], scope, input.Type, context.Bag) : null;
            var clauses = row.Clauses.Count > 0 ? row.Clauses : control.Clauses;
            var consequence = ConsequenceBinder.Bind(
                context, row.Results.Select((formula, i) => new ResultFormula(set.Results[i], formula)), scope, [.. clauses.Select(c => c.Text)], row.Say, row.Where);
            if (cells.All(c => c is not null)) rows.Add(new BoundRow(row, cells!, consequence));
        }
        if (rows.Count == 0)
            context.Bag.Error("table.no-rows", set.Where, new Phrase("表里一行也没有。", "The table has no rows."));
        if (context.Bag.All.Count(d => d.Severity == Severity.Error) > before) return null;
        var columns = inputs.Select((input, i) => ColumnIndex.For(set.Conditions[i].Text, input!.Type, [.. rows.Select(r => r.Cells[i])])).ToArray();
        var matcher = new RowMatcher(inputs!, columns, rows.Count);
        if (context.Proves) Prove(context, set, rows, matcher, Ranges(context, set, inputs!, scope, fields));
        return new BoundRows(matcher, rows);
    }

    private static CellTest?[] Ranges(BindingContext context, RowSet set, Expression[] inputs, Scope scope, IEnumerable<Field> fields)
    {
        var known = fields.ToList();
        return [.. set.Conditions.Select((condition, i) =>
            condition.Text == "n" ? FeelCompiler.CompileCell(new Sourced(">= 0", condition.Where), scope, FeelType.Number, context.Bag)
            : known.FirstOrDefault(f => f.Id == condition.Text)?.Range is { } range
                ? FeelCompiler.CompileCell(range, scope, inputs[i].Type, context.Bag) : null)];
    }

    private static void Prove(BindingContext context, RowSet set, List<BoundRow> rows, RowMatcher matcher, CellTest?[] ranges)
    {
        bool Possible(int column, Value value) => ranges[column]?.Matches(value) ?? true;
        var proof = new RowProof(matcher, Possible);
        foreach (var counter in proof.Counterexamples())
        {
            var zh = CaseText(counter, "，", "＝");
            var en = CaseText(counter, ", ", " = ");
            if (counter.IsGap)
                context.Bag.Error("table.gap", set.Where, new Phrase(
                    $"有漏洞：{zh} 时没有一行命中。请补一行，或放宽某行的条件。", $"There is a gap: no row takes {en}. Add a row, or widen one."));
            else
            {
                var names = counter.Rows.Select(r => rows[r].Definition.Id).ToList();
                context.Bag.Error("table.overlap", rows[counter.Rows[1]].Definition.Where, new Phrase(
                    $"有重叠：{zh} 时 {string.Join("、", names)} 都命中。请收窄其中的条件，使每种情形只中一行。",
                    $"There is an overlap: {string.Join(", ", names)} all take {en}. Narrow them so that each case meets one row."));
            }
        }
        foreach (var dead in proof.DeadRows())
            context.Bag.Warning("table.dead-row", rows[dead].Definition.Where, new Phrase(
                $"行“{rows[dead].Definition.Id}”永远不会命中。请删去，或改正条件。", $"Row \"{rows[dead].Definition.Id}\" can never be met. Remove it, or mend its conditions."));
    }

    private static string CaseText(Counterexample counter, string separator, string equals) =>
        string.Join(separator, counter.Case.Select(c => c.Column + equals + Show(c.Value)));

    private static string Show(Value value) => value.Kind switch
    {
        ValueKind.Number => value.AsNumber.ToString("0.############"),
        ValueKind.Boolean => value.AsBoolean ? "yes" : "no",
        ValueKind.Text => value.AsText,
        ValueKind.Date => value.AsDate.ToString("uuuu-MM-dd", null),
        _ => value.AsBoxed?.ToString() ?? "?",
    };
}
