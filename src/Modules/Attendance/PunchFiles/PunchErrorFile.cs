using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>
/// Writes exactly the rows that failed, in their own columns, with the reason behind them. Mended, the file is imported again as it is; the reasons are
/// ignored. A workbook gives a workbook, text gives text in UTF-8.
/// </summary>
public static class PunchErrorFile
{
    /// <summary>Ending for the file's name: <c>.xlsx</c>, or <c>.csv</c>; the log of a device keeps <c>.dat</c>.</summary>
    public static string ExtensionFor(PunchFileReading reading) => reading.IsWorkbook ? ".xlsx" : reading.Columns is { HeaderRow: 0 } ? ".dat" : ".csv";

    /// <summary>Writes the rows that failed.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="language">Language of the reasons.</param>
    /// <param name="stream">Where to write; stays open.</param>
    public static void Write(PunchFileReading reading, Language language, Stream stream) =>
        TableText.Write([.. Rows(reading, language)], reading.IsWorkbook, reading.Delimiter, stream);

    private static IEnumerable<List<string>> Rows(PunchFileReading reading, Language language)
    {
        var header = PunchFileReader.ReasonHeader.In(language);
        var columns = reading.Columns?.Headers.Where(h => h != PunchFileReader.ReasonHeader.Zh && h != PunchFileReader.ReasonHeader.En).ToList() ?? [];
        var hasHeader = reading.Columns is { HeaderRow: > 0 };
        if (hasHeader) yield return [.. columns, header];
        foreach (var failed in reading.Failed)
        {
            var cells = failed.Cells.ToList();
            while (cells.Count < columns.Count) cells.Add("");
            cells.Add(hasHeader ? failed.Reason(language) : $"{header}: {failed.Reason(language)}");
            yield return cells;
        }
    }
}
