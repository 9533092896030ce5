using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Files;

/// <summary>A row that could not be taken.</summary>
/// <param name="Row">Row as a spreadsheet shows it.</param>
/// <param name="Cells">Its cells as written, without those of an earlier error file's reason.</param>
/// <param name="Problems">All that is wrong with it.</param>
public sealed record FailedRow(int Row, IReadOnlyList<string> Cells, IReadOnlyList<CellProblem> Problems)
{
    /// <summary>All reasons in one text.</summary>
    public string Reason(Language language) => string.Join(language == Language.Chinese ? "" : " ", Problems.Select(p => p.Message.In(language)));
}

/// <summary>What is wrong with a cell.</summary>
/// <param name="Code">Stable and dotted: <c>punch.unknown-person</c>.</param>
/// <param name="Column">Column from 0.</param>
/// <param name="Header">Name of the column, or its number where there is no header.</param>
/// <param name="Value">The cell as written.</param>
/// <param name="Message">The value, the rule it meets, and what to do.</param>
public sealed record CellProblem(string Code, int Column, Phrase Header, string Value, Phrase Message);
