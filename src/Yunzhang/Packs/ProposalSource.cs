using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Simulation;

namespace Yunzhang.Packs;

/// <summary>Finds the proposal a caller means: a file, or else one that the pack keeps.</summary>
public static class ProposalSource
{
    /// <summary>The proposal; null when there is none or its file has an error.</summary>
    /// <param name="named">Path of a file, or id of a proposal of the pack. A file wins.</param>
    /// <param name="pack">The pack.</param>
    public static (Proposal? Proposal, IReadOnlyList<Diagnostic> Diagnostics) Find(string named, Pack pack)
    {
        var shown = named.Replace('\\', '/');
        if (File.Exists(named))
        {
            try
            {
                return ProposalLoader.Load(shown, File.ReadAllBytes(named));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return (null, [new Diagnostic("file.unreadable", Severity.Error, new SourceSpan(shown, 0, 0), new Phrase(
                    $"读不了这个文件：{problem.Message}", $"This file cannot be read: {problem.Message}"))]);
            }
        }
        if (pack.Proposals.FirstOrDefault(p => p.Id == named) is { } kept) return (kept, []);
        var ids = pack.Proposals.Select(p => p.Id).ToList();
        return (null, [new Diagnostic("simulate.no-such-proposal", Severity.Error, new SourceSpan(shown, 0, 0), new Phrase(
            $"没有这个文件，包里也没有编号为“{named}”的提案；包里现有：{(ids.Count == 0 ? "（没有）" : string.Join("、", ids))}。",
            $"There is no such file, and the pack keeps no proposal \"{named}\"; it keeps: {(ids.Count == 0 ? "(none)" : string.Join(", ", ids))}."),
            Suggestion.DidYouMean(named, ids))]);
    }
}
