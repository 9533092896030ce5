using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;

namespace Yunzhang.Engine.Packs.Editing;

/// <summary>Changes a counter.</summary>
internal sealed class CounterEdit(EditScope scope)
{
    private static readonly string[] Keys = ["values", "rows", "when", "adds", "charges", "per", "in_a_row", "every", "reaches", "warn", "then", "apply"];

    /// <summary>The changed counter; null when the change was refused.</summary>
    public CounterDefinition? Apply(CounterDefinition counter)
    {
        if (scope.RefusesVersion()) return null;
        switch (scope.Path.Key)
        {
            case "when": return counter with { When = scope.To };
            case "adds": return counter with { Adds = scope.To };
            case "charges": return counter with { Charges = scope.To };
            case "per": return Per(counter);
            case "in_a_row": return InARow(counter);
            case var key when Keys.Contains(key): return Version(counter);
            default: scope.Unknown(scope.Path.Key, Keys); return null;
        }
    }

    /// <summary><c>month</c> changes the window only; <c>person, month</c> both.</summary>
    private CounterDefinition? Per(CounterDefinition counter)
    {
        if (scope.Needed() is not { } to) return null;
        if (Windows.Find(to.Text) is { } window) return counter with { Window = window };
        var parts = Lists.Split(to);
        if (parts.Count != 1) return Windows.Read(parts, to.Where, scope.Bag) is var (per, length) ? counter with { Per = per, Window = length } : null;
        Windows.UnknownWindow(parts[0], scope.Bag);
        return null;
    }

    private CounterDefinition? InARow(CounterDefinition counter)
    {
        if (scope.Removes) return counter with { InARow = null };
        if (Runs.Find(scope.To!.Text) is { } run) return counter with { InARow = run };
        scope.BadValue(new Phrase("请写 fact、day 或 month，或留空。", "it takes fact, day or month, or nothing."));
        return null;
    }

    private CounterDefinition? Version(CounterDefinition counter)
    {
        string[] days = [.. counter.Versions.Select(v => v.From.ToString("uuuu-MM-dd", null))];
        var at = scope.Path.IndexIn(days);
        if (at >= 0) return new CounterVersionEdit(scope).Apply(counter.Versions[at]) is { } changed ? counter with { Versions = EditScope.With(counter.Versions, at, changed) } : null;
        scope.Unknown(scope.Path.Version ?? "", days);
        return null;
    }
}
