using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads the text of every issue, and what must hold between issues.</summary>
internal sealed class IssuesReader(PackSource source, Dictionary<string, string> texts, ReadScope scope)
{
    public List<Issue> Read(IReadOnlyList<IssueEntry> entries)
    {
        var found = new List<Issue>();
        foreach (var entry in entries)
        {
            if (!texts.TryGetValue(entry.File.Text, out var text))
            {
                if (!source.Files.ContainsKey(entry.File.Text)) Missing(entry.File);
                continue;
            }
            var effective = entry.Effective.ToString("uuuu-MM-dd", null);
            var clauses = new ClauseText(source.Display(entry.File.Text), effective, scope).Read(text);
            found.Add(new Issue(entry.Effective, entry.Published, entry.File.Text, clauses));
        }
        foreach (var path in texts.Keys.Where(p => p.StartsWith("text/", StringComparison.Ordinal) && entries.All(e => e.File.Text != p)))
        {
            if (entries.Count > 0) scope.Bag.Warning("pack.unused-text", new SourceSpan(source.Display(path), 0, 0), new Phrase("issues 里没有用到这份正文。", "No issue uses this text."), new Phrase("请把它写进 pack.yaml 的 issues，或删去它。", "Name it under issues in pack.yaml, or remove it."));
        }
        CheckReuse(found);
        return found;
    }

    private void Missing(Sourced file)
    {
        var known = source.Files.Keys.Where(p => p.StartsWith("text/", StringComparison.Ordinal)).ToArray();
        scope.Bag.Error("pack.missing-file", file.Where, new Phrase($"包里没有“{file.Text}”。", $"The pack has no \"{file.Text}\"."),
            Suggestion.DidYouMean(file.Text, known) ?? new Phrase("请放入这份正文，或改正路径。", "Add that text, or correct the path."));
    }

    /// <summary>An id that left the text must not come back for another sentence.</summary>
    private void CheckReuse(List<Issue> issues)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < issues.Count; i++)
        {
            foreach (var clause in issues[i].Clauses)
            {
                if (last.TryGetValue(clause.Id, out var before) && before < i - 1)
                {
                    LocalDate gone = issues[before + 1].Effective;
                    scope.Bag.Error("pack.clause-reused", clause.Where, new Phrase($"条款编号“{clause.Id}”在 {gone:uuuu-MM-dd} 的版本里已经没有了，不能再用。", $"The clause id \"{clause.Id}\" was gone in the issue of {gone:uuuu-MM-dd} and cannot be used again."),
                        new Phrase("编号永久不变，也不重用；请换一个新编号。", "Ids are permanent and never reused; choose a new one."));
                }
                last[clause.Id] = i;
            }
        }
    }
}
