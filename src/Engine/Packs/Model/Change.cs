using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs;

/// <summary>
/// One change of a pack as data: the language of proposals, of the readings of questions, and of mutants alike.
/// Paths: <c>fine.values.count_from</c>, <c>fine.rows.late-1.amount</c>, <c>late-to-absence.every</c>,
/// <c>late-to-absence.then.amount</c>, <c>bonus.reaches</c>, <c>bonus.when</c>, <c>fine.absorbs</c>, <c>leave.steps.head.within</c>; a version is named as
/// <c>fine@2014-04-01.values.count_from</c>, otherwise the newest one is meant.
/// </summary>
/// <param name="Path">What is set.</param>
/// <param name="To">The new text; null removes it (a row, a key of <c>then</c>).</param>
public sealed record Change(Sourced Path, Sourced? To)
{
    /// <summary><c>path = value</c>, or <c>path removed</c>.</summary>
    public override string ToString() => To is { } to ? $"{Path.Text} = {to.Text}" : $"{Path.Text} removed";
}
