using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Conformance;

/// <content>Invocations: built-in functions, functions of the expression, and the three that need this interpreter.</content>
internal sealed partial class Interpreter
{
    private Value Call(CallNode node, Bindings names)
    {
        var arguments = node.Arguments.Select(a => (a.Name, Value: Evaluate(a.Value, names))).ToArray();
        if (node.Target is NameNode { Name: var name } && names.Find(name) is null)
        {
            var overloads = Overloads(name);
            return overloads.Length > 0
                ? Invocation.Call(overloads, arguments, Site(node))
                : Fail(node.Target, "feel.unknown-function", $"没有“{name}”这个函数。", $"There is no function \"{name}\".");
        }
        var target = Evaluate(node.Target, names);
        return target.AsBoxed switch
        {
            BuiltInFunction function => Invocation.Call(function.Overloads, arguments, Site(node)),
            Closure closure => closure.Call(arguments, Site(node)),
            _ => target.Fault is not null ? target : Fail(node, "feel.not-a-function", "这不是函数，后面不能加括号。", "This is not a function and takes no brackets."),
        };
    }

    private BuiltIn[] Overloads(string name) => name switch
    {
        "now" => [new("now", [], null, (_, _) => Value.Box(now))],
        "today" => [new("today", [], null, (_, _) => now.Date.ToValue())],
        "range" => [new("range", [new("from", Accepts.Text)], null, (a, site) => RangeFromText(a[0].AsText, site))],
        _ => BuiltIns.Find(name),
    };

    /// <summary><c>range("[1..3]")</c>: both ends must be literals, in order.</summary>
    private Value RangeFromText(string text, Site site)
    {
        var inner = new SourceText(new(text, site.Where));
        var parser = new Parser(inner, new NameTable([], BuiltIns.Names), strict: false);
        if (parser.WholeExpression() is RangeNode range && parser.Failure is null && IsLiteral(range.Low) && IsLiteral(range.High))
        {
            var made = new Interpreter(inner, now).Evaluate(range, new Bindings(null));
            if (made.AsBoxed is RangeValue { Low: { } low, High: { } high } && Comparison.Compare(low, high) <= 0) return made;
        }
        return site.Fail("feel.not-a-range", $"“{text}”不是范围；例如 [1..3]。", $"\"{text}\" is not a range; write it like [1..3].");
    }

    private static bool IsLiteral(Node node) => node switch
    {
        LiteralNode or AtNode => true,
        NegateNode negate => negate.Operand is LiteralNode,
        CallNode { Target: NameNode { Name: "date" or "time" or "date and time" or "duration" } } call => call.Arguments.All(a => a.Value is LiteralNode),
        _ => false,
    };

    private Value IsInstance(InstanceNode node, Bindings names)
    {
        var value = Evaluate(node.Value, names);
        return TypeTests.Conforms(value, node.Type, nested: false) is { } conforms
            ? Value.Of(conforms)
            : Fail(node.Type, "feel.unknown-type", $"没有“{node.Type.Name}”这个类型。", $"There is no type \"{node.Type.Name}\".");
    }

    /// <summary>A function written in the expression, with the names it saw there.</summary>
    internal sealed class Closure(Interpreter interpreter, FunctionNode function, Bindings names) : FunctionValue
    {
        public FunctionNode Function => function;

        public override int Arity => function.Parameters.Count;

        public override Value Invoke(ReadOnlySpan<Value> arguments, Site site)
        {
            if (function.External) return site.Fail("feel.external", "不运行外部代码。", "External code is not run.");
            if (arguments.Length != Arity)
                return site.Fail("feel.argument-count", $"这个函数要 {Arity} 个参数，给了 {arguments.Length} 个。", $"This function takes {Arity} arguments, {arguments.Length} given.");
            var inner = new Bindings(names);
            for (var i = 0; i < arguments.Length; i++)
            {
                var parameter = function.Parameters[i];
                var value = parameter.Type is null ? arguments[i] : TypeTests.Coerce(arguments[i], parameter.Type, site);
                if (value.Fault is not null && parameter.Type is not null) return value;
                inner.With(parameter.Name, value);
            }
            return interpreter.Evaluate(function.Body, inner);
        }

        public Value Call((string? Name, Value Value)[] arguments, Site site)
        {
            if (Array.TrueForAll(arguments, a => a.Name is null)) return Invoke(Array.ConvertAll(arguments, a => a.Value), site);
            var ordered = new Value[Arity];
            for (var i = 0; i < Arity; i++)
            {
                var name = function.Parameters[i].Name;
                var at = Array.FindIndex(arguments, a => a.Name == name);
                if (at < 0 || arguments.Length != Arity)
                    return site.Fail("feel.argument-name", $"参数名对不上，缺“{name}”。", $"The argument names do not fit; \"{name}\" is missing.");
                ordered[i] = arguments[at].Value;
            }
            return Invoke(ordered, site);
        }
    }
}

/// <summary>A built-in function used as a value.</summary>
internal sealed class BuiltInFunction(BuiltIn[] overloads) : FunctionValue
{
    public BuiltIn[] Overloads => overloads;

    public override int Arity => overloads.Length == 1 && overloads[0].Least == overloads[0].Most ? overloads[0].Least : -1;

    public override Value Invoke(ReadOnlySpan<Value> arguments, Site site) =>
        Invocation.Call(overloads, [.. arguments.ToArray().Select(a => ((string?)null, a))], site);
}
