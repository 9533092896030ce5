namespace Yunzhang.Engine.Feel.Syntax;

/// <content>Literals, names, brackets, and what may follow them.</content>
internal sealed partial class Parser
{
    private Node Prefix()
    {
        var start = current.Start;
        if (current.Is("-"))
        {
            Advance();
            if (TooComplex(++depth > MaximumDepth) is { } tooDeep) return tooDeep;
            var operand = Prefix();
            depth--;
            return new NegateNode(operand, start);
        }
        return Postfix(Primary());
    }

    private Node Primary()
    {
        var token = current;
        switch (token.Kind)
        {
            case TokenKind.Number: return Literal(Value.Of(token.Number));
            case TokenKind.Text: return Literal(Value.Of(token.Text));
            case TokenKind.At or TokenKind.Day:
                Advance();
                return new AtNode(token.Text, token.Start, token.End);
            case TokenKind.Name:
                Advance();
                return new NameNode(token.Text, token.Start, token.End);
            case TokenKind.Keyword: return Word(token);
            case TokenKind.Symbol when token.Text == "(": return Bracket();
            case TokenKind.Symbol when token.Text is "[" or "]": return SquareBracket();
            case TokenKind.Symbol when token.Text == "{": return Context();
            default: return Unexpected("这里要有一个值、名字或括号", "a value, a name or a bracket is expected here");
        }
    }

    private LiteralNode Literal(Value value)
    {
        var token = current;
        Advance();
        return new LiteralNode(value, token.Start, token.End);
    }

    private Node Word(Token token)
    {
        switch (token.Text)
        {
            case "true": return Literal(Value.Yes);
            case "false": return Literal(Value.No);
            case "null": return Literal(default);
            case "if": return If();
            case "for": return For();
            case "some" or "every": return Quantified();
            case "function": return Function();
            default: return Unexpected("这里要有一个值、名字或括号", "a value, a name or a bracket is expected here");
        }
    }

    private IfNode If()
    {
        var start = current.Start;
        Advance();
        var condition = Expression(Lowest);
        Expect("then", "if 的条件后面写 then", "the condition of if is followed by then");
        var then = Expression(Lowest);
        Expect("else", "if … then … 后面必须有 else", "if … then … needs an else");
        return new IfNode(condition, then, Expression(Lowest), start);
    }

    /// <summary><c>(x)</c>, <c>(a..b]</c> or <c>(&lt; 10)</c>.</summary>
    private Node Bracket()
    {
        var start = current.Start;
        Advance();
        var inner = Nested(() => TestOperator() is null ? Expression(Lowest) : Test());
        if (current.Is("..")) return RangeFrom(inner, false, start);
        inner.Widen(start, current.End);
        Expect(")", "括号没有结束", "the bracket is not closed");
        return inner;
    }

    /// <summary>A list, or a range that begins with <c>[</c> (its end belongs to it) or <c>]</c> (it does not).</summary>
    private Node SquareBracket()
    {
        var start = current.Start;
        var open = current.Text == "]";
        Advance();
        if (!open && current.Is("]")) return ListEnd([], start);
        var first = Nested(ListItem);
        if (current.Is("..")) return RangeFrom(first, !open, start);
        if (open) return Unexpected("以 ] 开头的是范围，这里要有 ..", "what begins with ] is a range; .. is expected here");
        var items = new List<Node> { first };
        while (current.Is(","))
        {
            Advance();
            items.Add(Nested(ListItem));
        }
        return ListEnd(items, start);
    }

    private Node ListItem() => TestOperator() is null ? Expression(Lowest) : Test();

    private ListNode ListEnd(List<Node> items, int start)
    {
        var end = current.End;
        Expect("]", "列表没有结束", "the list is not closed");
        return new ListNode(items, start, end);
    }

    /// <summary>The rest of a range after its lower end. The upper end takes no filter, so that <c>[1..10[</c> can close.</summary>
    private Node RangeFrom(Node low, bool lowIncluded, int start)
    {
        Advance();
        var outer = endsRange;
        endsRange = true;
        var high = Expression(ComparisonLevel);
        endsRange = outer;
        if (!(current.Is(")") || current.Is("]") || current.Is("[")))
            return Unexpected("范围用 ]（含）或 )（不含）结束", "a range ends with ] (included) or ) (not included)");
        var (included, end) = (current.Text == "]", current.End);
        Advance();
        return new RangeNode(low, lowIncluded, high, included, start, end);
    }

    private T Nested<T>(Func<T> part)
    {
        var outer = endsRange;
        endsRange = false;
        var result = part();
        endsRange = outer;
        return result;
    }

    private Node Postfix(Node node)
    {
        for (var length = 0; current.Kind == TokenKind.Symbol && TooComplex(length > MaximumLength) is null; length++)
        {
            if (current.Text == "(" && CanBeCalled(node)) node = Call(node);
            else if (current.Text == "[" && !endsRange) node = Filter(node);
            else if (current.Text == ".") node = Path(node);
            else break;
        }
        return node;
    }

    // In packs a value followed by a bracket is a slip, better reported where the bracket stands.
    private bool CanBeCalled(Node node) => !strict || node is NameNode;

    private FilterNode Filter(Node node)
    {
        Advance();
        var condition = Nested(() => Expression(Lowest));
        var end = current.End;
        Expect("]", "方括号没有结束", "the square bracket is not closed");
        return new FilterNode(node, condition, end);
    }

    private Node Path(Node node)
    {
        Advance();
        if (current.Kind is not (TokenKind.Name or TokenKind.Keyword)) return Unexpected("点号后面要有名字", "a name is expected after the dot");
        var token = current;
        Advance();
        return new PathNode(node, token.Text, token.Start, token.End);
    }

    private CallNode Call(Node target)
    {
        Advance();
        var arguments = new List<Argument>();
        if (!current.Is(")"))
        {
            arguments.Add(Nested(CallArgument));
            while (current.Is(","))
            {
                Advance();
                arguments.Add(Nested(CallArgument));
            }
        }
        var end = current.End;
        Expect(")", "参数后面的括号没有结束", "the bracket after the arguments is not closed");
        return new CallNode(target, arguments, end);
    }

    private Argument CallArgument()
    {
        if (NameBeforeColon() is { } name) return new Argument(name, ListItem());
        return new Argument(null, ListItem());
    }

    /// <summary>Takes <c>start position :</c> when a parameter's name stands here.</summary>
    private string? NameBeforeColon()
    {
        if (current.Kind is not (TokenKind.Name or TokenKind.Keyword)) return null;
        var at = current.Start;
        while (at < source.Text.Length && (NameCharacters.IsPart(source.Text[at]) || char.IsWhiteSpace(source.Text[at]))) at++;
        if (at >= source.Text.Length || source.Text[at] != ':') return null;
        var name = Plain(source.Text[current.Start..at]);
        current = lexer.Next(at + 1, names);
        return name;
    }

    /// <summary>A name with its runs of blanks made one.</summary>
    private static string Plain(string written) => string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
