using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Packs.Files;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Simulation;

/// <summary>Reads a proposal from a file of its own, which need not lie in a pack.</summary>
public static class ProposalLoader
{
    /// <summary>The one proposal of a file; null when there is none, or something in it is an error.</summary>
    /// <param name="name">Path of the file as messages show it.</param>
    /// <param name="bytes">Its bytes, UTF-8.</param>
    public static (Proposal? Proposal, IReadOnlyList<Diagnostic> Diagnostics) Load(string name, byte[] bytes)
    {
        var bag = new DiagnosticBag();
        var documents = new DocumentsReader(new ReadScope(bag, new Translations(null, bag)));
        if (SourceText.Decode(name, bytes, bag) is { } text)
        {
            foreach (var document in YamlReader.Read(name, text, bag)) documents.Read(document);
            if (documents.Proposals.Count != 1 && !bag.HasErrors) Report(name, documents.Proposals, bag);
        }
        return (bag.HasErrors ? null : documents.Proposals[0], [.. bag.All.Distinct()]);
    }

    private static void Report(string name, List<Proposal> found, DiagnosticBag bag)
    {
        if (found.Count == 0)
            bag.Error("proposal.none-in-file", new SourceSpan(name, 0, 0), new Phrase("文件里没有提案。", "There is no proposal in the file."),
                new Phrase("请以 proposal: 编号 开头，写上 asks 和 changes。", "Begin with proposal: and an id, then asks and changes."));
        else
            bag.Error("proposal.several-in-file", found[1].Where, new Phrase(
                $"文件里有 {found.Count} 个提案：{string.Join("、", found.Select(p => p.Id))}，一次只能试一个。",
                $"The file holds {found.Count} proposals: {string.Join(", ", found.Select(p => p.Id))}; one is tried at a time."),
                new Phrase("请分成几个文件；放在包的 proposals 里的，可以按编号来试。", "Put each in a file; those in the pack's proposals folder can be tried by id."));
    }
}
