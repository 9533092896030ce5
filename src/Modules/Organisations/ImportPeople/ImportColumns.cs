using System.Text.RegularExpressions;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>What a column of an import may be.</summary>
/// <param name="Key">The field of a form it stands for; refusals name it.</param>
/// <param name="Title">Its name in our own files.</param>
/// <param name="Names">Other names it goes by, without blanks and signs, in lower case.</param>
internal sealed record ImportColumn(string Key, Phrase Title, params string[] Names);

/// <summary>The columns found in a file.</summary>
/// <param name="At">Where each stands, by its key.</param>
/// <param name="Headers">The header as written.</param>
internal sealed record FoundColumns(Dictionary<string, int> At, IReadOnlyList<string> Headers)
{
    public string Cell(IReadOnlyList<string> cells, string key) => At.TryGetValue(key, out var at) && at < cells.Count ? cells[at] : "";
}

/// <summary>Recognises the columns of a file by the names that offices give them.</summary>
internal sealed partial class ImportColumns(IReadOnlyList<ImportColumn> known, IReadOnlyList<string> needed)
{
    private const int RowsAboveHeader = 20;

    /// <summary>Heading of the column that says why a row failed; ignored when the file comes back.</summary>
    public static Phrase Reason { get; } = new("导入失败原因", "Import error");

    /// <summary>Reads up to the header, which has every column that is needed; null when the first rows have none, with the row that came nearest.</summary>
    public FoundColumns? Find(TableReader table, out IReadOnlyList<string> nearest)
    {
        nearest = [];
        var best = -1;
        for (var row = 0; row < RowsAboveHeader && table.Read(); row++)
        {
            var cells = table.Cells();
            var found = Of(cells);
            if (needed.All(found.At.ContainsKey)) return found;
            if (found.At.Count <= best) continue;
            (best, nearest) = (found.At.Count, cells);
        }
        return null;
    }

    /// <summary>Why a file without the columns needed cannot be taken, with a guess at what was meant.</summary>
    public Phrase Missing(IReadOnlyList<string> header)
    {
        var found = Of(header);
        var missing = known.Where(c => needed.Contains(c.Key) && !found.At.ContainsKey(c.Key)).ToList();
        var written = header.Where(h => h.Length > 0).ToList();
        var near = header.Where((h, i) => h.Length > 0 && !found.At.ContainsValue(i))
            .Select(h => (Header: h, Known: Suggestion.Nearest(Plain(h), known.SelectMany(c => c.Names.Append(Plain(c.Title.Zh))))))
            .FirstOrDefault(n => n.Known is not null);
        return new(
            $"表头里没有找到{string.Join("、", missing.Select(c => $"“{c.Title.Zh}”"))}这一列。找到的列是：{string.Join("、", written)}。{(near.Known is null ? "" : $"“{near.Header}”是不是“{near.Known}”？")}请改列名后再导入，或者下载模板对照。",
            $"The header has no column for {string.Join(", ", missing.Select(c => $"\"{c.Title.En}\""))}. It has: {string.Join(", ", written)}.{(near.Known is null ? "" : $" Is \"{near.Header}\" meant as \"{near.Known}\"?")} Rename the column and import again, or compare with the template.");
    }

    public Phrase TitleOf(string key) => known.First(c => c.Key == key).Title;

    public static bool IsReason(string header) => header == Reason.Zh || header == Reason.En;

    private FoundColumns Of(IReadOnlyList<string> header)
    {
        var plain = header.Select(Plain).ToList();
        var at = new Dictionary<string, int>();
        foreach (var column in known)
        {
            var names = column.Names.Prepend(Plain(column.Title.En)).Prepend(Plain(column.Title.Zh));
            var place = names.Select(n => plain.IndexOf(n)).FirstOrDefault(i => i >= 0 && !at.ContainsValue(i), -1);
            if (place >= 0) at[column.Key] = place;
        }
        return new FoundColumns(at, header);
    }

    private static string Plain(string header) => Noise().Replace(header, "").ToLowerInvariant();

    [GeneratedRegex("[\\s_\\-.:：()（）/*]")]
    private static partial Regex Noise();
}
