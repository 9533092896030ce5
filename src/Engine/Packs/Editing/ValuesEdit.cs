namespace Yunzhang.Engine.Packs.Editing;

/// <summary>Changes a named value.</summary>
internal static class ValuesEdit
{
    /// <summary>The changed values; null when the change was refused.</summary>
    public static IReadOnlyList<NamedValue>? Apply(IReadOnlyList<NamedValue> values, EditScope scope)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Name == scope.Path.Rest) return scope.Needed() is { } to ? EditScope.With(values, i, values[i] with { Formula = to }) : null;
        }
        scope.Unknown(scope.Path.Rest, [.. values.Select(v => v.Name)]);
        return null;
    }
}
