using System.Runtime.CompilerServices;
using Yunzhang.Engine.Feel.Functions;

namespace Yunzhang.Engine.Feel.Instructions;

/// <summary>A list; an unknown item makes the whole list unknown, since no count or sum over it would be right.</summary>
internal sealed class MakeList(Instruction[] items) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Run(frame);
            if (values[i].Kind <= ValueKind.Unknown) return values[i];
        }
        return Value.Box(new ListValue(values));
    }
}

internal sealed class Filter(Instruction source, Instruction condition) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var list = source.Run(frame);
        if (list.Kind <= ValueKind.Unknown) return list;
        var inner = new Value[frame.Length + 1];
        frame.CopyTo(inner, 0);
        var kept = new List<Value>();
        foreach (var item in ListValue.In(list) ?? [list])
        {
            inner[^1] = item;
            var keep = condition.Run(inner);
            if (keep.Kind != ValueKind.Boolean) return keep;
            if (keep.AsBoolean) kept.Add(item);
        }
        return ListValue.Of(kept);
    }
}

/// <summary><c>list[2]</c>: counted from 1, from the end when negative; outside the list is a mistake.</summary>
internal sealed class PickItem(Instruction source, Instruction position, Site site) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var list = source.Run(frame);
        var at = position.Run(frame);
        if (list.Kind <= ValueKind.Unknown || at.Kind <= ValueKind.Unknown) return Missing(list, at);
        var items = ListValue.In(list) ?? [list];
        if (Indexing.Find(items.Length, at.AsNumber) is { } index) return items[index];
        return site.Fail("feel.position", $"列表只有 {items.Length} 项，没有第 {ValueText.Of(at)} 项。", $"The list has {items.Length} items; there is no item {ValueText.Of(at)}.");
    }
}

internal sealed class ReadProperty(Instruction source, string property, Site site) : Instruction
{
    public override Value Run(Value[] frame)
    {
        var value = source.Run(frame);
        return value.Kind <= ValueKind.Unknown ? value : Properties.Read(value, property, site);
    }
}

/// <summary>Up to four arguments on the stack, so that calling <c>min</c> or <c>round</c> allocates nothing.</summary>
[InlineArray(4)]
internal struct FourValues
{
    private Value first;
}

internal sealed class Call(BuiltIn function, Instruction[] arguments, Site site) : Instruction
{
    public override Value Run(Value[] frame)
    {
        if (arguments.Length > 4) return Invoke(frame, new Value[arguments.Length]);
        var few = new FourValues();
        return Invoke(frame, few[..arguments.Length]);
    }

    private Value Invoke(Value[] frame, Span<Value> values)
    {
        var missing = Value.Yes;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Run(frame);
            if (values[i].Kind <= ValueKind.Unknown) missing = missing.Kind <= ValueKind.Unknown ? Missing(missing, values[i]) : values[i];
        }
        return missing.Kind <= ValueKind.Unknown ? missing : function.Run(values, site);
    }
}
