using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>
/// Reads a people file: first the header, then row by row, then <see cref="Finish"/>. A person may have several rows, each with the day its fields hold from;
/// an empty cell is not known from that day on. A row with a problem is left out and all its problems are told.
/// </summary>
public sealed class PeopleReader
{
    private readonly PeopleRows rows;
    private readonly ReadingLog log;
    private readonly PeopleBook people = new();
    private readonly PeopleBook units;
    private readonly Vocabulary words;
    private bool isBound;
    private int rowsRead;

    /// <summary>A reader of people.</summary>
    /// <param name="words">Tells the fields of people.</param>
    /// <param name="units">Where units that people belong to are known.</param>
    /// <param name="file">Name of the file, for the places of problems.</param>
    public PeopleReader(Vocabulary words, PeopleBook units, string file)
    {
        this.words = words;
        this.units = units;
        log = new ReadingLog(file);
        rows = new PeopleRows(people, log);
    }

    /// <summary>Binds the header. All its problems are told together; when there is one, no row can be read.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="row">The row the header stands in.</param>
    /// <returns>True when rows can be read.</returns>
    public bool ReadHeader(IReadOnlyList<string> header, int row = 1)
    {
        var names = header.Select(h => h.Trim().Trim('\uFEFF')).ToList();
        log.Headers = names;
        var columns = PeopleColumns.Bind(names, row, words, people, units, log);
        if (columns is not null) rows.Bind(columns);
        return isBound = columns is not null;
    }

    /// <summary>Reads one row.</summary>
    /// <exception cref="InvalidOperationException">The header was not read, or had problems.</exception>
    public void ReadRow(CellRow row)
    {
        if (!isBound) throw new InvalidOperationException("Read a header without problems first.");
        rowsRead++;
        rows.Read(row);
    }

    /// <summary>Checks whom people's fields name, closes the book and tells what came of it.</summary>
    public PeopleReading Finish()
    {
        people.IsClosed = true;
        rows.Settle();
        return new(people, log.Found, log.Omitted, rowsRead, log.RefusedRows);
    }
}
