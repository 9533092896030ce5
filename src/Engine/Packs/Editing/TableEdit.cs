using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Editing;

/// <summary>Changes a table.</summary>
internal sealed class TableEdit(EditScope scope)
{
    private static readonly string[] Keys = ["values", "rows", "absorbs", "when", "charges"];

    /// <summary>The changed table; null when the change was refused.</summary>
    public TableDefinition? Apply(TableDefinition table)
    {
        if (scope.RefusesVersion()) return null;
        switch (scope.Path.Key)
        {
            case "when": return table with { When = scope.To };
            case "charges": return table with { Charges = scope.To };
            case "absorbs": return Absorbs(table);
            case "values" or "rows": return Version(table);
            default: scope.Unknown(scope.Path.Key, Keys); return null;
        }
    }

    private TableDefinition? Absorbs(TableDefinition table)
    {
        var outcome = scope.Path.Rest;
        if (!scope.Removes) scope.BadValue(new Phrase("absorbs 只能删去：请把新值留空。", "absorbs can only be removed: leave the new value empty."));
        else if (outcome.Length == 0) return table with { Absorbs = [] };
        else if (table.Absorbs.All(a => a.Outcome.Text != outcome)) scope.Unknown(outcome, [.. table.Absorbs.Select(a => a.Outcome.Text)]);
        else return table with { Absorbs = [.. table.Absorbs.Where(a => a.Outcome.Text != outcome)] };
        return null;
    }

    private TableDefinition? Version(TableDefinition table)
    {
        string[] days = [.. table.Versions.Select(v => v.From.ToString("uuuu-MM-dd", null))];
        var at = scope.Path.IndexIn(days);
        if (at < 0)
        {
            scope.Unknown(scope.Path.Version ?? "", days);
            return null;
        }
        var version = table.Versions[at];
        if (scope.Path.Key == "values") return ValuesEdit.Apply(version.Values, scope) is { } values ? Put(version with { Values = values }) : null;
        return new RowsEdit(scope).Apply(version.Rows) is { } rows ? Put(version with { Rows = rows }) : null;

        TableDefinition Put(TableVersion changed) => table with { Versions = EditScope.With(table.Versions, at, changed) };
    }
}
