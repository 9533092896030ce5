using System.Text;

namespace Yunzhang.Platform.Files;

/// <summary>
/// Reads a table of text row by row, in memory of a few rows: CSV as RFC 4180 has it, with comma, semicolon or tab, whichever the first row uses most;
/// lines end in CRLF, LF or CR. Rows without any text are passed over. A quote counts as one only where a cell begins.
/// </summary>
public sealed class CsvReader
{
    /// <summary>The longest row that is read, in UTF-16 units; more means that a quote or the line ends went wrong.</summary>
    public const int LongestRow = 1 << 20;

    // What a decoder may still hold from the bytes before.
    private const int DecoderSlack = 4;

    private readonly Stream stream;
    private readonly Decoder? decoder;
    private readonly byte[] bytes = new byte[1 << 15];
    private readonly List<int> doubled = [];
    private char[] text = new char[1 << 16];
    private Range[] cells = new Range[16];
    private int count;
    private int start;
    private int end;
    private int next;
    private bool finished;
    private bool anyQuoted;

    /// <summary>Opens a table and tells its encoding and delimiter.</summary>
    /// <param name="stream">A stream that can seek: it is read once for the encoding and once for the rows. The caller closes it.</param>
    public CsvReader(Stream stream)
    {
        this.stream = stream;
        var encoding = TextEncoding.Detect(stream, out var error);
        Error = error;
        EncodingName = encoding?.Name ?? "";
        decoder = encoding?.Encoding.GetDecoder();
        finished = decoder is null;
        if (!finished) Fill();
        Delimiter = CsvDelimiter.Of(text.AsSpan(start, end - start));
    }

    /// <summary>The encoding found: <c>UTF-8</c>, <c>UTF-8 BOM</c>, <c>UTF-16 LE</c>, <c>UTF-16 BE</c> or <c>GB18030</c>; empty when none fits.</summary>
    public string EncodingName { get; }

    /// <summary>Comma, semicolon or tab.</summary>
    public char Delimiter { get; }

    /// <summary>Why reading stopped before the end; null while all is well.</summary>
    public CsvError? Error { get; private set; }

    /// <summary>Number of the row read last, from 1; 0 before the first.</summary>
    public int RowNumber { get; private set; }

    /// <summary>The row read last.</summary>
    public CsvRow Row => new(text, cells.AsSpan(0, count), RowNumber);

    /// <summary>Reads the names of the columns; null with <see cref="Error"/> when there is no row at all.</summary>
    public IReadOnlyList<string>? ReadHeader()
    {
        if (!Read())
        {
            Error ??= CsvError.Empty;
            return null;
        }
        var names = new string[count];
        for (var i = 0; i < count; i++) names[i] = Row[i].ToString();
        return names;
    }

    /// <summary>Reads the next row that has any text. False at the end, and when <see cref="Error"/> is set.</summary>
    public bool Read()
    {
        while (Error is null)
        {
            start = next;
            while (!Scan())
            {
                if (Error is not null) return false;
                if (IsTooLong(end, count + 1)) return false;
                Fill();
            }
            if (IsTooLong(next, 1)) return false;
            if (start == end && next == end && finished) return false;
            RowNumber++;
            if (IsBlank()) continue;
            foreach (var cell in doubled) Undouble(cell);
            return true;
        }
        return false;
    }

    /// <summary>Marks the cells of the row at <see cref="start"/>; false when the row is not wholly in memory, or wrong.</summary>
    private bool Scan()
    {
        count = 0;
        anyQuoted = false;
        doubled.Clear();
        var at = start;
        while (true)
        {
            var isQuoted = at < end && text[at] == '"';
            at = isQuoted ? ScanQuoted(at + 1) : ScanPlain(at);
            if (at < 0) return false;
            if (at >= end)
            {
                next = end;
                return finished;
            }
            var found = text[at];
            if (found == Delimiter)
            {
                at++;
                continue;
            }
            if (found is not ('\r' or '\n'))
            {
                Error = CsvError.AfterQuote(RowNumber + 1, count, found);
                return false;
            }
            if (found == '\r' && at + 1 >= end && !finished) return false;
            next = found == '\r' && at + 1 < end && text[at + 1] == '\n' ? at + 2 : at + 1;
            return true;
        }
    }

    private bool IsTooLong(int to, int column)
    {
        if (to - start <= LongestRow) return false;
        Error = anyQuoted ? CsvError.UnclosedQuote(RowNumber + 1, column) : CsvError.RowTooLong(RowNumber + 1, LongestRow);
        return true;
    }

    private int ScanPlain(int from)
    {
        var length = text.AsSpan(from, end - from).IndexOfAny(Delimiter, '\r', '\n');
        if (length < 0)
        {
            if (!finished) return -1;
            length = end - from;
        }
        Mark(from, from + length);
        return from + length;
    }

    private int ScanQuoted(int from)
    {
        anyQuoted = true;
        var at = from;
        var isDoubled = false;
        while (true)
        {
            var quote = text.AsSpan(at, end - at).IndexOf('"');
            if (quote < 0)
            {
                if (finished) Error = CsvError.UnclosedQuote(RowNumber + 1, count + 1);
                return -1;
            }
            at += quote;
            if (at + 1 >= end && !finished) return -1;
            if (at + 1 >= end || text[at + 1] != '"') break;
            isDoubled = true;
            at += 2;
        }
        if (isDoubled) doubled.Add(count);
        Mark(from, at);
        return at + 1;
    }

    private void Mark(int from, int to)
    {
        if (count == cells.Length) Array.Resize(ref cells, count * 2);
        cells[count++] = from..to;
    }

    private bool IsBlank()
    {
        if (anyQuoted) return false;
        for (var i = 0; i < count; i++)
            if (!text.AsSpan(cells[i]).IsWhiteSpace()) return false;
        return true;
    }

    private void Undouble(int cell)
    {
        var (from, length) = cells[cell].GetOffsetAndLength(text.Length);
        var to = from;
        for (var i = from; i < from + length; i++)
        {
            text[to++] = text[i];
            if (text[i] == '"') i++;
        }
        cells[cell] = from..to;
    }

    /// <summary>Moves what is not yet read to the front and fills the rest of the buffer.</summary>
    private void Fill()
    {
        var kept = end - start;
        var target = kept + bytes.Length + DecoderSlack > text.Length ? new char[text.Length * 2] : text;
        text.AsSpan(start, kept).CopyTo(target);
        (text, start, end, next) = (target, 0, kept, 0);
        while (!finished && text.Length - end >= bytes.Length + DecoderSlack)
        {
            var read = stream.Read(bytes, 0, bytes.Length);
            finished = read == 0;
            end += decoder!.GetChars(bytes, 0, read, text, end, flush: finished);
        }
    }
}
