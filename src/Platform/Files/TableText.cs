using System.Text;
using MiniExcelLibs;

namespace Yunzhang.Platform.Files;

/// <summary>Writes rows of text back in the form they came in, such as those an import could not take.</summary>
public static class TableText
{
    /// <summary>Writes the rows: a workbook of one sheet, or text in UTF-8 with its byte order mark, so that Excel reads it right.</summary>
    /// <param name="rows">All rows, the header among them; shorter ones are filled up in a workbook.</param>
    /// <param name="isWorkbook">Which of the two.</param>
    /// <param name="delimiter">Between the cells of text.</param>
    /// <param name="stream">Where to write; stays open.</param>
    public static void Write(IReadOnlyList<IReadOnlyList<string>> rows, bool isWorkbook, char delimiter, Stream stream)
    {
        if (isWorkbook)
        {
            var width = rows.Max(r => r.Count);
            var sheet = rows.Select(r => Enumerable.Range(0, width).ToDictionary(i => $"c{i}", i => (object)(i < r.Count ? r[i] : "")));
            stream.SaveAs(sheet, printHeader: false);
            return;
        }
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows) writer.WriteLine(string.Join(delimiter, row.Select(c => Quoted(c, delimiter))));
    }

    private static string Quoted(string cell, char delimiter) =>
        cell.AsSpan().IndexOfAny(delimiter, '"', '\n') >= 0 || cell.Contains('\r', StringComparison.Ordinal) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
