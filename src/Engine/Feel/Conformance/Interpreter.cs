using System.Runtime.CompilerServices;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Conformance;

/// <summary>
/// Evaluates the whole of FEEL with dynamic types, as the standard's test kit asks. It shares the tree, the operators and the built-in
/// functions with the strict compiler; a mistake becomes a null that carries its reason. <paramref name="now"/> answers <c>now()</c>.
/// </summary>
internal sealed partial class Interpreter(SourceText source, Moment now)
{
    public Value Evaluate(Node node, Bindings names)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return Fail(node, "feel.too-deep", "函数互相调用太深。", "Functions call each other too deeply.");
        return node switch
        {
            LiteralNode literal => literal.Value,
            AtNode at => TemporalText.Any(at.Text) ?? Fail(node, "feel.not-a-time", $"“{at.Text}”不是日期、时刻或时长。", $"\"{at.Text}\" is no date, time or duration."),
            NameNode name => Name(name, names),
            NegateNode negate => Arithmetic.Negate(Evaluate(negate.Operand, names), Site(node)) is var value && value.IsNull && value.Fault is null
                ? Fail(node, "feel.null-operand", "空值 null 不能加负号。", "null cannot be negated.") : value,
            BinaryNode binary => Binary(binary, names),
            BetweenNode between => Between(between, names),
            InNode test => In(test, names),
            TestNode test => Test(test, names),
            RangeNode range => Range(range, names),
            IfNode choice => Evaluate(Logic.IsYes(Evaluate(choice.Condition, names)) ? choice.Then : choice.Otherwise, names),
            ListNode list => ListValue.Of(list.Items.Select(item => Evaluate(item, names))),
            ContextNode context => Context(context, names),
            FilterNode filter => Filter(filter, names),
            PathNode path => Path(Evaluate(path.Source, names), path),
            ForNode loop => For(loop, names),
            QuantifiedNode quantified => Quantified(quantified, names),
            FunctionNode function => Value.Box(new Closure(this, function, names)),
            CallNode call => Call(call, names),
            InstanceNode instance => IsInstance(instance, names),
            _ => Fail(node, "feel.refused", "这里不能这样写。", "This cannot stand here."),
        };
    }

    private Site Site(Node node) => new(source, node);

    private Value Fail(Node node, string code, string zh, string en) => Site(node).Fail(code, zh, en);

    private Value Name(NameNode node, Bindings names)
    {
        if (names.Find(node.Name) is { } value) return value;
        if (Overloads(node.Name) is { Length: > 0 } overloads) return Value.Box(new BuiltInFunction(overloads));
        return Fail(node, "feel.unknown-name", $"没有“{node.Name}”这个名字。", $"There is no name \"{node.Name}\".");
    }

    private Value Binary(BinaryNode node, Bindings names)
    {
        var a = Evaluate(node.Left, names);
        if (node.Op is Operator.And or Operator.Or)
        {
            var and = node.Op == Operator.And;
            if (and ? Logic.IsNo(a) : Logic.IsYes(a)) return a;
            var other = Evaluate(node.Right, names);
            return Explained(and ? Logic.And(a, other) : Logic.Or(a, other), node);
        }
        var b = Evaluate(node.Right, names);
        return node.Op <= Operator.Power ? Arithmetic.Apply(node.Op, a, b, Site(node)) : Logic.Compare(node.Op, a, b, Site(node));
    }

    private Value Explained(Value value, Node node) => value.IsNull && value.Fault is null
        ? Fail(node, "feel.undecided", "两边不都是“是/否”，得不出结果。", "The sides are not both yes or no, so nothing follows.")
        : value;

    private Value Between(BetweenNode node, Bindings names)
    {
        var value = Evaluate(node.Value, names);
        return Explained(Logic.And(
            Logic.Compare(Operator.GreaterEqual, value, Evaluate(node.Low, names), Site(node)),
            Logic.Compare(Operator.LessEqual, value, Evaluate(node.High, names), Site(node))), node);
    }

    private Value In(InNode node, Bindings names)
    {
        var value = Evaluate(node.Value, names);
        var result = Value.No;
        foreach (var test in node.Tests)
        {
            var holds = test is TestNode { Op: var op, Operand: var operand }
                ? Logic.Compare(op, value, Evaluate(operand, names), Site(test))
                : Fits(value, Evaluate(test, names), Site(test));
            result = Logic.Or(result, holds);
        }
        return result;
    }

    /// <summary>Whether a value is the other, lies in it when it is a range, or fits one of its items when it is a list.</summary>
    private static Value Fits(Value value, Value test, Site site)
    {
        if (test.Fault is not null) return test;
        if (test.AsBoxed is RangeValue range) return Comparison.Lies(value, range) is { } lies ? Value.Of(lies) : Logic.Incomparable(value, test, site);
        if (ListValue.In(test) is not { } items) return Logic.Equal(value, test, true, site);
        if (Comparison.AreEqual(value, test) is true) return Value.Yes;
        return Value.Of(Array.Exists(items, item => Logic.IsYes(item.AsBoxed is RangeValue ? Fits(value, item, site)
            : Value.Of(Comparison.AreEqual(value, item) is true))));
    }

    private Value Test(TestNode node, Bindings names)
    {
        var end = Evaluate(node.Operand, names);
        if (end.IsNull && node.Op is not (Operator.Equal or Operator.NotEqual)) return end.Fault is not null ? end : NullEnd(node);
        return Value.Box(node.Op switch
        {
            Operator.Less => new RangeValue(null, false, end, false),
            Operator.LessEqual => new RangeValue(null, false, end, true),
            Operator.Greater => new RangeValue(end, false, null, false),
            Operator.GreaterEqual => new RangeValue(end, true, null, false),
            _ => new RangeValue(end, true, end, true, node.Op),
        });
    }

    private Value Range(RangeNode node, Bindings names)
    {
        var (low, high) = (Evaluate(node.Low, names), Evaluate(node.High, names));
        if (low.IsNull || high.IsNull) return low.Fault is not null ? low : high.Fault is not null ? high : NullEnd(node);
        if (Comparison.Compare(low, high) is null) return Logic.Incomparable(low, high, Site(node));
        return Value.Box(new RangeValue(low, node.LowIncluded, high, node.HighIncluded));
    }

    private Value NullEnd(Node node) => Fail(node, "feel.null-operand", "范围的一头不能是 null。", "An end of a range cannot be null.");

    private Value Context(ContextNode node, Bindings names)
    {
        var context = new ContextValue();
        var inner = new Bindings(names);
        foreach (var entry in node.Entries)
        {
            var value = Evaluate(entry.Value, inner);
            if (!context.Entries.TryAdd(entry.Key, value))
                return Fail(node, "feel.duplicate-key", $"“{entry.Key}”出现了两次。", $"The key \"{entry.Key}\" is given twice.");
            inner.With(entry.Key, value);
        }
        return Value.Box(context);
    }

    private Value Filter(FilterNode node, Bindings names)
    {
        var list = Evaluate(node.Source, names);
        if (list.IsNull) return list.Fault is not null ? list : Fail(node, "feel.null-operand", "null 不能筛选。", "null cannot be filtered.");
        var items = ListFunctions.Of(list);
        var kept = new List<Value>();
        for (var i = 0; i < Math.Max(items.Length, 1); i++)
        {
            var keep = Evaluate(node.Condition, i < items.Length ? ItemBindings(items[i], names) : names);
            if (keep.Kind == ValueKind.Number) return Indexing.Find(items.Length, keep.AsNumber) is { } at ? items[at] : default;
            if (Logic.IsYes(keep) && i < items.Length) kept.Add(items[i]);
        }
        return ListValue.Of(kept);
    }

    private static Bindings ItemBindings(Value item, Bindings names)
    {
        var inner = new Bindings(names).With("item", item);
        if (item.AsBoxed is ContextValue context)
            foreach (var (key, value) in context.Entries) inner.With(key, value);
        return inner;
    }

    private Value Path(Value owner, PathNode node)
    {
        if (owner.IsNull && owner.Fault is null) return Fail(node, "feel.null-operand", $"null 没有“{node.Name}”。", $"null has no \"{node.Name}\".");
        if (ListValue.In(owner) is { } items) return ListValue.Of(items.Select(item => Path(item, node)));
        return Properties.Read(owner, node.Name, Site(node));
    }
}
