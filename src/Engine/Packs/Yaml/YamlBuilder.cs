using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;
using Position = YamlDotNet.Core.Mark;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Yaml;

/// <summary>Turns the tokens of one document into nodes, refusing what the format leaves out of YAML.</summary>
internal sealed class YamlBuilder(string file, int lineOffset, string[] lines)
{
    private readonly YamlTokens tokens = new(lines);
    private readonly List<Diagnostic> found = [];

    public IReadOnlyList<Diagnostic> Found => found;

    /// <summary>Where the last token passed ended.</summary>
    public Position Reached => tokens.Reached;

    private Token Current => tokens.Current;

    public YamlNode? Build()
    {
        tokens.Begin();
        if (Current is StreamEnd) return null;
        var root = Node(inFlow: false);
        while (Current is DocumentEnd) tokens.Advance();
        return Current is StreamEnd ? root : throw tokens.Unreadable("expected document end");
    }

    /// <summary>Reads the node that begins at the current token and leaves the tokens behind it.</summary>
    private YamlNode Node(bool inFlow, bool underKey = false)
    {
        var start = Current.Start;
        var marked = false;
        for (; Current is Anchor or Tag; tokens.Advance(), marked = true) Refuse(Current);
        switch (Current)
        {
            case Scalar scalar:
                tokens.Advance();
                return Text(scalar, start, inFlow);
            case BlockMappingStart or FlowMappingStart:
                return Map(start);
            case BlockSequenceStart or FlowSequenceStart:
                return List(start);
            case BlockEntry when underKey:
                return DashesUnderKey(start);
            case AnchorAlias:
                Refuse(Current);
                tokens.Advance();
                return new YamlBroken(Place(start));
            default:
                return marked ? Nothing() : throw tokens.Unreadable("expected node content");
        }
    }

    private YamlList List(Position start)
    {
        var flow = Current is FlowSequenceStart;
        var items = new List<YamlNode>();
        tokens.Advance();
        while (Current is not (BlockEnd or FlowSequenceEnd))
        {
            items.Add(!flow ? Dash() : Current is Key ? Pair() : Node(inFlow: true));
            if (flow) Comma(Current is FlowSequenceEnd, "flow sequence: expected ',' or ']'");
        }
        tokens.Advance();
        return new YamlList(items, Place(start));
    }

    /// <summary>A list whose dashes stand right below their key, with no indent of their own: nothing marks its ends.</summary>
    private YamlList DashesUnderKey(Position start)
    {
        var items = new List<YamlNode>();
        while (Current is BlockEntry) items.Add(Dash());
        return new YamlList(items, Place(start));
    }

    private YamlNode Dash()
    {
        if (Current is not BlockEntry) throw tokens.Unreadable("block sequence: expected '-'");
        tokens.Advance();
        return Current is BlockEntry ? Nothing() : Content(inFlow: false, underKey: false);
    }

    /// <summary>A map of one entry, written in a list without braces.</summary>
    private YamlMap Pair()
    {
        var start = Current.Start;
        var entries = new List<YamlEntry>();
        Entry(inFlow: true, entries, []);
        return new YamlMap(entries, Place(start));
    }

    private YamlMap Map(Position start)
    {
        var flow = Current is FlowMappingStart;
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, YamlText>(StringComparer.Ordinal);
        tokens.Advance();
        while (Current is not (BlockEnd or FlowMappingEnd))
        {
            Entry(flow, entries, seen);
            if (flow) Comma(Current is FlowMappingEnd, "flow mapping: expected ',' or '}'");
        }
        tokens.Advance();
        return new YamlMap(entries, Place(start));
    }

    private void Entry(bool inFlow, List<YamlEntry> entries, Dictionary<string, YamlText> seen)
    {
        if (!inFlow && Current is not (Key or Value or AnchorAlias)) throw tokens.Unreadable("block mapping: expected key");
        if (Current is Key) tokens.Advance();
        var keyEnd = Current.End;
        var keyNode = Content(inFlow, underKey: !inFlow);
        YamlNode value = Nothing();
        if (Current is Value)
        {
            tokens.Advance();
            value = Content(inFlow, underKey: !inFlow);
        }
        if (keyNode is not YamlText key)
        {
            if (keyNode is not YamlBroken) Add("pack.yaml-key", keyNode.Where, new Phrase("键只能是一个词，不能是列表或表。", "A key must be a word, not a list or a map."), YamlFaults.Quote);
        }
        else if (key.Text == "<<") RefuseMerge(key);
        else if (inFlow && value is YamlText { IsWritten: false } && !ColonFollows(keyEnd)) RefuseComma(key);
        else if (!seen.TryAdd(key.Text, key)) RefuseDuplicate(key, seen[key.Text].Where);
        else entries.Add(new YamlEntry(key, value));
    }

    /// <summary>What stands behind a key, a colon or a dash; nothing when the next token belongs to something else.</summary>
    private YamlNode Content(bool inFlow, bool underKey) =>
        Current is Key or Value or BlockEnd or FlowEntry or FlowMappingEnd or FlowSequenceEnd ? Nothing() : Node(inFlow, underKey);

    private YamlText Nothing() => new("", Place(Reached), written: false, lines: null);

    private void Comma(bool ends, string expected)
    {
        if (Current is FlowEntry) tokens.Advance();
        else if (!ends) throw tokens.Unreadable(expected);
    }

    private YamlNode Text(Scalar scalar, Position start, bool inFlow)
    {
        var plain = scalar.Style == ScalarStyle.Plain;
        var where = Place(start);
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

    private void Refuse(Token token)
    {
        var where = Place(token.Start);
        if (token is Anchor anchor)
        {
            Add("pack.yaml-anchor", where, new Phrase($"不支持锚点“&{anchor.Value.Value}”。", $"The anchor \"&{anchor.Value.Value}\" is not supported."),
                new Phrase("请去掉它，把内容写全；以 & 开头的文字请放进引号。", "Remove it and write the content in full; put text that begins with & in quotes."));
        }
        else if (token is AnchorAlias alias)
        {
            Add("pack.yaml-alias", where, new Phrase($"不支持别名“*{alias.Value.Value}”。", $"The alias \"*{alias.Value.Value}\" is not supported."),
                new Phrase("请把内容直接写在这里；以 * 开头的文字请放进引号。", "Write the content here; put text that begins with * in quotes."));
        }
        else
        {
            var tag = lines[(int)token.Start.Line - 1][((int)token.Start.Column - 1)..].Split(' ')[0];
            Add("pack.yaml-tag", where, new Phrase($"不支持标签“{tag}”；每个值都先当文字读。", $"The tag \"{tag}\" is not supported; every value is read as text."),
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
