using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Instructions;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Binding;

/// <summary>
/// Turns a parsed expression into code over frame slots, with static types. Every mistake is reported, not only the first;
/// a part with a mistake takes any type, so that one slip gives one message.
/// </summary>
internal sealed partial class Binder(SourceText source, Scope scope, DiagnosticBag bag)
{
    private static readonly Value[] NoFrame = [];

    private readonly Stack<FeelType> items = new();
    private int fieldReads;

    public Gathered Gathered { get; } = new();

    /// <summary>Binds a part; <paramref name="hint"/> is what stands beside it, so that a bare option is looked for in the right choice.</summary>
    public Bound Bind(Node node, FeelType? hint = null) => node switch
    {
        LiteralNode literal => Literal(literal, hint),
        AtNode at => At(at),
        NameNode name => Name(name, hint),
        NegateNode negate => Negation(negate),
        BinaryNode { Op: Operator.And or Operator.Or } binary => Combination(binary),
        BinaryNode { Op: <= Operator.Power } binary => Calculation(binary),
        BinaryNode binary => Comparison(binary),
        BetweenNode between => Between(between),
        InNode test => In(test),
        IfNode choice => If(choice, hint),
        ListNode list => List(list),
        FilterNode filter => Filter(filter),
        PathNode path => Path(path),
        CallNode call => Call(call),
        RangeNode or TestNode => Error(node, "feel.range-alone", "范围和比较只能写在 in 后面或表格的格子里。",
            "A range or a bare comparison stands only after in, or in a table cell."),
        _ => Refuse(node),
    };

    private Bound Literal(LiteralNode literal, FeelType? hint)
    {
        if (literal.Value.IsNull)
            return Error(literal, "feel.null", "这里不写 null：还不知道的事就是“未知”，会一直传下去，不会当成“否”。",
                "null is not used here: a fact that is not known is unknown, and stays so in every calculation.");
        if (literal.Value.Kind == ValueKind.Number) Gathered.Numbers.Add(new WrittenNumber(literal.Value.AsNumber, source.At(literal)));
        if (literal.Value.Kind == ValueKind.Text && hint is ChoiceType choice) return Option(choice, literal.Value.AsText, literal);
        return Bound.Of(TypeRules.OfValue(literal.Value), literal.Value);
    }

    private Bound At(AtNode at)
    {
        if (Temporal.TemporalText.Any(at.Text) is { } value) return Bound.Of(TypeRules.OfValue(value), value);
        return Error(at, "feel.not-a-time", $"“{at.Text}”不是日期、时刻或时长；例如 2014-04-01, @\"08:30:00\", @\"P1D\"。",
            $"\"{at.Text}\" is no date, time or duration; write it like 2014-04-01, @\"08:30:00\" or @\"P1D\".");
    }

    private Bound Name(NameNode node, FeelType? hint)
    {
        var name = node.Name;
        if (hint is ChoiceType choice && choice.OrdinalOf(name) >= 0) return Option(choice, name, node);
        if (name == "item" && items.TryPeek(out var itemType)) return new Bound(itemType, new ReadItem());
        switch (scope.Find(name))
        {
            case FieldEntry field:
                Gathered.Names.Add(name);
                Gathered.Reads.Add(name);
                fieldReads++;
                return new Bound(field.Type, new ReadField(field.Slot, name));
            case FormulaEntry { Expression: var formula }:
                Gathered.Names.Add(name);
                Gathered.Reads.UnionWith(formula.Reads);
                fieldReads += formula.Reads.Count;
                return new Bound(formula.Type, formula.Code);
            case ConstantEntry { Type: ChoiceType } when hint is ChoiceType other:
                return NotAnOption(other, name, node);
            case ConstantEntry constant:
                Gathered.Names.Add(name);
                return Bound.Of(constant.Type, constant.Value);
        }
        if (name is "yes" or "no") return Bound.Of(FeelType.Boolean, Value.Of(name == "yes"));
        return hint is ChoiceType wanted ? NotAnOption(wanted, name, node) : UnknownName(node, name);
    }

    private Bound Option(ChoiceType choice, string option, Node node)
    {
        var ordinal = choice.OrdinalOf(option);
        if (ordinal < 0) return NotAnOption(choice, option, node);
        Gathered.Names.Add(option);
        return Bound.Of(choice, Value.Choice(option, ordinal));
    }

    private Bound NotAnOption(ChoiceType choice, string written, Node node)
    {
        var options = string.Join(", ", choice.Options);
        return Error(node, "feel.not-an-option", $"“{written}”不是{choice.Name.Zh}里的一项；可以写：{options}。",
            $"\"{written}\" is not an option of {choice.Name.En}; its options: {options}.", Suggestion.DidYouMean(written, choice.Options));
    }

    private Bound UnknownName(Node node, string name)
    {
        var near = Suggestion.DidYouMean(name, scope.Names.Concat(["yes", "no"]).Concat(BuiltIns.StrictNames));
        var known = scope.Names.Take(12).ToArray();
        var list = known.Length == 0 ? new Phrase("这里没有可用的名字。", "No names are available here.")
            : new Phrase($"这里可用的有：{string.Join(", ", known)}。", $"Available here: {string.Join(", ", known)}.");
        return Error(node, "feel.unknown-name", $"没有“{name}”这个名字。", $"There is no name \"{name}\".", near ?? list);
    }

    private Bound If(IfNode node, FeelType? hint)
    {
        var condition = Truth(node.Condition);
        var then = Bind(node.Then, hint);
        var otherwise = Bind(node.Otherwise, hint);
        if (condition.IsMistake || then.IsMistake || otherwise.IsMistake) return Bound.Mistake;
        if (TypeRules.Join(then.Type, otherwise.Type) is not { } type)
            return Error(node, "feel.type", $"then 是{then.Type.Name.Zh}，else 却是{otherwise.Type.Name.Zh}；两边要同一种。",
                $"then gives {then.Type.Name.En} but else gives {otherwise.Type.Name.En}; both must give the same.");
        return Fold(node, type, new Choose(condition.Code, then.Code, otherwise.Code), condition, then, otherwise);
    }

    /// <summary>Works out at once what reads no field; a mistake there is a mistake of the text.</summary>
    private Bound Fold(Node node, FeelType type, Instruction code, params ReadOnlySpan<Bound> parts)
    {
        foreach (var part in parts)
            if (!part.IsConstant) return new Bound(type, code);
        var value = code.Run(NoFrame);
        if (value.Fault is { } fault)
        {
            bag.Error(fault.Code, fault.Where, fault.Message);
            return Bound.Mistake;
        }
        if (value.IsNull) return Error(node, "feel.no-result", "这一段没有结果。", "This part has no result.");
        return Bound.Of(type == FeelType.Any ? TypeRules.OfValue(value) : type, value);
    }

    private Bound Refuse(Node node)
    {
        var (zh, en) = node switch
        {
            ForNode => ("for 循环", "for loops"),
            QuantifiedNode => ("some / every", "some / every"),
            FunctionNode => ("自定义函数", "function definitions"),
            ContextNode => ("花括号的组合值", "context literals"),
            InstanceNode => ("instance of (类型已经固定)", "instance of (types are fixed here)"),
            _ => ("这种写法", "this form"),
        };
        return Error(node, "feel.refused", $"规章里的算式不用“{zh}”；请写成表格的一行、一个计数器或一个有名字的值。",
            $"Regulations do not use {en}; write a table row, a counter or a named value instead.");
    }

    private Bound Error(Node node, string code, string zh, string en, Phrase? hint = null)
    {
        bag.Error(code, source.At(node), new Phrase(zh, en), hint);
        return Bound.Mistake;
    }
}
