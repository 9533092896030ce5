using System.Globalization;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Engine.Threads;

namespace Yunzhang.Output;

/// <summary>A ledger as CSV, one line an entry: ids, figures, no sentences. Every entry is there, also those from which nothing follows.</summary>
public static class LedgerCsv
{
    /// <summary>The header.</summary>
    public const string Header = "day,subject,control,row,outcome,standing,amount,reward,points,days,n,clauses,line";

    private const int Chunk = 1 << 12;

    /// <summary>Writes the ledger. Lines are made some thousand at a time, by a second thread too, and written in their order.</summary>
    public static void Write(TextWriter output, Ledger ledger, string? only = null)
    {
        output.Write(Header + "\n");
        var spare = new Stack<CsvLines>();
        var chunks = Enumerable.Range(0, (ledger.Entries.Length + Chunk - 1) / Chunk)
            .Select(chunk => (First: chunk * Chunk, Lines: spare.TryPop(out var used) ? used : new CsvLines()));
        foreach (var lines in chunks.WorkedOn(ahead: true, chunk => Fill(chunk.Lines, ledger, chunk.First, only)))
        {
            output.Write(lines.Text);
            spare.Push(lines);
        }
    }

    /// <summary>The name of a standing in files.</summary>
    public static string NameOf(Standing standing) => standing switch
    {
        Standing.Stands => "stands",
        Standing.AmountWaits => "amount-waits",
        Standing.Waits => "waits",
        Standing.Absorbed => "absorbed",
        Standing.Replaced => "replaced",
        Standing.NotInForce => "not-in-force",
        Standing.Ended => "ended",
        _ => "failed",
    };

    private static CsvLines Fill(CsvLines lines, Ledger ledger, int first, string? only)
    {
        lines.Clear();
        var notes = new EntryNotes(ledger, Language.English);
        var kinds = new Dictionary<long, (string Found, string Clauses)>();
        var entries = ledger.Entries;
        for (var i = first; i < Math.Min(first + Chunk, entries.Length); i++)
        {
            ref readonly var entry = ref entries[i];
            var subject = ledger.SubjectOf(entry);
            if (!subject.IsWanted(only)) continue;
            var kind = Ledger.KindOf(entry);
            if (!kinds.TryGetValue(kind, out var said)) kinds[kind] = said = Say(ledger, entry);
            lines.Plain(notes.Day(entry));
            lines.Cell(subject.Id);
            lines.Plain(said.Found);
            lines.Cell(entry.Amount);
            Sums(lines, entry.Measures);
            lines.Plain(said.Clauses);
            lines.Cell(entry.Fact >= 0 ? ledger.Book.LineOf(entry.Fact) : 0);
            lines.End();
        }
        return lines;
    }

    // What a control found reads the same for every entry of its kind, so it is put together once.
    private static (string Found, string Clauses) Say(Ledger ledger, in Determination entry)
    {
        var found = new CsvLines();
        found.Cell(ledger.ControlIdOf(entry));
        found.Cell(ledger.RowIdOf(entry));
        found.Cell(ledger.OutcomeOf(entry));
        found.Cell(NameOf(entry.Standing));
        var clauses = new CsvLines();
        clauses.Cell(string.Join(' ', ledger.ClausesOf(entry)));
        return (found.Text.ToString(), clauses.Text.ToString());
    }

    private static void Sums(CsvLines lines, Measures measures)
    {
        if (ReferenceEquals(measures, Measures.None))
        {
            lines.Plain(",,,,");
            return;
        }
        lines.Cell(measures.Reward);
        lines.Cell(measures.Points);
        lines.Cell(measures.Days);
        lines.Cell(measures.Count);
    }
}

/// <summary>Lines of CSV in the making. A zero is an empty cell.</summary>
internal sealed class CsvLines
{
    private char[] text = new char[1 << 8];
    private int length;

    public ReadOnlySpan<char> Text => text.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Plain(string cell)
    {
        Room(cell.Length);
        cell.CopyTo(text.AsSpan(length));
        length += cell.Length;
    }

    public void Cell(string cell)
    {
        Comma();
        Plain(cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    public void Cell(decimal figure)
    {
        Comma();
        if (figure == 0) return;
        Room(32);
        int written;
        var whole = figure.Scale == 0 && Math.Abs(figure) < int.MaxValue;
        if (whole) ((int)figure).TryFormat(text.AsSpan(length), out written, default, CultureInfo.InvariantCulture);
        else figure.TryFormat(text.AsSpan(length), out written, "0.####", CultureInfo.InvariantCulture);
        length += written;
    }

    public void End()
    {
        Room(1);
        text[length++] = '\n';
    }

    private void Comma()
    {
        Room(1);
        text[length++] = ',';
    }

    private void Room(int more)
    {
        if (length + more > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, length + more));
    }
}
