using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Instructions;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Binding;

/// <content>Arithmetic, comparison, membership and logic.</content>
internal sealed partial class Binder
{
    private Bound Negation(NegateNode node)
    {
        var operand = Bind(node.Operand);
        if (operand.IsMistake) return operand;
        if (!operand.Type.IsNumeric && !TypeRules.IsDuration(operand.Type) && operand.Type != FeelType.Any)
            return Error(node, "feel.type", $"负号只用于数和时长，这里是{operand.Type.Name.Zh}。", $"Only numbers and durations can be negated; this is {operand.Type.Name.En}.");
        return Fold(node, operand.Type, new Negate(operand.Code, new Site(source, node)), operand);
    }

    private Bound Calculation(BinaryNode node)
    {
        var (left, right) = (Bind(node.Left), Bind(node.Right));
        if (left.IsMistake || right.IsMistake) return Bound.Mistake;
        var (a, b) = (left.Type, right.Type);
        var type = a == FeelType.Any || b == FeelType.Any ? FeelType.Any : node.Op switch
        {
            Operator.Add => TypeRules.Add(a, b),
            Operator.Subtract => TypeRules.Subtract(a, b),
            Operator.Multiply => TypeRules.Multiply(a, b),
            Operator.Divide => TypeRules.Divide(a, b),
            _ => a.IsNumeric && b.IsNumeric ? FeelType.Number : null,
        };
        if (type is null)
        {
            var sign = OperatorText.Of(node.Op);
            return Error(node, "feel.type", $"{a.Name.Zh} {sign} {b.Name.Zh} 算不出来；{Expected(node.Op).Zh}。",
                $"{a.Name.En} {sign} {b.Name.En} has no meaning; {Expected(node.Op).En}.", DaysHint(a, b));
        }
        var site = new Site(source, node);
        Instruction code = right is { IsConstant: true, Constant.Kind: ValueKind.Number }
            ? new CalculateWithNumber(node.Op, left.Code, right.Constant.AsNumber, site)
            : new Calculate(node.Op, left.Code, right.Code, site);
        return Fold(node, type, code, left, right);
    }

    private static Phrase? DaysHint(FeelType a, FeelType b) => (a == FeelType.Date && b.IsNumeric) || (a.IsNumeric && b == FeelType.Date)
        ? new("一天写作 @\"P1D\"，一个月写作 @\"P1M\"。", "One day is written @\"P1D\", one month @\"P1M\".")
        : null;

    private static Phrase Expected(Operator op) => op switch
    {
        Operator.Add => new("+ 用于两个数、两段文字，或日期加时长", "+ takes two numbers, two texts, or a date and a duration"),
        Operator.Subtract => new("- 用于两个数、两个日期，或日期减时长", "- takes two numbers, two dates, or a date and a duration"),
        Operator.Power => new("** 用于两个数", "** takes two numbers"),
        _ => new("乘除用于数，或时长和数", "* and / take numbers, or a duration and a number"),
    };

    private Bound Comparison(BinaryNode node)
    {
        var left = Bind(node.Left, ChoiceBeside(node.Right));
        var right = Bind(node.Right, ChoiceBeside(node.Left) ?? left.Type as ChoiceType);
        if (left.IsMistake || right.IsMistake) return Bound.Mistake;
        if (!CheckComparable(node, node.Op, left.Type, right.Type)) return Bound.Mistake;
        return Fold(node, FeelType.Boolean, CompareCode(node.Op, left, right, new Site(source, node)), left, right);
    }

    /// <summary>The choice a field or formula named by <paramref name="node"/> is of, so that options beside it need no quotes.</summary>
    private ChoiceType? ChoiceBeside(Node node) => node is not NameNode { Name: var name } ? null : scope.Find(name) switch
    {
        FieldEntry field => field.Type as ChoiceType,
        FormulaEntry formula => formula.Expression.Type as ChoiceType,
        _ => null,
    };

    private bool CheckComparable(Node node, Operator op, FeelType a, FeelType b)
    {
        if (!a.FitsIn(b) && !b.FitsIn(a))
        {
            Error(node, "feel.type", $"{a.Name.Zh}和{b.Name.Zh}不能比较。", $"{a.Name.En} and {b.Name.En} cannot be compared.");
            return false;
        }
        var ordering = op is not (Operator.Equal or Operator.NotEqual);
        var unordered = !TypeRules.HasOrder(a) ? a : !TypeRules.HasOrder(b) ? b : null;
        if (!ordering || unordered is null || unordered == FeelType.Any) return true;
        Error(node, "feel.no-order", $"{unordered.Name.Zh}没有大小之分，只能用 = 和 != 比较。", $"{unordered.Name.En} has no order; compare it with = or != only.");
        return false;
    }

    private static Instruction CompareCode(Operator op, Bound left, Bound right, Site site)
    {
        if (left.IsConstant && !right.IsConstant) return CompareCode(Mirrored(op), right, left, site);
        if (left.Code is ReadField field && right.IsConstant)
        {
            var fixedValue = right.Constant;
            if (fixedValue.Kind == ValueKind.Number) return new CompareFieldWithNumber(op, field, fixedValue.AsNumber, site);
            if (fixedValue.Kind == ValueKind.Text && op is Operator.Equal or Operator.NotEqual)
                return new CompareFieldWithText(op == Operator.Equal, field, fixedValue.AsText, site);
        }
        return new Compare(op, left.Code, right.Code, site);
    }

    private static Operator Mirrored(Operator op) => op switch
    {
        Operator.Less => Operator.Greater,
        Operator.LessEqual => Operator.GreaterEqual,
        Operator.Greater => Operator.Less,
        Operator.GreaterEqual => Operator.LessEqual,
        _ => op,
    };

    private Bound Combination(BinaryNode node)
    {
        var (left, right) = (Truth(node.Left), Truth(node.Right));
        if (left.IsMistake || right.IsMistake) return Bound.Mistake;
        return Fold(node, FeelType.Boolean, new Combine(node.Op == Operator.And, left.Code, right.Code), left, right);
    }

    /// <summary>A part that must be yes or no.</summary>
    private Bound Truth(Node node)
    {
        var bound = Bind(node);
        if (bound.Type.FitsIn(FeelType.Boolean)) return bound;
        return Error(node, "feel.type", $"这里要是或否，却是{bound.Type.Name.Zh}。", $"Yes or no is expected here, found {bound.Type.Name.En}.");
    }

    private Bound Between(BetweenNode node)
    {
        var (value, low, high) = (Bind(node.Value), Bind(node.Low), Bind(node.High));
        return Within(node, value, (low, true), (high, true));
    }

    private Bound Within(Node node, Bound value, (Bound Bound, bool Included) low, (Bound Bound, bool Included) high)
    {
        if (value.IsMistake || low.Bound.IsMistake || high.Bound.IsMistake) return Bound.Mistake;
        if (!CheckComparable(node, Operator.Less, value.Type, low.Bound.Type) || !CheckComparable(node, Operator.Less, value.Type, high.Bound.Type))
            return Bound.Mistake;
        var code = new LiesBetween(value.Code, low.Bound.Code, low.Included, high.Bound.Code, high.Included, new Site(source, node));
        return Fold(node, FeelType.Boolean, code, value, low.Bound, high.Bound);
    }

    private Bound In(InNode node)
    {
        var value = Bind(node.Value);
        var tests = node.Tests.Select(test => MembershipTest(node, value, test)).ToArray();
        if (value.IsMistake || Array.Exists(tests, t => t.IsMistake)) return Bound.Mistake;
        if (tests.Length == 1) return tests[0];
        return Fold(node, FeelType.Boolean, new AnyOf([.. tests.Select(t => t.Code)]), tests);
    }

    private Bound MembershipTest(InNode node, Bound value, Node test)
    {
        switch (test)
        {
            case TestNode { Op: var op, Operand: var operand }: return ComparedWith(node, op, value, Bind(operand, value.Type));
            case RangeNode range: return Within(test, value, (Bind(range.Low), range.LowIncluded), (Bind(range.High), range.HighIncluded));
            case ListNode { Items: var listed } when listed.Count > 0:
                var each = listed.Select(item => MembershipTest(node, value, item)).ToArray();
                return Array.Exists(each, t => t.IsMistake) ? Bound.Mistake : Fold(node, FeelType.Boolean, new AnyOf([.. each.Select(t => t.Code)]), each);
        }
        var bound = Bind(test, value.Type);
        if (bound.Type is not ListType list) return ComparedWith(node, Operator.Equal, value, bound);
        if (value.IsMistake || !CheckComparable(node, Operator.Equal, value.Type, list.Of)) return Bound.Mistake;
        return Fold(node, FeelType.Boolean, new IsAmong(value.Code, bound.Code), value, bound);
    }

    private Bound ComparedWith(Node node, Operator op, Bound value, Bound other)
    {
        if (value.IsMistake || other.IsMistake || !CheckComparable(node, op, value.Type, other.Type)) return Bound.Mistake;
        return Fold(node, FeelType.Boolean, CompareCode(op, value, other, new Site(source, node)), value, other);
    }
}
