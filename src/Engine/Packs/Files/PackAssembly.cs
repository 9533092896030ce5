using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Goes through the files of a pack in a fixed order and puts together what they say.</summary>
internal sealed class PackAssembly(PackSource source, DiagnosticBag bag)
{
    private const string EnglishPath = "i18n/en.yaml";

    private static readonly string[] Single = ["pack.yaml", "words.yaml", "questions.yaml", "handled.yaml", EnglishPath];

    private static readonly string[] Folders = ["controls/", "forms/", "tests/", "proposals/"];

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public Pack? Read()
    {
        foreach (var (path, bytes) in source.Files)
        {
            if (IsKnown(path) && SourceText.Decode(source.Display(path), bytes, bag) is { } text) texts[path] = text;
        }
        var scope = new ReadScope(bag, new Translations(Root(EnglishPath), bag));
        var head = Root("pack.yaml") is { } root ? PackFileReader.Read(root, scope) : null;
        if (!source.Files.ContainsKey("pack.yaml")) MissingPackFile();
        var words = Root("words.yaml") is { } w ? new WordsReader(scope).Read(w) : new Vocabulary();
        var issues = new IssuesReader(source, texts, scope).Read(head?.Issues ?? []);
        var questions = new QuestionsReader(scope);
        var asked = Root("questions.yaml") is { } q ? questions.Read(q) : [];
        var handled = new HandledReader(scope);
        var (done, planned) = Root("handled.yaml") is { } h ? handled.Read(h) : ([], []);
        var documents = new DocumentsReader(scope);
        foreach (var path in texts.Keys.Where(p => Array.Exists(Folders, f => p.StartsWith(f, StringComparison.Ordinal))).Order(StringComparer.Ordinal))
        {
            foreach (var document in YamlReader.Read(source.Display(path), texts[path], bag)) documents.Read(document);
        }
        if (!HasErrorsIn("pack.yaml", "words.yaml", "questions.yaml", "handled.yaml", "text/", "controls/", "forms/")) scope.English.ReportUnused();
        if (head is null) return null;
        var pack = Build(head, words ?? new Vocabulary(), issues, asked, done, planned, documents);
        var signers = questions.Signers.Concat(handled.Signers).Concat(head.Owner is { } owner ? [owner] : []);
        new PackChecks(pack, bag, controlsRead: !HasErrorsIn("controls/", "forms/")).Run(signers, words is not null, issues.Count == head.Issues.Count, head.AppliesTo);
        if (texts.ContainsKey(EnglishPath)) return pack;
        bag.Warning("pack.untranslated", new SourceSpan(source.Display(EnglishPath), 0, 0), new Phrase("没有 i18n/en.yaml，英文界面里这个包显示中文。", "There is no i18n/en.yaml; this pack reads in Chinese on English pages."));
        return pack;
    }

    private Pack Build(PackHead head, Vocabulary words, List<Issue> issues, List<Question> questions, List<Handled> handled, List<Planned> planned, DocumentsReader documents)
    {
        return new Pack
        {
            Id = head.Id, Name = head.Name, Layer = head.Layer, Owner = head.Owner?.Text ?? "", ReviewBy = head.ReviewBy, Money = head.Money,
            AppliesTo = [.. head.AppliesTo.Select(a => new Audience(a.Field.Text, a.Values))],
            Issues = issues, Words = words, Questions = questions, Handled = handled, Planned = planned, Tables = documents.Tables, Counters = documents.Counters, Flows = documents.Flows, Forms = documents.Forms,
            Tests = documents.Tests, Proposals = documents.Proposals, AcceptedMutants = documents.Accepted, Fingerprint = PackFingerprint.Of(source.Files),
        };
    }

    /// <summary>The one document of a file; null when there is no such file or nothing in it.</summary>
    private YamlNode? Root(string path)
    {
        if (!texts.TryGetValue(path, out var text)) return null;
        var documents = YamlReader.Read(source.Display(path), text, bag);
        if (documents.Count > 1) bag.Error("pack.many-documents", documents[1].Where, new Phrase($"{path} 只能有一个文档。", $"{path} holds one document only."), new Phrase("请删去 “---”，把内容合在一起。", "Remove \"---\" and put the parts together."));
        if (documents.Count > 0) return documents[0];
        if (path == "pack.yaml") bag.Error("pack.empty-file", new SourceSpan(source.Display(path), 1, 1), new Phrase("文件是空的。", "The file is empty."), new Phrase("请写上 pack、name、format、owner、issues。", "Write pack, name, format, owner and issues."));
        return null;
    }

    private bool HasErrorsIn(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            var shown = source.Display(path);
            if (bag.All.Any(d => d.Severity == Severity.Error && d.Where.File.StartsWith(shown, StringComparison.Ordinal))) return true;
        }
        return false;
    }

    private bool IsKnown(string path)
    {
        if (path.StartsWith("text/", StringComparison.Ordinal) || Single.Contains(path)) return true;
        var yaml = path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        if (yaml && Array.Exists(Folders, f => path.StartsWith(f, StringComparison.Ordinal))) return true;
        if (yaml)
        {
            bag.Error("pack.unknown-file", new SourceSpan(source.Display(path), 0, 0),
                new Phrase($"包里不用“{path}”这个文件，可用的：{string.Join("、", Single)}，以及 {string.Join("、", Folders)} 里的 .yaml。",
                    $"A pack has no file \"{path}\"; it takes {string.Join(", ", Single)}, and .yaml files in {string.Join(", ", Folders)}."),
                Suggestion.DidYouMean(path, Single.Concat(Folders.Select(f => f + Path.GetFileName(path)))));
        }
        return false;
    }

    private void MissingPackFile() =>
        bag.Error("pack.no-pack-file", new SourceSpan(source.Display("pack.yaml"), 0, 0), new Phrase("没有 pack.yaml，这里不是一个规章包。", "There is no pack.yaml; this is not a pack."),
            new Phrase("请检查路径，或新建 pack.yaml。", "Check the path, or make a pack.yaml."));
}
