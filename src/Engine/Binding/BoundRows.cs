using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Tables;

namespace Yunzhang.Engine.Binding;

/// <summary>Rows of a version, ready to be matched.</summary>
/// <param name="Matcher">Finds the row.</param>
/// <param name="Rows">The rows, in file order.</param>
internal sealed record BoundRows(RowMatcher Matcher, IReadOnlyList<BoundRow> Rows);

/// <summary>One row.</summary>
/// <param name="Definition">As written.</param>
/// <param name="Cells">Its conditions.</param>
/// <param name="Consequence">What follows.</param>
internal sealed record BoundRow(RowDefinition Definition, CellTest[] Cells, Consequence Consequence);
