using System.Globalization;
using System.Text.Json;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Conformance;

/// <summary>One line of a conformance file: an expression, its inputs, and the result expected.</summary>
internal sealed record ConformanceCase(
    string Suite, string Case, string Text, string? TypeRef, bool ExpectsError, IReadOnlyList<KeyValuePair<string, Value>> Inputs, Value Expected)
{
    public static ConformanceCase Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var inputs = root.GetProperty("inputs").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, ReadValue(p.Value))).ToArray();
        return new ConformanceCase(
            root.GetProperty("suite").GetString()!, root.GetProperty("case").GetString()!, root.GetProperty("text").GetString()!,
            root.GetProperty("typeRef").GetString(), root.GetProperty("err").GetBoolean(), inputs, ReadValue(root.GetProperty("expected")));
    }

    private static Value ReadValue(JsonElement element)
    {
        var kind = element.GetProperty("t").GetString()!;
        if (kind == "nil") return default;
        var value = element.GetProperty("v");
        return kind switch
        {
            "list" => ListValue.Of(value.EnumerateArray().Select(ReadValue)),
            "context" => Value.Box(new ContextValue(value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, ReadValue(p.Value))))),
            "string" => Value.Of(value.GetString()!),
            "boolean" => Value.Of(value.GetString() is "true" or "1"),
            "decimal" or "double" or "integer" => Value.Of(decimal.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)),
            "dateTime" when TemporalText.Moment(value.GetString()!) is { } moment => Value.Box(moment),
            _ => TemporalText.Any(value.GetString()!) ?? throw new FormatException($"Unknown value {element}"),
        };
    }
}

/// <summary>How an answer is compared with the expected one.</summary>
internal static class Judge
{
    private const decimal Tolerance = 0.00000001m;

    /// <summary>Numbers within 1e-8, lists and contexts by structure, everything in time by its kind and parts.</summary>
    public static bool Same(Value expected, Value found)
    {
        if (expected.Kind == ValueKind.Number && found.Kind == ValueKind.Number) return Math.Abs(expected.AsNumber - found.AsNumber) <= Tolerance;
        return (expected.AsBoxed, found.AsBoxed) switch
        {
            (ListValue a, ListValue b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items, Same).All(same => same),
            (ContextValue a, ContextValue b) => a.Entries.Count == b.Entries.Count
                && a.Entries.All(e => b.Entries.TryGetValue(e.Key, out var other) && Same(e.Value, other)),
            ({ } a, { } b) => a.Equals(b),
            _ => expected.Kind == found.Kind && (expected.IsNull || Comparison.AreEqual(expected, found) is true),
        };
    }
}
