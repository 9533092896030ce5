using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>The part of an expression being worked out, so that a mistake can say where it happened.</summary>
internal sealed class Site(SourceText source, Node node)
{
    public SourceSpan Where => source.At(node);

    public Value Fail(string code, string zh, string en) => Value.Failed(new Fault(code, Where, new Phrase(zh, en)));
}

/// <summary>What a person calls the kind of a value.</summary>
internal static class KindName
{
    public static Phrase Of(Value value) => value.Kind switch
    {
        ValueKind.Null => new("空值 null", "null"),
        ValueKind.Unknown => new("还不知道的值", "an unknown value"),
        ValueKind.Boolean => FeelType.Boolean.Name,
        ValueKind.Number => FeelType.Number.Name,
        ValueKind.Text => FeelType.Text.Name,
        ValueKind.Date => FeelType.Date.Name,
        _ => value.AsBoxed switch
        {
            Temporal.CivilDate => FeelType.Date.Name,
            Temporal.ClockTime => FeelType.Time.Name,
            Temporal.Moment => FeelType.DateTime.Name,
            Temporal.DaysSpan => FeelType.DaysDuration.Name,
            Temporal.MonthsSpan => FeelType.MonthsDuration.Name,
            ListValue => new("列表", "list"),
            ContextValue => new("组合值", "context"),
            RangeValue => new("范围", "range"),
            _ => new("函数", "function"),
        },
    };
}
