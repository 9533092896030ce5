using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniExcelLibs;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Platform.Files;

/// <summary>One column of a workbook to be downloaded.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
/// <param name="Title">Its heading, in the reader's language.</param>
/// <param name="Value">What stands in it: text, a number, a day (<see cref="LocalDate"/>), or nothing.</param>
public sealed record SheetColumn<TRow>(Phrase Title, Func<TRow, object?> Value);

/// <summary>Lists as workbooks. Days are written as 2026-11-24, so that the file sorts right and can be imported again; numbers stay numbers.</summary>
public static class SheetWriter
{
    /// <summary>The content type of a workbook.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A download. Rows are written one after another to a file that goes when it has been sent, so a long list needs no memory.</summary>
    /// <param name="name">The file's name without its ending; may be Chinese.</param>
    /// <param name="columns">What stands in each row.</param>
    /// <param name="rows">The rows; read once.</param>
    /// <param name="language">Language of the headings.</param>
    public static FileStreamHttpResult Download<TRow>(string name, IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows, Language language)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        Write(file, columns, rows, language);
        file.Position = 0;
        return TypedResults.Stream(file, ContentType, name + ".xlsx");
    }

    /// <summary>Writes one sheet with a row of headings.</summary>
    public static void Write<TRow>(Stream stream, IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows, Language language) =>
        stream.SaveAs(Cells(columns, rows, language), printHeader: false);

    private static IEnumerable<Dictionary<string, object?>> Cells<TRow>(IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows, Language language)
    {
        yield return Row(c => c.Title.In(language));
        foreach (var row in rows) yield return Row(c => c.Value(row) is LocalDate day ? Figures.Day(day) : c.Value(row));

        Dictionary<string, object?> Row(Func<SheetColumn<TRow>, object?> value) => columns.Select((c, i) => (c, i)).ToDictionary(p => $"c{p.i}", p => value(p.c));
    }
}
