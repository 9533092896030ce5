using Yunzhang.Engine.Feel;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>What an expression over a form gives, as facts keep it.</summary>
internal static class FactTexts
{
    /// <summary>Null when it is not known.</summary>
    public static string? Of(Value value) => value.Kind switch
    {
        ValueKind.Unknown => null,
        ValueKind.Boolean => value.AsBoolean ? "yes" : "no",
        _ => ValueText.Of(value),
    };
}
