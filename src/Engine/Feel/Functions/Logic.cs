using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Comparison and three-valued logic over values. A missing side decides nothing: a mistake wins over unknown, unknown over yes/no.</summary>
internal static class Logic
{
    public static Value And(Value a, Value b)
    {
        if (IsNo(a) || IsNo(b)) return Value.No;
        return IsYes(a) && IsYes(b) ? Value.Yes : Undecided(a, b);
    }

    public static Value Or(Value a, Value b)
    {
        if (IsYes(a) || IsYes(b)) return Value.Yes;
        return IsNo(a) && IsNo(b) ? Value.No : Undecided(a, b);
    }

    public static bool IsYes(Value value) => value.Kind == ValueKind.Boolean && value.AsBoolean;

    public static bool IsNo(Value value) => value.Kind == ValueKind.Boolean && !value.AsBoolean;

    /// <summary>What to answer when a side is missing: its mistake, else the unknown, else null.</summary>
    public static Value Undecided(Value a, Value b)
    {
        if (a.IsNull && a.Fault is not null) return a;
        if (b.IsNull && b.Fault is not null) return b;
        if (a.IsUnknown) return a;
        return b.IsUnknown ? b : default;
    }

    public static Value Equal(Value a, Value b, bool wanted, Site site) =>
        Comparison.AreEqual(a, b) is { } same ? Value.Of(same == wanted) : Incomparable(a, b, site);

    public static Value Compare(Operator op, Value a, Value b, Site site)
    {
        if (op is Operator.Equal or Operator.NotEqual) return Equal(a, b, op == Operator.Equal, site);
        if (Comparison.Compare(a, b) is not { } order) return Incomparable(a, b, site);
        return Value.Of(Holds(op, order));
    }

    public static bool Holds(Operator op, int order) => op switch
    {
        Operator.Equal => order == 0,
        Operator.NotEqual => order != 0,
        Operator.Less => order < 0,
        Operator.LessEqual => order <= 0,
        Operator.Greater => order > 0,
        _ => order >= 0,
    };

    public static Value Incomparable(Value a, Value b, Site site)
    {
        if (a.Fault is not null) return a;
        if (b.Fault is not null) return b;
        var (left, right) = (KindName.Of(a), KindName.Of(b));
        return site.Fail("feel.type", $"{left.Zh}和{right.Zh}不能比较。", $"{left.En} and {right.En} cannot be compared.");
    }
}
