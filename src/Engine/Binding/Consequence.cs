using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Binding;

/// <summary>What a row or a threshold leads to, ready to be worked out over a frame.</summary>
internal sealed class Consequence
{
    /// <summary>Its number among all consequences of the pack, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Index into the outcomes of the pack; -1 for none.</summary>
    public int Outcome { get; init; } = -1;

    /// <summary>Money owed by the one charged.</summary>
    public Expression? Amount { get; init; }

    /// <summary>Money due to the one charged.</summary>
    public Expression? Reward { get; init; }

    /// <summary>Points.</summary>
    public Expression? Points { get; init; }

    /// <summary>Days.</summary>
    public Expression? Days { get; init; }

    /// <summary>Index into the cards of the pack; -1 for none.</summary>
    public int Card { get; init; } = -1;

    /// <summary>Index into the gates of the pack; -1 for none.</summary>
    public int Gate { get; init; } = -1;

    /// <summary>Index into the marks of the pack; -1 for none.</summary>
    public int Mark { get; init; } = -1;

    /// <summary>Index of the option the mark is set to.</summary>
    public int MarkOption { get; init; }

    /// <summary>Clauses that require it.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Its sentence.</summary>
    public SayTemplate? Say { get; init; }

    /// <summary>True when no sum depends on the fact, the person or the count.</summary>
    public bool IsFixed => Fixed(Amount) && Fixed(Reward) && Fixed(Points) && Fixed(Days);

    /// <summary>True when no sum but the amount depends on the fact, the person or the count.</summary>
    public bool HasFixedMeasures => Fixed(Reward) && Fixed(Points) && Fixed(Days);

    private static bool Fixed(Expression? formula) => formula is null || formula.IsConstant;

    /// <summary>True when nothing at all follows.</summary>
    public bool IsEmpty => Outcome < 0 && Amount is null && Reward is null && Points is null && Days is null && Card < 0 && Gate < 0 && Mark < 0;
}
