namespace Yunzhang.Engine.Feel.Syntax;

/// <summary><c>x in source</c>, or <c>x in source..to</c>.</summary>
internal sealed record Iterator(string Name, Node Source, Node? To);

internal sealed class ForNode(IReadOnlyList<Iterator> iterators, Node body, int start) : Node(start, body.End)
{
    public IReadOnlyList<Iterator> Iterators { get; } = iterators;

    public Node Body { get; } = body;
}

internal sealed class QuantifiedNode(bool every, IReadOnlyList<Iterator> iterators, Node condition, int start) : Node(start, condition.End)
{
    public bool Every { get; } = every;

    public IReadOnlyList<Iterator> Iterators { get; } = iterators;

    public Node Condition { get; } = condition;
}

internal sealed record FunctionParameter(string Name, TypeNode? Type);

internal sealed class FunctionNode(IReadOnlyList<FunctionParameter> parameters, Node body, bool external, int start) : Node(start, body.End)
{
    public IReadOnlyList<FunctionParameter> Parameters { get; } = parameters;

    public Node Body { get; } = body;

    public bool External { get; } = external;
}

internal sealed record ContextEntry(string Key, Node Value, int KeyStart, int KeyEnd);

internal sealed class ContextNode(IReadOnlyList<ContextEntry> entries, int start, int end) : Node(start, end)
{
    public IReadOnlyList<ContextEntry> Entries { get; } = entries;
}

/// <summary>
/// A type as written after <c>instance of</c>: a name, with element types for a list or range, with named fields for a context,
/// and with parameter types and a result for a function.
/// </summary>
internal sealed class TypeNode(string name, IReadOnlyList<(string? Field, TypeNode Type)> arguments, TypeNode? result, int start, int end)
    : Node(start, end)
{
    public string Name { get; } = name;

    public IReadOnlyList<(string? Field, TypeNode Type)> Arguments { get; } = arguments;

    public TypeNode? Result { get; } = result;
}

internal sealed class InstanceNode(Node value, TypeNode type) : Node(value.Start, type.End)
{
    public Node Value { get; } = value;

    public TypeNode Type { get; } = type;
}
