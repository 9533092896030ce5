using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>What one kind of step takes.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Key">The key it is written with.</param>
/// <param name="Exits">Exits it must say; a single one may stand as <c>to: next</c>.</param>
/// <param name="OwnExits">Whether a flow may give it exits of its own.</param>
/// <param name="Keys">Keys it takes besides those of every step.</param>
internal sealed record StepKindShape(StepKind Kind, string Key, string[] Exits, bool OwnExits, string[] Keys);

/// <summary>The eight kinds of steps, by the key they are written with.</summary>
internal static class StepKinds
{
    /// <summary>Keys of every step.</summary>
    public static readonly string[] Common = ["step", "name", "when", "otherwise", "to", "clauses"];

    public static readonly StepKindShape[] All =
    [
        new(StepKind.Decide, "decide", ["approve", "reject"], true, ["rule", "not", "vacant", "edits", "hides", "within", "ladder", "returns", "bulk"]),
        new(StepKind.Sign, "sign", ["all_signed", "refused"], false, ["not", "vacant", "edits", "hides", "within", "ladder"]),
        new(StepKind.Consent, "consent", ["agreed", "refused"], false, ["rule", "not", "vacant", "edits", "hides", "within", "ladder"]),
        new(StepKind.Do, "do", ["done"], false, ["rule", "not", "vacant", "edits", "hides", "within", "ladder"]),
        new(StepKind.Tell, "tell", ["told"], false, ["hides"]),
        new(StepKind.Wait, "wait", ["arrived"], false, ["about", "fields", "within", "ladder"]),
        new(StepKind.Together, "together", ["joined"], false, ["within", "ladder"]),
        new(StepKind.Case, "case", [], true, ["within", "ladder"]),
    ];

    /// <summary>The keys that say the kind.</summary>
    public static readonly string[] Keys = [.. All.Select(k => k.Key)];

    /// <summary>How exits read when the flow gives them no name of its own.</summary>
    public static readonly IReadOnlyDictionary<string, Phrase> ExitNames = new Dictionary<string, Phrase>(StringComparer.Ordinal)
    {
        ["approve"] = new("同意", "Approve"), ["reject"] = new("不同意", "Reject"), ["send_back"] = new("退回", "Send back"), ["all_signed"] = new("签齐", "All signed"),
        ["agreed"] = new("同意", "Agree"), ["refused"] = new("拒绝", "Refuse"), ["done"] = new("完成", "Done"), ["told"] = new("已告知", "Told"),
        ["arrived"] = new("已到", "Arrived"), ["joined"] = new("各支都已办完", "All branches done"), ["missed"] = new("逾期", "Limit missed"),
    };
}
