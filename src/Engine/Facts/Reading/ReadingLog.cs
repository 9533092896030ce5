using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>
/// Problems of a file, row by row. A message is made only while there is room for it: ask <see cref="Refuses"/>, then say why.
/// </summary>
internal sealed class ReadingLog(string file)
{
    private bool isMute;
    private const int Limit = 1_000;
    private readonly List<Diagnostic> found = [];
    private readonly List<int> refusedRows = [];
    private int row;
    private bool rowIsBad;

    /// <summary>A log that only marks rows as refused, and keeps nothing of them.</summary>
    public static ReadingLog Mute() => new("") { isMute = true };

    public IReadOnlyList<Diagnostic> Found => found;

    public int Omitted { get; private set; }

    public IReadOnlyList<int> RefusedRows => refusedRows;

    public IReadOnlyList<string> Headers { get; set; } = [];

    public bool RowIsBad => rowIsBad;

    public void StartRow(int number) => (row, rowIsBad) = (number, false);

    /// <summary>Marks the row as refused; true when there is room to say why.</summary>
    public bool Refuses()
    {
        if (isMute) return !(rowIsBad = true);
        if (!rowIsBad) refusedRows.Add(row);
        rowIsBad = true;
        if (found.Count < Limit) return true;
        Omitted++;
        return false;
    }

    /// <summary>Refuses another row than the one being read, after the whole file has been seen.</summary>
    public bool RefusesLater(int number)
    {
        (row, rowIsBad) = (number, refusedRows.Contains(number));
        return Refuses();
    }

    public void Cell(int column, Complaint complaint) => Add(column, Headers[column], complaint);

    public void Row(Complaint complaint) => Add(0, null, complaint);

    public void Header(int headerRow, int column, Complaint complaint) =>
        found.Add(new Diagnostic(complaint.Code, Severity.Error, new SourceSpan(file, headerRow, column + 1), complaint.Message, complaint.Hint));

    private void Add(int column, string? header, Complaint complaint)
    {
        var (zh, en) = header is null ? ($"第 {row} 行", $"row {row}") : ($"第 {row} 行“{header}”", $"row {row}, {header}");
        found.Add(new Diagnostic(complaint.Code, Severity.Error, new SourceSpan(file, row, column + 1),
            new Phrase($"{zh}：{complaint.Message.Zh}", $"{en}: {complaint.Message.En}"), complaint.Hint));
    }
}

/// <summary>What is wrong with a cell, a row or a header.</summary>
/// <param name="Code">Stable and dotted.</param>
/// <param name="Message">The value found and the rule it meets.</param>
/// <param name="Hint">What to do next.</param>
internal readonly record struct Complaint(string Code, Phrase Message, Phrase? Hint = null);
