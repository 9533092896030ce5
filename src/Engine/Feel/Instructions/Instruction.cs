using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Instructions;

/// <summary>One step of a compiled expression.</summary>
internal abstract class Instruction
{
    public abstract Value Run(Value[] frame);

    /// <summary>What two operands give when one is missing: the mistake first, else the unknown one.</summary>
    protected static Value Missing(Value a, Value b) => a.IsNull ? a : b.IsNull ? b : a.IsUnknown ? a : b;
}

internal sealed class Constant(Value value) : Instruction
{
    public Value Value { get; } = value;

    public override Value Run(Value[] frame) => Value;
}

/// <summary>Reads a field; a place nobody filled is unknown, never empty.</summary>
internal sealed class ReadField(int slot, string name) : Instruction
{
    private readonly Value unknown = Value.Unknown(name);

    public int Slot { get; } = slot;

    public override Value Run(Value[] frame)
    {
        ref var value = ref frame[Slot];
        return value.Kind == ValueKind.Null && value.Fault is null ? unknown : value;
    }
}

/// <summary><c>item</c>: a filter runs its condition over the frame with the item put after the last field.</summary>
internal sealed class ReadItem : Instruction
{
    public override Value Run(Value[] frame) => frame[^1];
}

internal sealed class Calculate(Operator op, Instruction left, Instruction right, Site site) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var a = left.Run(frame);
        var b = right.Run(frame);
        if (a.Kind == ValueKind.Number && b.Kind == ValueKind.Number) return Arithmetic.Numbers(op, a.AsNumber, b.AsNumber, site);
        return a.Kind <= ValueKind.Unknown || b.Kind <= ValueKind.Unknown ? Missing(a, b) : Arithmetic.Apply(op, a, b, site);
    }
}

/// <summary>An operation whose right side is a fixed number, as in <c>day_wage * 2</c>.</summary>
internal sealed class CalculateWithNumber(Operator op, Instruction left, decimal right, Site site) : Instruction
{
    private readonly Value boxedRight = Value.Of(right);

    public override Value Run(Value[] frame)
    {
        var a = left.Run(frame);
        if (a.Kind == ValueKind.Number) return Arithmetic.Numbers(op, a.AsNumber, right, site);
        return a.Kind <= ValueKind.Unknown ? a : Arithmetic.Apply(op, a, boxedRight, site);
    }
}

internal sealed class Negate(Instruction operand, Site site) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var value = operand.Run(frame);
        return value.Kind <= ValueKind.Unknown ? value : Arithmetic.Negate(value, site);
    }
}
