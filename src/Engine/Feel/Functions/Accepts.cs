using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>What a parameter takes, asked of a value at run time and of a type when a pack is compiled.</summary>
internal sealed class Accepts(Phrase name, Func<Value, bool> value, Func<FeelType, bool> type)
{
    public static readonly Accepts Anything = new(FeelType.Any.Name, _ => true, _ => true);
    public static readonly Accepts Number = new(FeelType.Number.Name, v => v.Kind == ValueKind.Number, t => t.IsNumeric);
    public static readonly Accepts Text = new(FeelType.Text.Name, v => v.Kind == ValueKind.Text, t => t.FitsIn(FeelType.Text));
    public static readonly Accepts Boolean = new(FeelType.Boolean.Name, v => v.Kind == ValueKind.Boolean, t => t == FeelType.Boolean);
    public static readonly Accepts List = new(new("列表", "list"), v => v.AsBoxed is ListValue, t => t is ListType);
    public static readonly Accepts NumberOrDuration = new(new("数或时长", "number or duration"),
        v => v.Kind == ValueKind.Number || v.AsBoxed is DaysSpan or MonthsSpan, t => t.IsNumeric || t == FeelType.DaysDuration || t == FeelType.MonthsDuration);
    public static readonly Accepts DayLike = new(new("日期或日期时间", "date, or date and time"),
        v => CivilDate.Of(v) is not null || v.AsBoxed is Moment, t => t == FeelType.Date || t == FeelType.DateTime);
    public static readonly Accepts ClockLike = new(new("时刻、日期或日期时间", "time, date, or date and time"),
        v => v.AsBoxed is ClockTime or Moment || CivilDate.Of(v) is not null, t => t == FeelType.Time || t == FeelType.DateTime || t == FeelType.Date);
    public static readonly Accepts Time = new(FeelType.Time.Name, v => v.AsBoxed is ClockTime, t => t == FeelType.Time);
    public static readonly Accepts DaysDuration = new(FeelType.DaysDuration.Name, v => v.AsBoxed is DaysSpan, t => t == FeelType.DaysDuration);
    public static readonly Accepts Context = new(new("组合值", "context"), v => v.AsBoxed is ContextValue, _ => false);
    public static readonly Accepts Function = new(new("函数", "function"), v => v.AsBoxed is FunctionValue, _ => false);
    public static readonly Accepts NumberOrFunction = new(new("数或函数", "number or function"),
        v => v.Kind == ValueKind.Number || v.AsBoxed is FunctionValue, _ => false);
    public static readonly Accepts Range = new(new("范围", "range"), v => v.AsBoxed is RangeValue, t => t is RangeType);
    public static readonly Accepts Point = new(new("单个值", "single value"),
        v => !v.IsNull && v.AsBoxed is not (RangeValue or ListValue or ContextValue or FunctionValue), t => t is ScalarType or ChoiceType);

    /// <summary>Arguments of an aggregate: a list, or its items one by one. The items are looked at by the function itself.</summary>
    public static readonly Accepts Summable = Items(new("数或时长", "numbers or durations"), NumberOrDuration.Takes);
    public static readonly Accepts Numbers = Items(FeelType.Number.Name, t => t.IsNumeric);
    public static readonly Accepts Truths = Items(FeelType.Boolean.Name, t => t == FeelType.Boolean);
    public static readonly Accepts Ordered = Items(new("能比大小的值", "values that have an order"),
        t => t.IsNumeric || (t is ScalarType && t != FeelType.Boolean));

    public Phrase Name { get; } = name;

    private static Accepts Items(Phrase name, Func<FeelType, bool> item) =>
        new(name, _ => true, t => item(t.Element ?? t) || (t.Element ?? t) == FeelType.Any);

    public bool Takes(Value candidate) => value(candidate);

    public bool Takes(FeelType candidate) => candidate == FeelType.Any || candidate == FeelType.Mistake || type(candidate);
}

/// <summary>One parameter. <see cref="Rest"/> takes all further arguments; <see cref="Nullable"/> takes null as a value.</summary>
internal sealed record Parameter(string Name, Accepts Accepts, bool Optional = false, bool Nullable = false, bool Rest = false);

internal delegate Value Implementation(ReadOnlySpan<Value> arguments, Site site);

/// <summary>
/// A built-in function. <see cref="Result"/> gives its static type from the types of its arguments; without it the function exists in
/// conformance mode only.
/// </summary>
internal sealed record BuiltIn(string Name, Parameter[] Parameters, Func<FeelType[], FeelType>? Result, Implementation Run)
{
    public int Least { get; } = Parameters.Count(p => !p.Optional);

    public int Most { get; } = Parameters.Any(p => p.Rest) ? int.MaxValue : Parameters.Length;

    public Parameter ParameterAt(int index) => Parameters[Math.Min(index, Parameters.Length - 1)];

    /// <summary>How it is called: <c>round(number, digits)</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters.Select(p => p.Optional ? $"[{p.Name}]" : p.Rest ? p.Name + ", …" : p.Name))})";
}

/// <summary>A function as a value.</summary>
internal abstract class FunctionValue
{
    /// <summary>The number of arguments it takes; -1 for a built-in that takes several numbers of them.</summary>
    public abstract int Arity { get; }

    public abstract Value Invoke(ReadOnlySpan<Value> arguments, Site site);
}
