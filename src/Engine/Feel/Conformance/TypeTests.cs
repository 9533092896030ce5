using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Conformance;

/// <summary>Types as written after <c>instance of</c> and of parameters.</summary>
internal static class TypeTests
{
    /// <summary>Whether a value is of a type; null when the type's name is unknown. A null is of no type, but may stand inside one.</summary>
    public static bool? Conforms(Value value, TypeNode type, bool nested)
    {
        if (!IsKnown(type)) return null;
        if (value.IsNull) return nested || type.Name is "Null";
        return type.Name switch
        {
            "Any" => true,
            "Null" => false,
            "number" => value.Kind == ValueKind.Number,
            "string" => value.Kind == ValueKind.Text,
            "boolean" => value.Kind == ValueKind.Boolean,
            "date" => CivilDate.Of(value) is not null,
            "time" => value.AsBoxed is ClockTime,
            "date and time" => value.AsBoxed is Moment,
            "days and time duration" => value.AsBoxed is DaysSpan,
            "years and months duration" => value.AsBoxed is MonthsSpan,
            "list" => ListValue.In(value) is { } items && (type.Arguments is not [(_, var element)] || Array.TrueForAll(items, i => Conforms(i, element, true) is true)),
            "range" => value.AsBoxed is RangeValue range && (type.Arguments is not [(_, var end)] || EndsConform(range, end)),
            "context" => value.AsBoxed is ContextValue context && type.Arguments.All(f =>
                context.Entries.TryGetValue(f.Field ?? "", out var entry) && Conforms(entry, f.Type, true) is true),
            _ => value.AsBoxed is FunctionValue function && IsFunction(function, type),
        };
    }

    /// <summary>
    /// A value where a type is asked for: itself when it conforms, the one item of a singleton list, a singleton list of it,
    /// a date as its midnight in UTC; otherwise a failure.
    /// </summary>
    public static Value Coerce(Value value, TypeNode type, Site site)
    {
        if (value.IsNull || Conforms(value, type, true) is not false) return value;
        if (ListValue.In(value) is [var only] && Conforms(only, type, true) is true) return only;
        if (type.Name == "list" && Conforms(ListValue.Of([value]), type, true) is true) return ListValue.Of([value]);
        if (type.Name == "date and time" && CivilDate.Of(value) is not null) return Value.Box(Moment.Of(value)!);
        var kind = KindName.Of(value);
        return site.Fail("feel.type", $"这里要的类型是 {type.Name}，却是{kind.Zh}。", $"The type asked for is {type.Name}, found {kind.En}.");
    }

    private static bool IsKnown(TypeNode type) =>
        type.Name is "Any" or "Null" or "number" or "string" or "boolean" or "date" or "time" or "date and time" or "days and time duration"
            or "years and months duration" or "list" or "range" or "context" or "function"
        && type.Arguments.All(a => IsKnown(a.Type)) && (type.Result is null || IsKnown(type.Result));

    private static bool EndsConform(RangeValue range, TypeNode end) =>
        (range.Low is not { } low || Conforms(low, end, true) is true) && (range.High is not { } high || Conforms(high, end, true) is true);

    private static bool IsFunction(FunctionValue function, TypeNode type)
    {
        if (type.Result is null && type.Arguments.Count == 0) return true;
        if (function.Arity >= 0 && function.Arity != type.Arguments.Count) return false;
        if (function is not Interpreter.Closure closure) return true;
        return closure.Function.Parameters.Zip(type.Arguments, (p, a) => p.Type is null || p.Type.Name == a.Type.Name || p.Type.Name == "Any").All(same => same);
    }
}
