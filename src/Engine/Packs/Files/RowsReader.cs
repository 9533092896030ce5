using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads the rows of a table or of a counter, with the sentence of each.</summary>
internal sealed class RowsReader(ReadScope scope)
{
    private static readonly string[] Columns = [.. ResultColumns.Names, "clauses"];

    /// <summary>The rows of a block.</summary>
    /// <param name="block">The pipe table.</param>
    /// <param name="say">Sentences by row; null when none are written.</param>
    /// <param name="control">Id of the control, under which the English sentences stand.</param>
    /// <param name="from">Day of the version, as written.</param>
    public RowSet? Read(YamlText? block, YamlNode? say, string control, string from)
    {
        if (block?.Lines is null || PipeTable.Read(block, "row", scope.Bag) is not { } table) return null;
        var columns = new List<ResultColumn>(table.Header.Right.Count);
        var clauses = -1;
        for (var i = 0; i < table.Header.Right.Count; i++)
        {
            var name = table.Header.Right[i];
            if (ResultColumns.Find(name.Text) is { } column) columns.Add(column);
            else if (name.Text == "clauses") clauses = i;
            else
            {
                ResultColumns.Unknown(name, Columns, scope.Bag);
                return null;
            }
        }
        var sentences = Sentences(say, table);
        var rows = new List<RowDefinition>();
        var seen = new Dictionary<string, Sourced>(StringComparer.Ordinal);
        foreach (var line in table.Rows)
        {
            var id = line.Left[0];
            if (!Ids.CheckId(id, scope.Bag)) continue;
            if (!seen.TryAdd(id.Text, id)) scope.Duplicate(new Phrase("行", "row"), id, seen[id.Text]);
            rows.Add(new RowDefinition(
                id.Text, [.. line.Left.Skip(1)], [.. line.Right.Where((_, i) => i != clauses)], clauses < 0 ? [] : Lists.Split(line.Right[clauses]),
                sentences.TryGetValue(id.Text, out var sentence) ? scope.English.Of($"say.{control}.{id.Text}", sentence, $"say.{control}@{from}.{id.Text}") : null, line.Where));
        }
        return new RowSet([.. table.Header.Left.Skip(1)], columns, rows, table.Header.Where);
    }

    private Dictionary<string, Sourced> Sentences(YamlNode? say, PipeTable table)
    {
        var found = new Dictionary<string, Sourced>(StringComparer.Ordinal);
        if (say is YamlText { IsWritten: true }) scope.WrongShape(say, new Phrase("“say”", "\"say\""), new Phrase("按行分开的句子（行: 句子）", "one sentence a row (row: sentence)"));
        if (say is not YamlMap map) return found;
        var ids = table.Rows.Select(r => r.Left[0].Text).ToArray();
        foreach (var (key, value) in map.Entries)
        {
            if (!ids.Contains(key.Text))
            {
                scope.Bag.Error("pack.say-without-row", key.Where, new Phrase($"say 里的“{key.Text}”不是表里的行，行有：{string.Join("、", ids)}。", $"\"{key.Text}\" under say is no row of the table; the rows are: {string.Join(", ", ids)}."),
                    Suggestion.DidYouMean(key.Text, ids));
            }
            else if (value is YamlText { Text.Length: > 0 } text) found[key.Text] = text.Sourced;
            else scope.WrongShape(value, new Phrase($"“{key.Text}”", $"\"{key.Text}\""), new Phrase("一句话", "a sentence"));
        }
        return found;
    }
}

/// <summary>Lists written in one cell.</summary>
internal static class Lists
{
    /// <summary>The parts between commas (<c>,</c> <c>，</c> <c>、</c>), blanks trimmed, empty ones left out; <c>-</c> is none.</summary>
    public static List<Sourced> Split(Sourced cell)
    {
        var found = new List<Sourced>();
        if (cell.Text == "-") return found;
        var from = 0;
        while (from <= cell.Text.Length)
        {
            var comma = cell.Text.AsSpan(from).IndexOfAny(',', '，', '、');
            var to = comma < 0 ? cell.Text.Length : from + comma;
            var part = cell.Text.AsSpan(from, to - from);
            var lead = part.Length - part.TrimStart().Length;
            var text = part.Trim().ToString();
            if (text.Length > 0) found.Add(new Sourced(text, cell.Where.Within(from + lead, text.Length)));
            from = to + 1;
        }
        return found;
    }
}
