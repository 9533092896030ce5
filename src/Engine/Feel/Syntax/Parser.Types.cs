namespace Yunzhang.Engine.Feel.Syntax;

/// <content>Types after <c>instance of</c> and of parameters, and the cells of decision tables.</content>
internal sealed partial class Parser
{
    private InstanceNode InstanceOf(Node value)
    {
        if (current is { Kind: TokenKind.Name, Text: "of" }) Advance();
        else Unexpected("instance 后面写 of 和类型", "instance is followed by of and a type");
        return new InstanceNode(value, Type());
    }

    private TypeNode Type()
    {
        var start = current.Start;
        var (name, end) = TypeName();
        var arguments = new List<(string?, TypeNode)>();
        TypeNode? result = null;
        if (current.Is("<"))
        {
            Advance();
            while (!current.Is(">") && current.Kind != TokenKind.End)
            {
                arguments.Add((name == "context" ? NameBeforeColon() : null, Type()));
                if (current.Is(",")) Advance();
                else if (!current.Is(">")) Unexpected("类型的尖括号没有结束", "the angle bracket of the type is not closed");
            }
            end = current.End;
            Expect(">", "类型的尖括号没有结束", "the angle bracket of the type is not closed");
        }
        if (name == "function" && current.Is("->"))
        {
            Advance();
            result = Type();
            end = result.End;
        }
        return new TypeNode(name, arguments, result, start, end);
    }

    private (string Name, int End) TypeName()
    {
        foreach (var known in new[] { "date and time", "days and time duration", "years and months duration" })
            if (new NameTable([known]).Longest(source.Text, current.Start) is { } found)
            {
                current = lexer.Next(found.End, names);
                return (known, found.End);
            }
        if (current.Kind is not (TokenKind.Name or TokenKind.Keyword))
        {
            Unexpected("这里要有一个类型", "a type is expected here");
            return ("", current.End);
        }
        var (name, end) = (current.Text, current.End);
        Advance();
        while (current.Is("."))
        {
            Advance();
            (name, end) = ($"{name}.{current.Text}", current.End);
            Advance();
        }
        return (name, end);
    }

    /// <summary>A whole cell: <c>-</c>, tests with commas between, or <c>not(…)</c> around them.</summary>
    public CellNode WholeCell()
    {
        var end = source.Text.Length;
        if (current.Kind == TokenKind.End)
        {
            Fail("feel.empty-cell", 0, end, new("格子是空的；不限写 - 。", "The cell is empty; write - for \"anything\"."));
            return new CellNode(null, false, 0, end);
        }
        if (current.Is("-") && lexer.SkipBlanks(current.End) >= end) return new CellNode(null, false, 0, end);
        var negated = current is { Kind: TokenKind.Name, Text: "not" } && lexer.Next(current.End, names).Is("(");
        if (negated)
        {
            Advance();
            Advance();
        }
        var tests = new List<Node> { Test() };
        while (current.Is(","))
        {
            Advance();
            tests.Add(Test());
        }
        if (TestOperator() is { } op)
            Fail("feel.cell-comparison", current.Start, current.End, new($"格子里只写比较的后半，如 {OperatorText.Of(op)} 60。",
                $"Write only the second half of the comparison in a cell, like {OperatorText.Of(op)} 60."));
        if (negated) Expect(")", "not 的括号没有结束", "the bracket of not is not closed");
        if (current.Kind != TokenKind.End) Unexpected("几个值之间写英文逗号", "values in a cell are separated by commas");
        return new CellNode(tests, negated, 0, end);
    }
}
