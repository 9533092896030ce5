using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows;

/// <summary>What people may say in a step of each kind, and which exit follows.</summary>
public static class StepWords
{
    /// <summary>The exit of a limit that passed.</summary>
    public const string Missed = "missed";

    /// <summary>The answer of a step whose condition did not hold.</summary>
    public const string Skipped = "skipped";

    /// <summary>The word that means yes; empty for kinds in which nobody says anything.</summary>
    public static string Yes(StepKind kind) => kind switch
    {
        StepKind.Decide => "approve",
        StepKind.Sign => "sign",
        StepKind.Consent => "agree",
        StepKind.Do => "done",
        _ => "",
    };

    /// <summary>The word that means no; null where there is none.</summary>
    public static string? No(StepKind kind) => kind switch
    {
        StepKind.Decide => "reject",
        StepKind.Sign or StepKind.Consent => "refuse",
        _ => null,
    };

    /// <summary>The exit that a word leads to, once it is the step's answer.</summary>
    public static string ExitOf(StepKind kind, string word) => (kind, word) switch
    {
        (StepKind.Sign, "sign") => "all_signed",
        (StepKind.Consent, "agree") => "agreed",
        (StepKind.Sign or StepKind.Consent, "refuse") => "refused",
        _ => word,
    };

    /// <summary>Everything that may be said in a step.</summary>
    public static IEnumerable<string> Of(StepDefinition step) => step.Kind switch
    {
        StepKind.Decide => step.Exits.Select(e => e.Id.Text).Where(e => e != Missed),
        StepKind.Sign or StepKind.Consent => [Yes(step.Kind), No(step.Kind)!],
        StepKind.Do => [Yes(step.Kind)],
        _ => [],
    };

    /// <summary>Exits a step of a kind must have; a deciding step may have words of its own instead, and a case has the endings of the other flow.</summary>
    public static IReadOnlyList<string> Exits(StepKind kind) => kind switch
    {
        StepKind.Decide => ["approve", "reject"],
        StepKind.Sign => ["all_signed", "refused"],
        StepKind.Consent => ["agreed", "refused"],
        StepKind.Do => ["done"],
        StepKind.Tell => ["told"],
        StepKind.Wait => ["arrived"],
        StepKind.Together => ["joined"],
        _ => [],
    };
}
