namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Which argument of a call goes to which parameter.</summary>
internal static class ArgumentOrder
{
    /// <summary>
    /// For each place of the function the index of the argument that fills it (-1 for an optional one left out before one that is given);
    /// null when number or names do not fit. Arguments are all named or all in order.
    /// </summary>
    public static int[]? Of(BuiltIn function, string?[] names)
    {
        if (Array.TrueForAll(names, n => n is null))
            return names.Length >= function.Least && names.Length <= function.Most ? [.. Enumerable.Range(0, names.Length)] : null;
        var order = new int[function.Parameters.Length];
        var last = -1;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = Array.IndexOf(names, function.Parameters[i].Name);
            if (order[i] < 0 && !function.Parameters[i].Optional) return null;
            if (order[i] >= 0) last = i;
        }
        var known = Array.TrueForAll(names, n => n is not null && Array.Exists(function.Parameters, p => p.Name == n));
        return known && names.Distinct().Count() == names.Length ? order[..(last + 1)] : null;
    }
}
