using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>What came of reading a file of facts.</summary>
/// <param name="Book">The book the facts were put into; rows with problems are not in it.</param>
/// <param name="Diagnostics">Problems in the order of the file, each at its row and column; the first thousand.</param>
/// <param name="FurtherProblems">Problems beyond the first thousand.</param>
/// <param name="RowsRead">Rows of data read, refused ones included.</param>
/// <param name="RefusedRows">Numbers of the rows left out, as a spreadsheet shows them.</param>
public sealed record FactReading(
    FactBook Book, IReadOnlyList<Diagnostic> Diagnostics, int FurtherProblems, int RowsRead, IReadOnlyList<int> RefusedRows)
{
    /// <summary>True when anything was refused.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}

/// <summary>What came of reading a people file.</summary>
/// <param name="People">The people; closed, so that a name not in it is unknown.</param>
/// <param name="Diagnostics">Problems, each at its row and column; the first thousand.</param>
/// <param name="FurtherProblems">Problems beyond the first thousand.</param>
/// <param name="RowsRead">Rows of data read, refused ones included.</param>
/// <param name="RefusedRows">Numbers of the rows left out, as a spreadsheet shows them.</param>
public sealed record PeopleReading(
    PeopleBook People, IReadOnlyList<Diagnostic> Diagnostics, int FurtherProblems, int RowsRead, IReadOnlyList<int> RefusedRows)
{
    /// <summary>True when anything was refused.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}
