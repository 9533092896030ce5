using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Mutation;

/// <summary>A pack with one small mistake in it.</summary>
public sealed class Mutant
{
    internal Mutant(Change change, string control, PartKey? part, SourceSpan where) => (Change, Control, Part, Where) = (change, control, part, where);

    /// <summary>The mistake, as a change of the pack with its chosen readings applied.</summary>
    public Change Change { get; }

    /// <summary>The control it is in.</summary>
    public string Control { get; }

    /// <summary>Where the text it changes stands.</summary>
    public SourceSpan Where { get; }

    /// <summary>The row or threshold it is in; null when it may touch any of the control's.</summary>
    internal PartKey? Part { get; }

    /// <summary><c>path = value</c> or <c>path removed</c>: how accepted-mutants.yaml names it.</summary>
    public override string ToString() => Change.ToString();
}
