using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;

namespace Yunzhang.Engine.Packs.Editing;

/// <summary>Changes a cell of a row, or takes the row away.</summary>
internal sealed class RowsEdit(EditScope scope)
{
    /// <summary>The changed rows; null when the change was refused.</summary>
    public RowSet? Apply(RowSet rows)
    {
        var (id, column) = ChangePath.Cut(scope.Path.Rest);
        var at = rows.Rows.ToList().FindIndex(r => r.Id == id);
        if (at < 0)
        {
            scope.Unknown(id, [.. rows.Rows.Select(r => r.Id)]);
            return null;
        }
        if (column.Length > 0) return Cell(rows, rows.Rows[at], column) is { } changed ? rows with { Rows = EditScope.With(rows.Rows, at, changed) } : null;
        if (scope.Removes) return rows with { Rows = [.. rows.Rows.Where((_, i) => i != at)] };
        scope.BadValue(new Phrase("整行只能删去；要改某一格，请在路径后面加上列名。", "a whole row can only be removed; to change a cell, add the column to the path."));
        return null;
    }

    private RowDefinition? Cell(RowSet rows, RowDefinition row, string column)
    {
        var condition = rows.Conditions.ToList().FindIndex(c => c.Text == column);
        if (condition >= 0) return scope.Needed() is { } to ? row with { Cells = EditScope.With(row.Cells, condition, to) } : null;
        var result = ResultColumns.Find(column) is { } found ? rows.Results.ToList().IndexOf(found) : -1;
        if (result >= 0) return row with { Results = EditScope.With(row.Results, result, scope.To ?? new Sourced("", scope.Path.Written.Where)) };
        if (column == "clauses") return row with { Clauses = scope.To is { } list ? Lists.Split(list) : [] };
        scope.Unknown(column, [.. rows.Conditions.Select(c => c.Text), .. rows.Results.Select(r => ResultColumns.Names[(int)r]), "clauses"]);
        return null;
    }
}
