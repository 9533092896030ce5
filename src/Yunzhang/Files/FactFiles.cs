using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Facts.Reading;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Threads;
using Yunzhang.Platform.Files;

namespace Yunzhang.Files;

/// <summary>Reads files of facts and of people: whatever is wrong with the file itself is told beside what is wrong in its rows.</summary>
public static class FactFiles
{
    // Rows are rarely shorter; making room for a few too many costs less than moving a million facts about.
    private const int BytesARow = 32;

    private const string Certain = "UTF-8";

    /// <summary>Reads a file of facts into a book. What comes of it is the same with one thread and with two.</summary>
    public static FactReading ReadFacts(string path, FactBook book, bool twoThreads = false)
    {
        if (File.Exists(path)) book.Expect((int)Math.Min(new FileInfo(path).Length / BytesARow, int.MaxValue / 64));
        var reader = new FactReader(book, Shown(path));
        var ofFile = Read(path, reader.ReadHeader, csv => ReadRows(csv, reader, twoThreads));
        var reading = reader.Finish();
        return reading with { Diagnostics = [.. reading.Diagnostics, .. ofFile] };
    }

    /// <summary>Reads a people file.</summary>
    public static PeopleReading ReadPeople(string path, Vocabulary words, PeopleBook units)
    {
        var reader = new PeopleReader(words, units, Shown(path));
        var ofFile = Read(path, reader.ReadHeader, csv =>
        {
            while (csv.Read()) reader.ReadRow(Lent(csv.Row));
        });
        var reading = reader.Finish();
        return reading with { Diagnostics = [.. reading.Diagnostics, .. ofFile] };
    }

    // The file is read, and facts enter the book, on this thread; between the two, a second thread drafts blocks of rows.
    private static void ReadRows(CsvReader csv, FactReader reader, bool twoThreads)
    {
        var spare = new Stack<RowBlock>();
        foreach (var block in Blocks(csv, spare).WorkedOn(twoThreads, reader.Draft))
        {
            reader.ReadRows(block);
            spare.Push(block);
        }
    }

    private static IEnumerable<RowBlock> Blocks(CsvReader csv, Stack<RowBlock> spare)
    {
        while (true)
        {
            var block = spare.TryPop(out var used) ? used : new RowBlock();
            block.Clear();
            while (!block.IsFull && csv.Read()) block.Add(Lent(csv.Row));
            if (block.Count == 0) yield break;
            yield return block;
        }
    }

    private static CellRow Lent(CsvRow row) => new(row.Text, row.Cells, row.Number);

    private static List<Diagnostic> Read(string path, Func<IReadOnlyList<string>, int, bool> readHeader, Action<CsvReader> readRows)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            var csv = new CsvReader(stream);
            if (csv.ReadHeader() is { } header && readHeader(header, csv.RowNumber)) readRows(csv);
            return OfFile(path, csv);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return [Error(path, "file.missing", new("找不到这个文件。", "There is no such file."), new("请核对路径和文件名。", "Check the path and the name."))];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [Error(path, "file.unreadable", new($"读不了这个文件：{problem.Message}", $"This file cannot be read: {problem.Message}"),
                new("请看看它是不是文件夹、是不是正被别的程序打开、有没有读取权限。", "See whether it is a folder, is open in another program, or may not be read by you."))];
        }
    }

    private static List<Diagnostic> OfFile(string path, CsvReader csv)
    {
        if (csv.Error is { } error)
            return [new Diagnostic(error.Code, Severity.Error, new SourceSpan(Shown(path), error.Row, Math.Max(error.Column, 1)), new Phrase(error.Zh, error.En))];
        if (csv.EncodingName.StartsWith(Certain, StringComparison.Ordinal)) return [];
        return [new Diagnostic("csv.encoding-chosen", Severity.Note, new SourceSpan(Shown(path), 0, 0),
            new Phrase($"不是 UTF-8，按 {csv.EncodingName} 读取。", $"Not UTF-8; read as {csv.EncodingName}."))];
    }

    private static Diagnostic Error(string path, string code, Phrase message, Phrase hint) =>
        new(code, Severity.Error, new SourceSpan(Shown(path), 0, 0), message, hint);

    private static string Shown(string path) => path.Replace('\\', '/');
}
