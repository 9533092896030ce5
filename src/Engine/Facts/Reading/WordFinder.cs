using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Tells which word a row is a fact of: by its column, by a kind that only one word has, or because there is only one word.</summary>
internal sealed class WordFinder
{
    private const int Several = -2;
    private const int Unknown = -1;

    private readonly WordPlan[] plans;
    private readonly ReadingLog log;
    private readonly int column;
    private readonly int[] kindColumns;
    private readonly NameTable words = new();
    private readonly NameTable kinds = new();

    public WordFinder(FactColumns columns, ReadingLog log)
    {
        this.log = log;
        plans = columns.Plans;
        column = columns[StandardColumn.Word];
        kindColumns = [.. plans.Select(p => p.KindColumn).Where(c => c >= 0).Distinct()];
        for (var i = 0; i < plans.Length; i++) words[plans[i].Word.Id] = i;
        for (var i = 0; i < plans.Length; i++)
        {
            foreach (var name in new[] { plans[i].Word.Name.Zh, plans[i].Word.Name.En })
                if (!words.Contains(name)) words[name] = i;
            foreach (var name in plans[i].KindType?.Names ?? [])
                kinds[name] = kinds.TryFind(name, out var other) && other != i ? Several : i;
        }
    }

    /// <summary>Index of the word; -1 when it cannot be told, in which case the log says why.</summary>
    /// <param name="row">The row.</param>
    /// <param name="kind">The kind that the word's column named instead of a word; otherwise null.</param>
    public int Find(in CellRow row, out Value kind)
    {
        kind = default;
        var cell = row[column];
        if (cell.Length == 0) return plans.Length == 1 ? 0 : ByKind(row);
        if (words.TryFind(cell, out var word)) return word;
        word = kinds.TryFind(cell, out var of) ? of : Unknown;
        if (word >= 0 && plans[word].KindType!.TryRead(cell, out kind)) return word;
        if (log.Refuses()) log.Cell(column, word == Several ? OfSeveral(cell.ToString()) : NoSuch("facts.unknown-word", cell.ToString(), words.Names.Concat(kinds.Names)));
        return Unknown;
    }

    private int ByKind(in CellRow row)
    {
        foreach (var at in kindColumns)
        {
            var cell = row[at];
            if (cell.Length == 0) continue;
            var word = kinds.TryFind(cell, out var of) ? of : Unknown;
            if (word >= 0) return word;
            if (log.Refuses()) log.Cell(at, word == Several ? OfSeveral(cell.ToString()) : NoSuch("file.not-an-option", cell.ToString(), kinds.Names));
            return Unknown;
        }
        if (log.Refuses()) log.Row(new("facts.no-word", new("看不出是哪种事项。", "it cannot be told what kind of fact this is."), Listed()));
        return Unknown;
    }

    private Complaint OfSeveral(string cell)
    {
        var those = plans.Where(p => p.KindType?.Names.Contains(cell, StringComparer.OrdinalIgnoreCase) == true).ToList();
        return new("facts.kind-of-several",
            new($"“{cell}”在{string.Join("、", those.Select(p => $"“{p.Word.Name.Zh}”"))}里都有，看不出是哪种事项。", $"\"{cell}\" is a kind of {string.Join(" and of ", those.Select(p => p.Word.Id))}."),
            new("请加上“事项”列，写明是哪一种。", "Add a column \"word\" that says which."));
    }

    private Complaint NoSuch(string code, string cell, IEnumerable<string> names) => new(code,
        new($"没有“{cell}”这种事项。", $"there is no fact or kind called \"{cell}\"."), Suggestion.DidYouMean(cell, names) ?? Listed());

    private Phrase Listed() => new(
        $"请在“事项”列写上：{string.Join("、", plans.Select(p => p.Word.Name.Zh))}。", $"Write one of these as the word: {string.Join(", ", plans.Select(p => p.Word.Id))}.");
}
