using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Feel.Syntax;

/// <summary>
/// A Pratt parser for the whole grammar. After its first error it reads no further; <see cref="Failure"/> then holds the error and
/// the tree must not be used. Binding powers, weakest first: or, and, comparison, sum, product, power, negation, then call/filter/path.
/// </summary>
internal sealed partial class Parser
{
    private const int Lowest = 0, OrLevel = 1, AndLevel = 2, ComparisonLevel = 3, SumLevel = 4, ProductLevel = 5, PowerLevel = 6;
    private const int MaximumDepth = 200, MaximumLength = 1_000;

    private readonly SourceText source;
    private readonly bool strict;
    private readonly Lexer lexer;
    private readonly NameTable names;
    private Token current;
    private int depth;
    private bool endsRange;

    public Parser(SourceText source, NameTable names, bool strict)
    {
        this.source = source;
        this.strict = strict;
        this.names = names;
        lexer = new Lexer(source, strict, (code, start, end, message) => Fail(code, start, end, message));
        current = lexer.Next(0, names);
    }

    /// <summary>The first mistake, or null.</summary>
    public Diagnostic? Failure { get; private set; }

    public Node WholeExpression()
    {
        if (current.Kind == TokenKind.End) return Empty();
        var node = Expression(Lowest);
        if (current.Kind != TokenKind.End) Unexpected("算式应该到此结束", "the expression should end here");
        return node;
    }

    private LiteralNode Empty() => Fail("feel.empty", 0, source.Text.Length, new("这里要写一个算式，现在是空的。", "An expression is expected here, and there is none."));

    private Node Expression(int level)
    {
        if (TooComplex(++depth > MaximumDepth) is { } tooDeep) return tooDeep;
        var left = Prefix();
        for (var length = 0; current.Kind is TokenKind.Symbol or TokenKind.Keyword; length++)
        {
            if (TooComplex(length > MaximumLength) is { } tooLong) return tooLong;
            var (op, power) = Infix(current.Text);
            if (power <= level) break;
            left = Infix(left, op, power);
        }
        depth--;
        return left;
    }

    /// <summary>Stops at what no person writes, before it exhausts the stack.</summary>
    private LiteralNode? TooComplex(bool beyond) => !beyond ? null : Fail("feel.too-deep", current.Start, current.End, new(
        $"算式嵌套超过 {MaximumDepth} 层或连写超过 {MaximumLength} 项；请拆成几个有名字的值。",
        $"The expression is nested more than {MaximumDepth} deep or longer than {MaximumLength} terms; split it into named values."));

    private static (Operator? Op, int Power) Infix(string symbol) => symbol switch
    {
        "or" => (Operator.Or, OrLevel),
        "and" => (Operator.And, AndLevel),
        "=" => (Operator.Equal, ComparisonLevel),
        "!=" => (Operator.NotEqual, ComparisonLevel),
        "<" => (Operator.Less, ComparisonLevel),
        "<=" => (Operator.LessEqual, ComparisonLevel),
        ">" => (Operator.Greater, ComparisonLevel),
        ">=" => (Operator.GreaterEqual, ComparisonLevel),
        "in" or "between" or "instance" => (null, ComparisonLevel),
        "+" => (Operator.Add, SumLevel),
        "-" => (Operator.Subtract, SumLevel),
        "*" => (Operator.Multiply, ProductLevel),
        "/" => (Operator.Divide, ProductLevel),
        "**" => (Operator.Power, PowerLevel),
        _ => (null, Lowest),
    };

    private Node Infix(Node left, Operator? op, int power)
    {
        var word = current.Text;
        Advance();
        if (op is { } known) return new BinaryNode(known, left, Expression(power));
        return word switch
        {
            "between" => Between(left),
            "in" => In(left),
            _ => InstanceOf(left),
        };
    }

    private BetweenNode Between(Node value)
    {
        var low = Expression(ComparisonLevel);
        Expect("and", "between 后面写“低 and 高”", "between is followed by \"low and high\"");
        return new BetweenNode(value, low, Expression(ComparisonLevel));
    }

    private InNode In(Node value)
    {
        if (!current.Is("("))
        {
            var test = Test();
            return new InNode(value, [test], test.End);
        }
        // "(": one range, one bracketed test, or a list of tests; the range is told by its "..".
        var start = current.Start;
        Advance();
        var tests = new List<Node> { Test() };
        if (current.Is("..") && tests[0] is not TestNode)
        {
            var range = Postfix(RangeFrom(tests[0], false, start));
            return new InNode(value, [range], range.End);
        }
        while (current.Is(","))
        {
            Advance();
            tests.Add(Test());
        }
        var end = current.End;
        Expect(")", "括号没有结束", "the bracket is not closed");
        return new InNode(value, tests, end);
    }

    /// <summary><c>&lt; 10</c>, or any expression above the level of comparisons.</summary>
    private Node Test()
    {
        if (TestOperator() is not { } op) return Expression(ComparisonLevel);
        var start = current.Start;
        Advance();
        return new TestNode(op, Expression(ComparisonLevel), start);
    }

    private Operator? TestOperator() => current.Kind != TokenKind.Symbol ? null : current.Text switch
    {
        "<" => Operator.Less,
        "<=" => Operator.LessEqual,
        ">" => Operator.Greater,
        ">=" => Operator.GreaterEqual,
        "=" => Operator.Equal,
        "!=" => Operator.NotEqual,
        _ => null,
    };

    private void Advance() => current = lexer.Next(current.End, names);

    private void Expect(string symbol, string zh, string en)
    {
        if (current.Is(symbol)) Advance();
        else Unexpected($"{zh}，这里要有 {symbol}", $"{en}; {symbol} is expected here");
    }

    private LiteralNode Unexpected(string zh, string en)
    {
        var found = current.Kind == TokenKind.End ? new Phrase("到这里就结束了", "it ends here") : new Phrase($"却是“{current.Text}”", $"found \"{current.Text}\"");
        return Fail("feel.syntax", current.Start, current.End, new($"{zh}，{found.Zh}。", $"{char.ToUpperInvariant(en[0])}{en[1..]}, {found.En}."));
    }

    /// <summary>Notes the first mistake and makes the rest of the text invisible, so that everything above unwinds.</summary>
    private LiteralNode Fail(string code, int start, int end, Phrase message)
    {
        Failure ??= new Diagnostic(code, Severity.Error, source.At(start, end), message);
        current = new Token(TokenKind.End, "", source.Text.Length, source.Text.Length);
        return new LiteralNode(default, start, end);
    }
}
