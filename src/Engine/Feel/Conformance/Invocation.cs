using Yunzhang.Engine.Feel.Functions;

namespace Yunzhang.Engine.Feel.Conformance;

/// <summary>Calls a built-in with values whose kinds are only known now: picks the overload that fits, or says why none does.</summary>
internal static class Invocation
{
    public static Value Call(BuiltIn[] overloads, (string? Name, Value Value)[] arguments, Site site)
    {
        var names = Array.ConvertAll(arguments, a => a.Name);
        (BuiltIn Function, Parameter Parameter, Value Found)? wrong = null;
        foreach (var function in overloads)
        {
            if (ArgumentOrder.Of(function, names) is not { } order) continue;
            var values = Array.ConvertAll(order, at => at < 0 ? default : arguments[at].Value);
            if (FirstUnfit(function, order, values) is not { } at) return function.Run(values, site);
            wrong ??= (function, function.ParameterAt(at), values[at]);
        }
        if (wrong is not { } w)
        {
            var signatures = string.Join("; ", overloads.Select(f => f.Signature).Distinct());
            return site.Fail("feel.argument-count", $"参数的个数或名字不对；写法是 {signatures}。", $"Wrong number or names of arguments; write {signatures}.");
        }
        if (w.Found.Fault is not null) return w.Found;
        var found = KindName.Of(w.Found);
        return site.Fail("feel.argument-type", $"{w.Function.Signature} 的 {w.Parameter.Name} 应为{w.Parameter.Accepts.Name.Zh}，这里是{found.Zh}。",
            $"{w.Parameter.Name} of {w.Function.Signature} takes {w.Parameter.Accepts.Name.En}, not {found.En}.");
    }

    /// <summary>The first argument its parameter does not take; those that fit after a singleton list is opened or made are changed in place.</summary>
    private static int? FirstUnfit(BuiltIn function, int[] order, Value[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = function.ParameterAt(i);
            if (values[i].IsNull)
            {
                var leftOut = order[i] < 0 && parameter.Optional;
                var listOfNothing = parameter.Rest && parameter.Nullable && values.Length == 1;
                if ((parameter.Nullable && !listOfNothing) || leftOut) continue;
                return i;
            }
            if (parameter.Accepts.Takes(values[i])) continue;
            if (parameter.Accepts == Accepts.List) values[i] = ListValue.Of([values[i]]);
            else if (ListValue.In(values[i]) is [var only] && parameter.Accepts.Takes(only)) values[i] = only;
            else return i;
        }
        return null;
    }
}
