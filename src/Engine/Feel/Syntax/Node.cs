namespace Yunzhang.Engine.Feel.Syntax;

/// <summary>One part of a parsed expression, from <c>Start</c> up to but not including <c>End</c> of its text.</summary>
internal abstract class Node(int start, int end)
{
    public int Start { get; private set; } = start;

    public int End { get; private set; } = end;

    /// <summary>Takes in the brackets written around it, so that a message shows the whole. A literal keeps to itself.</summary>
    public void Widen(int start, int end)
    {
        if (this is not LiteralNode) (Start, End) = (start, end);
    }
}

internal enum Operator { Add, Subtract, Multiply, Divide, Power, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, And, Or }

internal sealed class LiteralNode(Value value, int start, int end) : Node(start, end)
{
    public Value Value { get; } = value;
}

/// <summary><c>@"2014-04-01"</c>, or in packs a bare day.</summary>
internal sealed class AtNode(string text, int start, int end) : Node(start, end)
{
    public string Text { get; } = text;
}

internal sealed class NameNode(string name, int start, int end) : Node(start, end)
{
    public string Name { get; } = name;
}

internal sealed class NegateNode(Node operand, int start) : Node(start, operand.End)
{
    public Node Operand { get; } = operand;
}

internal sealed class BinaryNode(Operator op, Node left, Node right) : Node(left.Start, right.End)
{
    public Operator Op { get; } = op;

    public Node Left { get; } = left;

    public Node Right { get; } = right;
}

internal sealed class BetweenNode(Node value, Node low, Node high) : Node(value.Start, high.End)
{
    public Node Value { get; } = value;

    public Node Low { get; } = low;

    public Node High { get; } = high;
}

internal sealed class InNode(Node value, IReadOnlyList<Node> tests, int end) : Node(value.Start, end)
{
    public Node Value { get; } = value;

    public IReadOnlyList<Node> Tests { get; } = tests;
}

/// <summary><c>&lt; 10</c>, standing alone after <c>in</c>, in brackets or in a cell.</summary>
internal sealed class TestNode(Operator op, Node operand, int start) : Node(start, operand.End)
{
    public Operator Op { get; } = op;

    public Node Operand { get; } = operand;
}

internal sealed class RangeNode(Node low, bool lowIncluded, Node high, bool highIncluded, int start, int end) : Node(start, end)
{
    public Node Low { get; } = low;

    public bool LowIncluded { get; } = lowIncluded;

    public Node High { get; } = high;

    public bool HighIncluded { get; } = highIncluded;
}

internal sealed class IfNode(Node condition, Node then, Node otherwise, int start) : Node(start, otherwise.End)
{
    public Node Condition { get; } = condition;

    public Node Then { get; } = then;

    public Node Otherwise { get; } = otherwise;
}

internal sealed class ListNode(IReadOnlyList<Node> items, int start, int end) : Node(start, end)
{
    public IReadOnlyList<Node> Items { get; } = items;
}

internal sealed class FilterNode(Node source, Node condition, int end) : Node(source.Start, end)
{
    public Node Source { get; } = source;

    public Node Condition { get; } = condition;
}

internal sealed class PathNode(Node source, string name, int nameStart, int end) : Node(source.Start, end)
{
    public Node Source { get; } = source;

    public string Name { get; } = name;

    public int NameStart { get; } = nameStart;
}

/// <summary>One argument of a call; named when <see cref="Name"/> is given.</summary>
internal sealed record Argument(string? Name, Node Value);

internal sealed class CallNode(Node target, IReadOnlyList<Argument> arguments, int end) : Node(target.Start, end)
{
    public Node Target { get; } = target;

    public IReadOnlyList<Argument> Arguments { get; } = arguments;
}

/// <summary>The cells of a decision table: <c>-</c> (no tests), a list of tests, or <c>not(…)</c>.</summary>
internal sealed class CellNode(IReadOnlyList<Node>? tests, bool negated, int start, int end) : Node(start, end)
{
    public IReadOnlyList<Node>? Tests { get; } = tests;

    public bool Negated { get; } = negated;
}
