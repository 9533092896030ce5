using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Instructions;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Binding;

/// <content>Lists, properties and built-in functions.</content>
internal sealed partial class Binder
{
    private Bound List(ListNode node)
    {
        var parts = node.Items.Select(item => Bind(item)).ToArray();
        if (Array.Exists(parts, p => p.IsMistake)) return Bound.Mistake;
        FeelType? element = parts.Length == 0 ? FeelType.Any : parts[0].Type;
        for (var i = 1; i < parts.Length; i++)
        {
            var joined = TypeRules.Join(element, parts[i].Type);
            if (joined is null)
                return Error(node.Items[i], "feel.type", $"列表里前面是{element.Name.Zh}，这一项却是{parts[i].Type.Name.Zh}。",
                    $"The list holds {element.Name.En} so far, but this item is {parts[i].Type.Name.En}.");
            element = joined;
        }
        return Fold(node, FeelType.ListOf(element), new MakeList([.. parts.Select(p => p.Code)]), parts);
    }

    private Bound Filter(FilterNode node)
    {
        var list = Bind(node.Source);
        if (list.IsMistake) return list;
        var readsBefore = fieldReads;
        items.Push(list.Type.Element ?? list.Type);
        var condition = Bind(node.Condition);
        items.Pop();
        if (condition.IsMistake) return condition;
        var site = new Site(source, node);
        if (condition.Type.IsNumeric) return Fold(node, list.Type.Element ?? list.Type, new PickItem(list.Code, condition.Code, site), list, condition);
        if (condition.Type != FeelType.Boolean)
            return Error(node.Condition, "feel.type", $"方括号里要写条件或第几项，这里是{condition.Type.Name.Zh}。",
                $"Square brackets hold a condition or a position; this is {condition.Type.Name.En}.");
        var type = list.Type is ListType ? list.Type : FeelType.ListOf(list.Type);
        var code = new Instructions.Filter(list.Code, condition.Code);
        // The condition itself reads the item and is never constant; the whole is, when neither list nor condition reads a field.
        return readsBefore == fieldReads && items.Count == 0 ? Fold(node, type, code, list) : new Bound(type, code);
    }

    private Bound Path(PathNode node)
    {
        if (UndeclaredRoot(node) is { } dotted) return UnknownName(node, dotted);
        var owner = Bind(node.Source);
        if (owner.IsMistake) return owner;
        var known = Properties.NamesOf(owner.Type);
        if (owner.Type != FeelType.Any && !known.Contains(node.Name))
        {
            var list = known.Count == 0 ? new Phrase($"{owner.Type.Name.Zh}后面不能加点。", $"Nothing can follow {owner.Type.Name.En} with a dot.")
                : new Phrase($"可以写：{string.Join(", ", known)}。", $"It has: {string.Join(", ", known)}.");
            return Error(node, "feel.unknown-property", $"{owner.Type.Name.Zh}没有“{node.Name}”这一项。", $"There is no \"{node.Name}\" in {owner.Type.Name.En}.",
                Suggestion.DidYouMean(node.Name, known) ?? list);
        }
        return Fold(node, Properties.TypeOf(node.Name), new ReadProperty(owner.Code, node.Name, new Site(source, node)), owner);
    }

    /// <summary><c>fine.absense_amount</c>: a dotted name whose first part is not declared either is looked up, and reported, as a whole.</summary>
    private string? UndeclaredRoot(PathNode node) => node.Source switch
    {
        NameNode { Name: var root } when scope.Find(root) is null && !(root == "item" && items.Count > 0) => $"{root}.{node.Name}",
        PathNode inner when UndeclaredRoot(inner) is { } dotted => $"{dotted}.{node.Name}",
        _ => null,
    };

    private Bound Call(CallNode node)
    {
        if (node.Target is not NameNode { Name: var name }) return Refuse(node);
        if (scope.Find(name) is not null)
            return Error(node.Target, "feel.not-a-function", $"“{name}”是一个值，后面不能加括号。", $"\"{name}\" is a value; it takes no brackets.");
        if (name == "not" && node.Arguments is [{ Name: null, Value: var negated }])
        {
            var operand = Truth(negated);
            return operand.IsMistake ? operand : Fold(node, FeelType.Boolean, new Not(operand.Code), operand);
        }
        if (name is "today" or "now")
            return Error(node, "feel.clock", "规章里的算式不看“今天”：同一件事今天算和明天算要一样。请用事实里的日期字段。",
                "Rules never look at the clock: a case must come out the same tomorrow. Use a date field of the fact.");
        var overloads = BuiltIns.Find(name).Where(f => f.Result is not null).ToArray();
        if (overloads.Length == 0)
            return Error(node.Target, BuiltIns.Find(name).Length > 0 ? "feel.refused" : "feel.unknown-function", $"没有“{name}”这个函数。",
                $"There is no function \"{name}\".", Suggestion.DidYouMean(name, BuiltIns.StrictNames));
        var arguments = node.Arguments.Select(a => Bind(a.Value)).ToArray();
        return Array.Exists(arguments, a => a.IsMistake) ? Bound.Mistake : Chosen(node, overloads, arguments);
    }

    private Bound Chosen(CallNode node, BuiltIn[] overloads, Bound[] arguments)
    {
        var names = node.Arguments.Select(a => a.Name).ToArray();
        (BuiltIn Function, int At, Bound[] Ordered)? wrongType = null;
        foreach (var function in overloads)
        {
            if (ArgumentOrder.Of(function, names) is not { } order || order.Contains(-1)) continue;
            var ordered = Array.ConvertAll(order, at => arguments[at]);
            var wrong = -1;
            for (var i = 0; i < ordered.Length && wrong < 0; i++)
                if (!function.ParameterAt(i).Accepts.Takes(ordered[i].Type)) wrong = i;
            if (wrong < 0)
            {
                var type = function.Result!(Array.ConvertAll(ordered, a => a.Type));
                return Fold(node, type, new Call(function, Array.ConvertAll(ordered, a => a.Code), new Site(source, node)), ordered);
            }
            wrongType ??= (function, wrong, ordered);
        }
        return wrongType is { } w ? WrongType(node, w.Function, w.At, w.Ordered[w.At].Type) : WrongCount(node, overloads, names);
    }

    private Bound WrongType(CallNode node, BuiltIn function, int at, FeelType found)
    {
        var parameter = function.ParameterAt(at);
        var where = node.Arguments.All(a => a.Name is null) ? node.Arguments[at].Value : node;
        return Error(where, "feel.argument-type", $"{function.Signature} 的 {parameter.Name} 应为{parameter.Accepts.Name.Zh}，这里是{found.Name.Zh}。",
            $"{parameter.Name} of {function.Signature} takes {parameter.Accepts.Name.En}, not {found.Name.En}.");
    }

    private Bound WrongCount(CallNode node, BuiltIn[] overloads, string?[] names)
    {
        var signatures = string.Join("; ", overloads.Select(f => f.Signature).Distinct());
        var given = names.Length == 0 ? new Phrase("没有给参数", "no argument is given") : new Phrase($"这里给了 {names.Length} 个参数", $"{names.Length} given");
        return Error(node, "feel.argument-count", $"参数不对：{given.Zh}；写法是 {signatures}。", $"Wrong arguments: {given.En}; write {signatures}.");
    }
}
