using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;

namespace Yunzhang.Engine.Packs.Editing;

/// <summary>Changes one version of a counter.</summary>
internal sealed class CounterVersionEdit(EditScope scope)
{
    /// <summary>The changed version; null when the change was refused.</summary>
    public CounterVersion? Apply(CounterVersion version)
    {
        switch (scope.Path.Key)
        {
            case "values": return ValuesEdit.Apply(version.Values, scope) is { } values ? version with { Values = values } : null;
            case "warn": return version with { Warn = scope.Removes ? [] : Lists.Split(scope.To!) };
            case "every" or "reaches": return Threshold(version);
            case "then": return Then(version);
            case "apply": return Apply(version, version.Rows);
            default: return Rows(version);
        }
    }

    /// <summary>A version acts in one way, so setting one threshold takes the other away.</summary>
    private CounterVersion? Threshold(CounterVersion version)
    {
        if (version.Rows is not null)
        {
            scope.Unknown(scope.Path.Key, ["rows", "apply", "values", "warn"]);
            return null;
        }
        if (scope.Needed() is not { } to) return null;
        return scope.Path.Key == "every" ? version with { Every = to, Reaches = null } : version with { Every = null, Reaches = to };
    }

    private CounterVersion? Apply(CounterVersion version, RowSet? rows)
    {
        if (rows is null) scope.Unknown("apply", ["every", "reaches", "then", "values", "warn"]);
        else if (scope.To is { } to && Tiers.Find(to.Text) is { } rule) return version with { Apply = rule };
        else scope.BadValue(new Phrase("请写 each、highest 或 at end。", "it takes each, highest or at end."));
        return null;
    }

    private CounterVersion? Rows(CounterVersion version)
    {
        if (version.Rows is { } rows) return new RowsEdit(scope).Apply(rows) is { } changed ? version with { Rows = changed } : null;
        scope.Unknown("rows", ["every", "reaches", "then", "values", "warn"]);
        return null;
    }

    private CounterVersion? Then(CounterVersion version)
    {
        var key = scope.Path.Rest;
        if (version.Rows is not null) scope.Unknown("then", ["rows", "apply", "values", "warn"]);
        else if (key == "replaces")
        {
            if (scope.Removes) return version with { Replaces = false };
            if (scope.To!.Text == "counted") return version with { Replaces = true };
            scope.BadValue(new Phrase("请写 counted，或留空。", "it takes counted, or nothing."));
        }
        else if (ResultColumns.Find(key) is { } column) return version with { Then = Set(version.Then, column) };
        else scope.Unknown(key, [.. ResultColumns.Names, "replaces"]);
        return null;
    }

    private List<ResultFormula> Set(IReadOnlyList<ResultFormula> then, ResultColumn column)
    {
        var changed = then.ToList();
        var at = changed.FindIndex(t => t.Column == column);
        if (scope.To is not { } to)
        {
            if (at >= 0) changed.RemoveAt(at);
        }
        else if (at >= 0) changed[at] = new ResultFormula(column, to);
        else changed.Add(new ResultFormula(column, to));
        return changed;
    }
}
