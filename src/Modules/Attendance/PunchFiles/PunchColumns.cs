using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>Which column of a punch file means what; columns from 0, -1 when there is none.</summary>
/// <param name="Person">The person's number (工号).</param>
/// <param name="Name">The person's name.</param>
/// <param name="Date">The day, when it stands apart from the time.</param>
/// <param name="Times">Columns with times, or days and times; several when sign-in and sign-out stand side by side.</param>
public sealed record PunchColumns(int Person, int Name, int Date, IReadOnlyList<int> Times)
{
    /// <summary>Names of the columns; empty for the log of a device, which has no header.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Row the header stands in; 0 when there is none.</summary>
    public int HeaderRow { get; init; }

    internal bool IsComplete => (Person >= 0 || Name >= 0) && Times.Count > 0;

    /// <summary>The name of a column, or its number where there is no header.</summary>
    internal Phrase HeaderOf(int column) => column < Headers.Count && Headers[column].Length > 0
        ? Phrase.Same(Headers[column])
        : new($"第 {column + 1} 列", $"column {column + 1}");
}
