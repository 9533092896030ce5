
namespace Yunzhang.Engine.Facts.Reading;

/// <summary>
/// Reads a file of facts into a <see cref="FactBook"/>: first the header, then row by row, then <see cref="Finish"/>. Columns and cells are known by id and by
/// name in either language. An empty cell is not known. A row with a problem is left out and all its problems are told; the other rows are read.
/// </summary>
public sealed class FactReader
{
    private readonly FactBook book;
    private readonly ReadingLog log;
    private FactColumns? columns;
    private FactRows? rows;
    private int rowsRead;

    private FactRows Rows => rows ?? throw NoHeader();

    private FactColumns Columns => columns ?? throw NoHeader();

    /// <summary>A reader into a book.</summary>
    /// <param name="book">Where the facts go. Close its people first when a people file was given.</param>
    /// <param name="file">Name of the file, for the places of problems.</param>
    public FactReader(FactBook book, string file)
    {
        this.book = book;
        log = new ReadingLog(file);
    }

    /// <summary>Binds the header. All its problems are told together; when there is one, no row can be read.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="row">The row the header stands in.</param>
    /// <returns>True when rows can be read.</returns>
    public bool ReadHeader(IReadOnlyList<string> header, int row = 1)
    {
        var names = header.Select(h => h.Trim().Trim('\uFEFF')).ToList();
        log.Headers = names;
        columns = FactColumns.Bind(names, row, book, log);
        rows = columns is null ? null : new FactRows(book, columns, log);
        return rows is not null;
    }

    /// <summary>Reads one row.</summary>
    /// <exception cref="InvalidOperationException">The header was not read, or had problems.</exception>
    public void ReadRow(CellRow row)
    {
        rowsRead++;
        Rows.Read(row);
    }

    /// <summary>
    /// Reads of each row what it tells by itself. Several blocks may be drafted at once, on any threads, while others are read.
    /// </summary>
    /// <returns>The block, for <see cref="ReadRows"/>.</returns>
    public RowBlock Draft(RowBlock block)
    {
        block.Drafts ??= new RowDrafts(book, Columns);
        block.Drafts.Read(block);
        return block;
    }

    /// <summary>Reads the rows of a block that was drafted. What comes of it is the same as of reading them one by one.</summary>
    public void ReadRows(RowBlock block)
    {
        for (var row = 0; row < block.Count; row++)
        {
            if (block.Drafts![row] is not { } draft) ReadRow(block[row]);
            else
            {
                rowsRead++;
                Rows.Read(block[row], draft);
            }
        }
    }

    /// <summary>What came of it.</summary>
    public FactReading Finish() => new(book, log.Found, log.Omitted, rowsRead, log.RefusedRows);

    private static InvalidOperationException NoHeader() => new("Read a header without problems first.");
}
