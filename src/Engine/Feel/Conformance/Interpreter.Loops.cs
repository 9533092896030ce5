using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Conformance;

/// <content>for, some, every.</content>
internal sealed partial class Interpreter
{
    private const int MostItems = 1_000_000;

    private Value For(ForNode node, Bindings names)
    {
        var results = new List<Value>();
        Value? problem = null;
        Each(node.Iterators, 0, names, ref problem, inner =>
        {
            results.Add(Evaluate(node.Body, new Bindings(inner).With("partial", ListValue.Of(results))));
            return true;
        });
        return problem ?? ListValue.Of(results);
    }

    private Value Quantified(QuantifiedNode node, Bindings names)
    {
        var result = Value.Of(node.Every);
        Value? problem = null;
        Each(node.Iterators, 0, names, ref problem, inner =>
        {
            var holds = Evaluate(node.Condition, inner);
            result = node.Every ? Logic.And(result, holds) : Logic.Or(result, holds);
            return result.Kind != ValueKind.Boolean || result.AsBoolean == node.Every;
        });
        return problem ?? Explained(result, node);
    }

    /// <summary>Runs <paramref name="use"/> over every combination until it answers false, or until a source fails.</summary>
    private bool Each(IReadOnlyList<Iterator> iterators, int at, Bindings names, ref Value? problem, Func<Bindings, bool> use)
    {
        if (at == iterators.Count) return use(names);
        var (items, failed) = Items(iterators[at], names);
        if (items is null)
        {
            problem = failed;
            return false;
        }
        foreach (var item in items)
            if (!Each(iterators, at + 1, new Bindings(names).With(iterators[at].Name, item), ref problem, use)) return false;
        return true;
    }

    private (IEnumerable<Value>? Items, Value Problem) Items(Iterator iterator, Bindings names)
    {
        var from = Evaluate(iterator.Source, names);
        if (iterator.To is not null) return Counted(from, Evaluate(iterator.To, names), iterator);
        if (from.AsBoxed is RangeValue { Only: null, Low: { } low, High: { } high } range)
        {
            var (items, problem) = Counted(low, high, iterator);
            return (items?.Where(i => Comparison.Lies(i, range) is true), problem);
        }
        if (from.IsNull) return (null, from.Fault is not null ? from : Fail(iterator.Source, "feel.null-operand", "不能逐项取 null。", "null cannot be gone through."));
        if (from.AsBoxed is RangeValue) return (null, NotCountable(iterator));
        return (ListFunctions.Of(from), default);
    }

    private (IEnumerable<Value>? Items, Value Problem) Counted(Value from, Value to, Iterator iterator)
    {
        if (CivilDate.Of(from) is { } first && CivilDate.Of(to) is { } last)
            return Steps(first.DayNumber, last.DayNumber, iterator, day => CivilDate.FromDayNumber((long)day).ToValue());
        var whole = from.Kind == ValueKind.Number && to.Kind == ValueKind.Number;
        return whole ? Steps(from.AsNumber, to.AsNumber, iterator, Value.Of) : (null, NotCountable(iterator));
    }

    private (IEnumerable<Value>? Items, Value Problem) Steps(decimal from, decimal to, Iterator iterator, Func<decimal, Value> make)
    {
        if (Math.Abs(from) > 1e18m || Math.Abs(to) > 1e18m || Math.Abs(to - from) >= MostItems)
            return (null, Fail(iterator.Source, "feel.too-many", $"循环超过 {MostItems} 项。", $"The loop has more than {MostItems} items."));
        var step = from <= to ? 1 : -1;
        return (Enumerable.Range(0, (int)decimal.Floor(Math.Abs(to - from)) + 1).Select(i => make(from + i * step)), default);
    }

    private Value NotCountable(Iterator iterator) => Fail(iterator.Source, "feel.not-countable",
        "只能从数到数、从日期到日期逐个数。", "Only whole numbers and dates can be counted through.");
}
