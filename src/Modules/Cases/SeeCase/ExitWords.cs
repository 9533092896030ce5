using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Cases.SeeCase;

/// <summary>What people say in a step, as buttons and in the past.</summary>
internal static class ExitWords
{
    /// <summary>How a word reads on its button.</summary>
    public static Phrase Button(BoundStep step, string word) => (step.Kind, word) switch
    {
        (StepKind.Sign, "sign") => new("签字", "Sign"),
        (StepKind.Sign, "refuse") => new("拒签", "Refuse to sign"),
        (StepKind.Consent, "agree") => new("同意", "Agree"),
        (StepKind.Consent, "refuse") => new("不同意", "Refuse"),
        (StepKind.Do, "done") => new("办好了", "Done"),
        _ => step.Definition.Exit(word)?.Name ?? Phrase.Same(word),
    };

    /// <summary>Whether it is the word that means yes, no, or one of the flow's own.</summary>
    public static string Css(BoundStep step, string word) => word == StepWords.Yes(step.Kind) ? "btn btn-primary" : word == StepWords.No(step.Kind) ? "btn btn-danger" : "btn";

    /// <summary>What whoever says it must give, among <c>reason</c>, <c>signature</c>, <c>attachment</c> and fields.</summary>
    public static IEnumerable<string> Needs(BoundStep step, string word) => step.Definition.Exit(StepWords.ExitOf(step.Kind, word))?.Needs.Select(n => n.Text) ?? [];

    /// <summary>Whether any word of a step asks for something.</summary>
    public static bool Asks(BoundStep step, string what) => StepWords.Of(step.Definition).Any(w => Needs(step, w).Contains(what));
}
