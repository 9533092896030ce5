using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Instructions;

internal sealed class Compare(Operator op, Instruction left, Instruction right, Site site) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var a = left.Run(frame);
        var b = right.Run(frame);
        return a.Kind <= ValueKind.Unknown || b.Kind <= ValueKind.Unknown ? Missing(a, b) : Logic.Compare(op, a, b, site);
    }
}

/// <summary>A field compared with a fixed number, as in <c>minutes &gt;= 60</c>.</summary>
internal sealed class CompareFieldWithNumber(Operator op, ReadField field, decimal number, Site site) : Instruction
{
    private readonly int slot = field.Slot;

    public override Value Run(Value[] frame)
    {
        ref var value = ref frame[slot];
        if (value.Kind == ValueKind.Number) return Value.Of(Logic.Holds(op, value.AsNumber.CompareTo(number)));
        var read = field.Run(frame);
        return read.Kind <= ValueKind.Unknown ? read : Logic.Incomparable(read, Value.Of(number), site);
    }
}

/// <summary>A field compared with one option or text, as in <c>kind = late</c>.</summary>
internal sealed class CompareFieldWithText(bool wanted, ReadField field, string text, Site site) : Instruction
{
    private readonly int slot = field.Slot;

    public override Value Run(Value[] frame)
    {
        ref var value = ref frame[slot];
        if (value.Kind == ValueKind.Text) return Value.Of(string.Equals(value.AsText, text, StringComparison.Ordinal) == wanted);
        var read = field.Run(frame);
        return read.Kind <= ValueKind.Unknown ? read : Logic.Incomparable(read, Value.Of(text), site);
    }
}

/// <summary><c>and</c>, <c>or</c>: the right side is not run when the left decides.</summary>
internal sealed class Combine(bool and, Instruction left, Instruction right) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var a = left.Run(frame);
        if (and ? Logic.IsNo(a) : Logic.IsYes(a)) return a;
        var b = right.Run(frame);
        return and ? Logic.And(a, b) : Logic.Or(a, b);
    }
}

internal sealed class Not(Instruction operand) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var value = operand.Run(frame);
        return value.Kind == ValueKind.Boolean ? Value.Of(!value.AsBoolean) : value;
    }
}

internal sealed class Choose(Instruction condition, Instruction then, Instruction otherwise) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var value = condition.Run(frame);
        return value.Kind == ValueKind.Boolean ? (value.AsBoolean ? then : otherwise).Run(frame) : value;
    }
}

/// <summary>Whether a value lies between two others, with or without the ends.</summary>
internal sealed class LiesBetween(Instruction value, Instruction low, bool lowIncluded, Instruction high, bool highIncluded, Site site) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var v = value.Run(frame);
        return Logic.And(
            Side(v, lowIncluded ? Operator.GreaterEqual : Operator.Greater, low.Run(frame)),
            Side(v, highIncluded ? Operator.LessEqual : Operator.Less, high.Run(frame)));
    }

    private Value Side(Value v, Operator op, Value end) =>
        v.Kind <= ValueKind.Unknown || end.Kind <= ValueKind.Unknown ? Missing(v, end) : Logic.Compare(op, v, end, site);
}

/// <summary><c>in</c> with several tests: yes when any one holds.</summary>
internal sealed class AnyOf(Instruction[] tests) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var result = Value.No;
        foreach (var test in tests)
        {
            result = Logic.Or(result, test.Run(frame));
            if (Logic.IsYes(result)) return result;
        }
        return result;
    }
}

/// <summary>Whether a value is an item of a list worked out at run time.</summary>
internal sealed class IsAmong(Instruction value, Instruction list) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var v = value.Run(frame);
        var l = list.Run(frame);
        if (v.Kind <= ValueKind.Unknown || l.Kind <= ValueKind.Unknown) return Missing(v, l);
        foreach (var item in ListValue.In(l) ?? [l])
            if (Comparison.AreEqual(v, item) is true) return Value.Yes;
        return Value.No;
    }
}
