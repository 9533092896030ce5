namespace Yunzhang.Engine.Feel.Functions;

/// <summary>A stable sort by "does this precede that", which may be a function of the expression and may fail.</summary>
internal static class Sorting
{
    public static Value Sort(ReadOnlySpan<Value> a, Site site)
    {
        var precedes = a.Length > 1 ? a[1].AsBoxed as FunctionValue : null;
        if (precedes is { Arity: not (2 or -1) })
            return site.Fail("feel.argument-type", "排序的函数要有两个参数。", "The sorting function must take two parameters.");
        var sorted = new List<Value>();
        foreach (var item in ListFunctions.Of(a[0]))
        {
            var at = sorted.Count;
            while (at > 0)
            {
                var before = Precedes(item, sorted[at - 1], precedes, site);
                if (before.Kind != ValueKind.Boolean)
                    return before.Fault is not null ? before : site.Fail("feel.type", "排序的函数要答是或否。", "The sorting function must answer true or false.");
                if (!before.AsBoolean) break;
                at--;
            }
            sorted.Insert(at, item);
        }
        return ListValue.Of(sorted);
    }

    private static Value Precedes(Value a, Value b, FunctionValue? function, Site site) =>
        function is null ? Logic.Compare(Syntax.Operator.Less, a, b, site) : function.Invoke([a, b], site);
}
