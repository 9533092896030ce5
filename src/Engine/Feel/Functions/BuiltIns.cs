using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>The built-in functions by name; several of one name differ in their parameters and are tried in order.</summary>
internal static class BuiltIns
{
    private static readonly Dictionary<string, BuiltIn[]> All =
        new[] { NumberFunctions.All, TextFunctions.All, ListFunctions.All, TemporalFunctions.All, ConversionFunctions.All, ContextFunctions.All, RangeFunctions.All }
            .SelectMany(f => f).GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>Every name, for the lexer: many have blanks inside.</summary>
    public static NameTable Names { get; } = new(All.Keys);

    /// <summary>The names a pack may use.</summary>
    public static IEnumerable<string> StrictNames => All.Where(f => f.Value.Any(o => o.Result is not null)).Select(f => f.Key).Append("not");

    public static BuiltIn[] Find(string name) => All.GetValueOrDefault(name) ?? [];
}
