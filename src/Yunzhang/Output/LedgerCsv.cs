using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Output;

/// <summary>A ledger as CSV, one line an entry: ids, figures, no sentences. Every entry is there, also those from which nothing follows.</summary>
public static class LedgerCsv
{
    /// <summary>The header.</summary>
    public const string Header = "day,subject,control,row,outcome,standing,amount,reward,points,days,n,clauses,line";

    /// <summary>Writes the ledger.</summary>
    public static void Write(TextWriter output, Ledger ledger, string? only = null)
    {
        output.WriteLine(Header);
        var notes = new EntryNotes(ledger, Language.English);
        var clauses = new Dictionary<IReadOnlyList<string>, string>();
        var entries = ledger.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            if (only is not null && ledger.SubjectOf(entry) is var subject && subject.Id != only && subject.Name != only) continue;
            var of = ledger.ClausesOf(entry);
            if (!clauses.TryGetValue(of, out var listed)) clauses[of] = listed = string.Join(' ', of);
            output.Write(notes.Day(entry));
            Text(output, ledger.SubjectOf(entry).Id);
            Text(output, ledger.ControlIdOf(entry));
            Text(output, ledger.RowIdOf(entry));
            Text(output, ledger.OutcomeOf(entry));
            Text(output, NameOf(entry.Standing));
            Number(output, entry.Amount);
            Number(output, entry.Measures.Reward);
            Number(output, entry.Measures.Points);
            Number(output, entry.Measures.Days);
            Number(output, entry.Measures.Count);
            Text(output, listed);
            output.Write(',');
            if (entry.Fact >= 0) Span(output, ledger.Book.LineOf(entry.Fact));
            output.Write('\n');
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

    private static void Text(TextWriter output, string text)
    {
        output.Write(',');
        if (text.AsSpan().IndexOfAny(",\"\n\r") < 0) output.Write(text);
        else output.Write($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    private static void Number(TextWriter output, decimal number)
    {
        output.Write(',');
        if (number == 0) return;
        Span<char> digits = stackalloc char[32];
        number.TryFormat(digits, out var written, "0.####");
        output.Write(digits[..written]);
    }

    private static void Span(TextWriter output, int number)
    {
        Span<char> digits = stackalloc char[12];
        number.TryFormat(digits, out var written);
        output.Write(digits[..written]);
    }
}
