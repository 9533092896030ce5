namespace Yunzhang.Engine.Feel.Syntax;

/// <content>What only the conformance mode evaluates: loops, functions, contexts, types. They are parsed in both, to be refused by name.</content>
internal sealed partial class Parser
{
    private ForNode For()
    {
        var start = current.Start;
        var iterators = Iterators("return");
        names.Add("partial");
        Expect("return", "for … in … 后面写 return", "for … in … is followed by return");
        return new ForNode(iterators, Expression(Lowest), start);
    }

    private QuantifiedNode Quantified()
    {
        var (start, every) = (current.Start, current.Text == "every");
        var iterators = Iterators("satisfies");
        Expect("satisfies", "后面写 satisfies 和条件", "satisfies and a condition follow");
        return new QuantifiedNode(every, iterators, Expression(Lowest), start);
    }

    private List<Iterator> Iterators(string closing)
    {
        var iterators = new List<Iterator>();
        do
        {
            var name = RawName(current.End, " in ");
            names.Add(name);
            Expect("in", "循环的名字后面写 in", "the name of a loop is followed by in");
            var item = Expression(Lowest);
            Node? to = null;
            if (current.Is(".."))
            {
                Advance();
                to = Expression(Lowest);
            }
            iterators.Add(new Iterator(name, item, to));
        }
        while (current.Is(",") && !current.Is(closing));
        return iterators;
    }

    /// <summary>A new name from <paramref name="from"/> up to a word that ends it; the current token is then that word.</summary>
    private string RawName(int from, string until)
    {
        var start = lexer.SkipBlanks(from);
        var at = start;
        while (at < source.Text.Length && !EndsName(at, until)) at++;
        var name = Plain(source.Text[start..at]);
        if (name.Length == 0) Unexpected("这里要有一个名字", "a name is expected here");
        else current = lexer.Next(at, names);
        return name;
    }

    private bool EndsName(int at, string until)
    {
        var c = source.Text[at];
        if (until != " in ") return until.Contains(c);
        return char.IsWhiteSpace(c) && at + 3 < source.Text.Length && source.Text.AsSpan(at + 1).TrimStart().StartsWith("in")
            && source.Text.AsSpan(at + 1).TrimStart().Length > 2 && !NameCharacters.IsPart(source.Text.AsSpan(at + 1).TrimStart()[2]);
    }

    private Node Function()
    {
        var start = current.Start;
        Advance();
        if (!current.Is("(")) return Unexpected("function 后面写参数的括号", "function is followed by its parameters in brackets");
        var parameters = Parameters();
        var external = current.Kind == TokenKind.Name && current.Text == "external";
        if (external) Advance();
        return new FunctionNode(parameters, Expression(Lowest), external, start);
    }

    private List<FunctionParameter> Parameters()
    {
        var parameters = new List<FunctionParameter>();
        var next = lexer.Next(current.End, names);
        if (next.Is(")"))
        {
            current = lexer.Next(next.End, names);
            return parameters;
        }
        do
        {
            var name = RawName(current.End, ":,)");
            names.Add(name);
            TypeNode? type = null;
            if (current.Is(":"))
            {
                Advance();
                type = Type();
            }
            parameters.Add(new FunctionParameter(name, type));
        }
        while (current.Is(","));
        Expect(")", "参数后面的括号没有结束", "the bracket after the parameters is not closed");
        return parameters;
    }

    private ContextNode Context()
    {
        var start = current.Start;
        var entries = new List<ContextEntry>();
        var next = lexer.Next(current.End, names);
        if (next.Is("}"))
        {
            current = lexer.Next(next.End, names);
            return new ContextNode(entries, start, next.End);
        }
        do entries.Add(Nested(Entry));
        while (current.Is(","));
        var end = current.End;
        Expect("}", "花括号没有结束", "the curly bracket is not closed");
        return new ContextNode(entries, start, end);
    }

    private ContextEntry Entry()
    {
        var start = lexer.SkipBlanks(current.End);
        string key;
        if (start < source.Text.Length && source.Text[start] == '"')
        {
            Advance();
            key = current.Text;
            Advance();
        }
        else key = RawName(current.End, ":");
        var end = current.Start;
        names.Add(key);
        Expect(":", "名字后面写冒号和值", "a colon and a value follow the name");
        return new ContextEntry(key, Expression(Lowest), start, end);
    }
}
