using System.Globalization;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel;

/// <summary>Values as text, the way the standard's <c>string()</c> writes them.</summary>
public static class ValueText
{
    /// <summary>
    /// The text of <paramref name="value"/>: numbers without trailing zeros, days as <c>2014-04-01</c>, durations as <c>PT1H</c>,
    /// <c>true</c> / <c>false</c>, <c>null</c>, <c>?</c> for unknown; text inside lists and contexts in double quotes.
    /// </summary>
    public static string Of(Value value) => value.Kind == ValueKind.Text ? value.AsText : Inner(value);

    /// <summary>A number without trailing zeros.</summary>
    public static string Of(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Inner(Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Unknown => "?",
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.Number => Of(value.AsNumber),
        ValueKind.Text => Quoted(value.AsText),
        ValueKind.Date => Temporal.CivilDate.FromDayNumber(value.DayNumber).ToString(),
        _ => Boxed(value.AsBoxed!),
    };

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Boxed(object boxed) => boxed switch
    {
        ListValue list => $"[{string.Join(", ", list.Items.Select(Inner))}]",
        ContextValue context => $"{{{string.Join(", ", context.Entries.Select(e => $"{Key(e.Key)}: {Inner(e.Value)}"))}}}",
        RangeValue range => Range(range),
        _ => boxed.ToString() ?? "",
    };

    private static string Key(string key) => key.Length > 0 && key.All(c => NameCharacters.IsPart(c) || c == ' ') ? key : Quoted(key);

    private static string Range(RangeValue range)
    {
        if (range.Only is { } only) return $"({(only == Operator.Equal ? "=" : "!=")} {Inner(range.Low ?? default)})";
        if (range.Low is null) return $"({(range.HighIncluded ? "<=" : "<")} {Inner(range.High ?? default)})";
        if (range.High is null) return $"({(range.LowIncluded ? ">=" : ">")} {Inner(range.Low ?? default)})";
        return $"{(range.LowIncluded ? '[' : '(')}{Inner(range.Low.Value)}..{Inner(range.High.Value)}{(range.HighIncluded ? ']' : ')')}";
    }
}
