using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Position = YamlDotNet.Core.Mark;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Yaml;

/// <summary>Turns the parser's events for one document into nodes, refusing what the format leaves out of YAML.</summary>
internal sealed class YamlBuilder(string file, int lineOffset, string[] lines)
{
    private readonly Parser parser = new(new Scanner(new StringReader(string.Join('\n', lines) + "\n"), skipComments: true));
    private readonly List<Diagnostic> found = [];

    public IReadOnlyList<Diagnostic> Found => found;

    /// <summary>Where the last event ended.</summary>
    public Position Reached { get; private set; } = new(0, 1, 1);

    public YamlNode? Build()
    {
        Advance();
        Advance();
        if (parser.Current is not DocumentStart) return null;
        Advance();
        if (parser.Current is Scalar { Value: "", Style: ScalarStyle.Plain }) return null;
        var root = Node(inFlow: false);
        while (Advance())
        {
        }
        return root;
    }

    private bool Advance()
    {
        if (parser.Current is { } current) Reached = current.End;
        return parser.MoveNext();
    }

    /// <summary>Reads the node that begins at the current event and leaves the parser behind it.</summary>
    private YamlNode Node(bool inFlow)
    {
        switch (parser.Current)
        {
            case Scalar scalar:
                Refuse(scalar);
                Advance();
                return Text(scalar, inFlow);
            case MappingStart map:
                Refuse(map);
                Advance();
                return Map(map);
            case SequenceStart list:
                Refuse(list);
                Advance();
                return List(list);
            case AnchorAlias alias:
                Add("pack.yaml-alias", Place(alias.Start),
                    new Phrase($"不支持别名“*{alias.Value}”。", $"The alias \"*{alias.Value}\" is not supported."),
                    new Phrase("请把内容直接写在这里；以 * 开头的文字请放进引号。", "Write the content here; put text that begins with * in quotes."));
                Advance();
                return new YamlBroken(Place(alias.Start));
            default:
                throw new SemanticErrorException(Reached, Reached, "the document ended early: did not find expected key");
        }
    }

    private YamlList List(SequenceStart start)
    {
        var items = new List<YamlNode>();
        while (parser.Current is not SequenceEnd) items.Add(Node(start.Style == SequenceStyle.Flow));
        Advance();
        return new YamlList(items, Place(start.Start));
    }

    private YamlMap Map(MappingStart start)
    {
        var flow = start.Style == MappingStyle.Flow;
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        while (parser.Current is not MappingEnd)
        {
            var keyEnd = parser.Current?.End ?? Reached;
            var keyNode = Node(flow);
            var value = Node(flow);
            if (keyNode is not YamlText key)
            {
                if (keyNode is not YamlBroken) Add("pack.yaml-key", keyNode.Where, new Phrase("键只能是一个词，不能是列表或表。", "A key must be a word, not a list or a map."), YamlFaults.Quote);
                continue;
            }
            if (key.Text == "<<") RefuseMerge(key);
            else if (flow && value is YamlText { IsWritten: false } && !ColonFollows(keyEnd)) RefuseComma(key);
            else if (!seen.TryAdd(key.Text, key.Where)) RefuseDuplicate(key, seen[key.Text]);
            else entries.Add(new YamlEntry(key, value));
        }
        Advance();
        return new YamlMap(entries, Place(start.Start));
    }

    private YamlNode Text(Scalar scalar, bool inFlow)
    {
        var plain = scalar.Style == ScalarStyle.Plain;
        var where = Place(scalar.Start);
        if (scalar.Value == YamlRepair.Mark) return new YamlBroken(where);
        if (!plain && scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)) where = where with { Column = where.Column + 1 };
        if (plain && scalar.End.Line > scalar.Start.Line && scalar.Value.Contains(' ', StringComparison.Ordinal))
        {
            Add("pack.yaml-many-lines", where, new Phrase($"“{Short(scalar.Value)}”写了不止一行。", $"\"{Short(scalar.Value)}\" goes over more than one line."),
                new Phrase("请写在一行里，或者整段放进引号。", "Write it on one line, or put all of it in quotes."));
        }
        if (plain && inFlow && scalar.Value.Contains('?', StringComparison.Ordinal))
        {
            Add("pack.yaml-unquoted", where with { Length = scalar.Value.Length },
                new Phrase($"花括号里的文字“{Short(scalar.Value)}”含有“?”，没有加引号。", $"The text \"{Short(scalar.Value)}\" inside braces holds \"?\" and is not quoted."), YamlFaults.Quote);
        }
        var block = scalar.Style == ScalarStyle.Literal ? BlockLines(scalar) : null;
        return new YamlText(scalar.Value, where with { Length = block is null ? scalar.Value.Length : 0 }, !plain || scalar.Value.Length > 0, block);
    }

    /// <summary>The parser keeps the text of a block but not its indent, so each line finds its column in the raw line.</summary>
    private List<Sourced> BlockLines(Scalar scalar)
    {
        var values = scalar.Value.Split('\n');
        var found = new List<Sourced>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var index = (int)scalar.Start.Line + i;
            var raw = index < lines.Length ? lines[index] : "";
            var column = Math.Max(raw.Length - values[i].Length, 0) + 1;
            found.Add(new Sourced(values[i], new SourceSpan(file, lineOffset + index + 1, column, values[i].Length)));
        }
        return found;
    }

    private bool ColonFollows(Position end)
    {
        var (line, at) = ((int)end.Line - 1, (int)end.Column - 1);
        if (line >= lines.Length) return false;
        var rest = at < lines[line].Length ? lines[line].AsSpan(at).TrimStart() : default;
        return rest.Length > 0 && rest[0] == ':';
    }

    private void Refuse(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            Add("pack.yaml-anchor", Place(node.Start), new Phrase($"不支持锚点“&{node.Anchor.Value}”。", $"The anchor \"&{node.Anchor.Value}\" is not supported."),
                new Phrase("请去掉它，把内容写全；以 & 开头的文字请放进引号。", "Remove it and write the content in full; put text that begins with & in quotes."));
        }
        if (!node.Tag.IsEmpty)
        {
            var tag = lines[(int)node.Start.Line - 1][((int)node.Start.Column - 1)..].Split(' ')[0];
            Add("pack.yaml-tag", Place(node.Start), new Phrase($"不支持标签“{tag}”；每个值都先当文字读。", $"The tag \"{tag}\" is not supported; every value is read as text."),
                new Phrase("请去掉它；以 ! 开头的文字请放进引号。", "Remove it; put text that begins with ! in quotes."));
        }
    }

    private void RefuseMerge(YamlText key) =>
        Add("pack.yaml-merge", key.Where, new Phrase("不支持合并键“<<”。", "The merge key \"<<\" is not supported."), new Phrase("请把内容写全。", "Write the content in full."));

    private void RefuseComma(YamlText key) =>
        Add("pack.yaml-unquoted", key.Where, new Phrase($"花括号里的逗号把文字断开了，“{Short(key.Text)}”成了没有值的键。",
            $"A comma inside the braces cuts the text, and \"{Short(key.Text)}\" becomes a key without a value."), YamlFaults.Quote);

    private void RefuseDuplicate(YamlText key, SourceSpan first) =>
        Add("pack.yaml-duplicate-key", key.Where, new Phrase($"键“{key.Text}”重复了，第 {first.Line} 行已经写过。", $"The key \"{key.Text}\" is repeated; it already stands on line {first.Line}."),
            new Phrase("请留下一个。", "Keep one of them."));

    private void Add(string code, SourceSpan where, Phrase message, Phrase hint) => found.Add(new Diagnostic(code, Severity.Error, where, message, hint));

    private SourceSpan Place(Position mark) => new(file, lineOffset + (int)mark.Line, (int)mark.Column);

    private static string Short(string text) => text.Length <= 24 ? text : text[..24] + "…";
}
