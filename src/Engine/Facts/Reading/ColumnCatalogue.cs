using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>
/// The columns a file may have, by id and by name in either language; case and surrounding blanks do not count.
/// What is added first wins a name; ids should therefore come before names.
/// </summary>
internal sealed class ColumnCatalogue
{
    private const int ShownNames = 30;
    private readonly Dictionary<string, ColumnMeaning> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Zh, string En)> shown = [];

    public void Add(StandardColumn column, string id, params string[] names)
    {
        var meaning = new ColumnMeaning { Standard = column };
        foreach (var name in names.Prepend(id)) byName.TryAdd(name, meaning);
        shown.Add((names.Length > 0 ? names[0] : id, id));
    }

    /// <summary>Adds the fields of words and of people, ids first.</summary>
    public void AddFields(Vocabulary words, bool ofWords)
    {
        var taken = byName.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var naming in new Func<Field, string>[] { f => f.Id, f => f.Name.Zh, f => f.Name.En })
        {
            for (var w = 0; ofWords && w < words.Words.Count; w++)
                for (var f = 0; f < words.Words[w].Fields.Count; f++)
                    if (Claim(naming(words.Words[w].Fields[f]), taken) is { } meaning && !meaning.Fields.Exists(x => x.Word == w)) meaning.Fields.Add((w, f));
            for (var p = 0; p < words.People.Count; p++)
                if (Claim(naming(words.People[p]), taken) is { PeopleField: < 0 } meaning) meaning.PeopleField = p;
        }
        foreach (var field in words.Words.Where(_ => ofWords).SelectMany(w => w.Fields).Concat(words.People))
            if (!shown.Contains((field.Name.Zh, field.Id))) shown.Add((field.Name.Zh, field.Id));
    }

    /// <summary>What each column of a header means; null for one without a name. Every problem is in the log.</summary>
    public ColumnMeaning?[] Bind(IReadOnlyList<string> header, int row, ReadingLog log)
    {
        var bound = new ColumnMeaning?[header.Count];
        for (var column = 0; column < header.Count; column++)
        {
            var name = header[column];
            if (name.Length == 0) continue;
            if (!byName.TryGetValue(name, out var meaning)) log.Header(row, column, Unknown(name));
            else if (Array.FindIndex(bound, 0, column, b => b?.Overlaps(meaning) == true) is >= 0 and var first)
            {
                log.Header(row, column, new("file.column-twice",
                    new($"“{header[first]}”和“{name}”两列是同一个意思。", $"The columns \"{header[first]}\" and \"{name}\" mean the same."),
                    new("请删去一列。", "Remove one of them.")));
            }
            bound[column] = meaning;
        }
        return bound;
    }

    /// <summary>Says that a column without which nothing can be read is not there.</summary>
    public static Complaint Missing(string zh, string en, IReadOnlyList<string> header)
    {
        var named = header.Where(h => h.Length > 0).ToList();
        return new("file.missing-column",
            new($"缺少“{zh}”列。文件里有：{string.Join("、", named)}。", $"The column \"{en}\" is missing. The file has: {string.Join(", ", named)}."),
            new($"请加上“{zh}”列（也可以写 {en}）。", $"Add a column \"{en}\" (or {zh})."));
    }

    private Complaint Unknown(string name)
    {
        var rule = new Phrase($"列“{name}”不认识。", $"The column \"{name}\" is not known.");
        if (name.Contains('，') || name.Contains('；'))
            return new("file.unknown-column", rule, new("列与列之间请用半角的 , 或 ; 隔开。", "Separate columns by a half-width , or ;"));
        return new("file.unknown-column", rule, Suggestion.DidYouMean(name, byName.Keys) ?? new(
            $"可以用的列：{string.Join("、", shown.Take(ShownNames).Select(s => s.Zh))}。",
            $"Columns that may be used: {string.Join(", ", shown.Take(ShownNames).Select(s => s.En))}."));
    }

    private ColumnMeaning? Claim(string name, HashSet<string> taken)
    {
        if (name.Length == 0 || taken.Contains(name)) return null;
        if (!byName.TryGetValue(name, out var meaning)) byName[name] = meaning = new ColumnMeaning();
        return meaning;
    }
}
