using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads the clauses of one issue from Markdown: headings, numbered items and paragraphs that end in <c>{#id}</c>.</summary>
internal sealed class ClauseText(string file, string effective, ReadScope scope)
{
    private readonly List<Draft> drafts = [];
    private readonly Dictionary<string, Sourced> seen = new(StringComparer.Ordinal);

    /// <summary>Open clauses around the current line, outermost first.</summary>
    private readonly List<Draft> open = [];

    private sealed record Draft(Sourced Id, string Number, string Heading, Sourced Words, Draft? Parent, int Level)
    {
        public bool HasChildren { get; set; }
    }

    public IReadOnlyList<Clause> Read(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)) Line(line, i + 1);
        }
        return [.. drafts.Select(Finish)];
    }

    private void Line(string line, int number)
    {
        var indent = line.Length - line.TrimStart().Length;
        var hashes = 0;
        while (indent + hashes < line.Length && line[indent + hashes] == '#') hashes++;
        var heading = hashes > 0 && indent + hashes < line.Length && line[indent + hashes] == ' ';
        var level = heading ? hashes : 100 + indent;
        var start = heading ? indent + hashes + 1 : indent;
        if (Id(line, number) is not { } found) return;
        var (id, end) = found;
        while (open.Count > 0 && open[^1].Level >= level) open.RemoveAt(open.Count - 1);
        var parent = open.Count > 0 ? open[^1] : null;
        var words = line[start..end].Trim();
        var mark = heading ? Numbering.OfHeading(words) : Numbering.OfItem(words);
        var body = words[mark..].Trim();
        var printed = words[..mark].Trim();
        var own = heading ? printed : printed.Trim('.', '、', ')', '）', '(', '（', ' ', '-', '*');
        var full = heading || parent is null ? own : $"{parent.Number} {own}".Trim();
        var at = line.IndexOf(body, start, StringComparison.Ordinal);
        var draft = new Draft(id, full, heading ? body : parent?.Heading ?? "", new Sourced(body, new SourceSpan(file, number, at + 1, body.Length)), parent, level);
        if (!seen.TryAdd(id.Text, id)) scope.Duplicate(new Phrase("条款编号", "clause id"), id, seen[id.Text]);
        if (parent is not null) parent.HasChildren = true;
        drafts.Add(draft);
        open.Add(draft);
    }

    /// <summary>The id at the end of a line, and where the words before it end.</summary>
    private (Sourced Id, int End)? Id(string line, int number)
    {
        var at = line.LastIndexOf("{#", StringComparison.Ordinal);
        if (at < 0 || !line.EndsWith('}'))
        {
            scope.Bag.Error("pack.clause-without-id", new SourceSpan(file, number, line.Length - line.TrimStart().Length + 1),
                new Phrase($"这一行没有条款编号：“{Short(line)}”。", $"This line has no clause id: \"{Short(line)}\"."),
                new Phrase("请在行末加上 {#编号}，例如 {#attendance.late}；一条写在一行里。", "Add {#id} at its end, such as {#attendance.late}; one clause, one line."));
            return null;
        }
        var id = new Sourced(line[(at + 2)..^1], new SourceSpan(file, number, at + 3, line.Length - at - 3));
        if (id.Text.Length > 0 && id.Text.All(c => char.IsAsciiDigit(c) || c == '.'))
        {
            scope.Bag.Error("pack.bad-id", id.Where, new Phrase($"条款编号“{id.Text}”是数字；编号永久不变，不能用条号。", $"The clause id \"{id.Text}\" is a number; ids are permanent and are not numbers."),
                new Phrase("请起一个说明内容的名字，例如 attendance.late。", "Give it a name that says what it is about, such as attendance.late."));
            return null;
        }
        return Ids.CheckId(id, scope.Bag, dots: true) ? (id, at) : null;
    }

    private Clause Finish(Draft d)
    {
        var text = scope.English.Of($"clauses.{d.Id.Text}", d.Words, $"clauses.{d.Id.Text}@{effective}");
        return new Clause(d.Id.Text, d.Number, d.Heading, text, d.Parent?.Id.Text, !d.HasChildren, d.Words.Where);
    }

    private static string Short(string text) => text.Trim() is { Length: > 20 } t ? t[..20] + "…" : text.Trim();
}

/// <summary>Finds where a printed number ends.</summary>
internal static class Numbering
{
    /// <summary>Length of 第…条 or 一、 or 1. at the head of a heading; 0 when there is none.</summary>
    public static int OfHeading(string words)
    {
        if (words.StartsWith('第'))
        {
            var end = words.IndexOfAny(['条', '章', '节', '款', '编']);
            if (end > 0 && end < 12) return end + 1;
        }
        return OfItem(words);
    }

    /// <summary>Length of <c>1.</c>, <c>1、</c>, <c>（一）</c>, <c>一、</c>, <c>(1)</c>, <c>-</c>; 0 when there is none.</summary>
    public static int OfItem(string words)
    {
        if (words.Length > 1 && words[0] is '-' or '*' && words[1] == ' ') return 1;
        var i = 0;
        var bracket = words.Length > 0 && words[0] is '（' or '(';
        if (bracket) i++;
        var digits = i;
        while (i < words.Length && (char.IsAsciiDigit(words[i]) || Letters.Has("一二三四五六七八九十百", words[i]) || words[i] == '.' && i > digits && i + 1 < words.Length && char.IsAsciiDigit(words[i + 1]))) i++;
        if (i == digits || i == words.Length) return 0;
        if (bracket) return words[i] is '）' or ')' ? i + 1 : 0;
        return words[i] is '.' or '、' or ')' or '）' or '．' ? i + 1 : 0;
    }
}
