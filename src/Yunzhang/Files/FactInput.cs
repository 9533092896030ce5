using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;

namespace Yunzhang.Files;

/// <summary>Facts and people read for a pack, and what was wrong with them.</summary>
/// <param name="Book">The facts; null when a file could not be read at all.</param>
/// <param name="Diagnostics">Everything found, people first.</param>
/// <param name="Notes">How much is not listed or was left out, in a sentence each.</param>
public sealed record FactInput(FactBook? Book, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<Phrase> Notes)
{
    /// <summary>True when every row was taken.</summary>
    public bool IsSound => Book is not null && Diagnostics.All(d => d.Severity != Severity.Error);

    /// <summary>Reads a people file, when there is one, and then a file of facts.</summary>
    public static FactInput Read(BoundPack pack, string facts, string? people, bool twoThreads = false)
    {
        var units = new PeopleBook();
        var known = new PeopleBook();
        var found = new List<Diagnostic>();
        var notes = new List<Phrase>();
        if (people is not null)
        {
            var read = FactFiles.ReadPeople(people, pack.Layout.Words, units);
            found.AddRange(read.Diagnostics);
            Note(notes, read.FurtherProblems, read.RefusedRows.Count, read.RowsRead);
            if (read.HasErrors && read.RowsRead == 0) return new FactInput(null, found, notes);
            known = read.People;
        }
        var reading = FactFiles.ReadFacts(facts, new FactBook(pack.Layout, known, units) { Source = Path.GetFileName(facts) }, twoThreads);
        found.AddRange(reading.Diagnostics);
        Note(notes, reading.FurtherProblems, reading.RefusedRows.Count, reading.RowsRead);
        return new FactInput(reading.HasErrors && reading.RowsRead == 0 ? null : reading.Book, found, notes);
    }

    private static void Note(List<Phrase> notes, int further, int refused, int read)
    {
        if (further > 0) notes.Add(new($"另有 {further} 处问题未列出。", $"{further} more problems are not listed."));
        if (refused > 0)
            notes.Add(new($"{read} 行中有 {refused} 行未采用，其余照常计算。改好这些行再运行一次。", $"{refused} of {read} rows were left out; the others are reckoned. Mend them and run again."));
    }
}
