using Yunzhang.Engine.Feel.Syntax;
using Yunzhang.Engine.Feel.Temporal;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>The five operations over every pair of kinds the standard allows; anything else is a failure that names both kinds.</summary>
internal static class Arithmetic
{
    public static Value Apply(Operator op, Value a, Value b, Site site)
    {
        if (a.Kind == ValueKind.Number && b.Kind == ValueKind.Number) return Numbers(op, a.AsNumber, b.AsNumber, site);
        if (a.Fault is not null) return a;
        if (b.Fault is not null) return b;
        if (a.IsNull || b.IsNull) return site.Fail("feel.null-operand", "空值 null 不能参加计算。", "null cannot be calculated with.");
        try
        {
            return (op switch
            {
                Operator.Add => Add(a, b) ?? Add(b, a),
                Operator.Subtract => Subtract(a, b),
                Operator.Multiply => Multiply(a, b) ?? Multiply(b, a),
                Operator.Divide => Divide(a, b, site),
                _ => null,
            }) ?? Mismatch(op, a, b, site);
        }
        catch (OverflowException)
        {
            return Overflow(site);
        }
    }

    public static Value Numbers(Operator op, decimal a, decimal b, Site site)
    {
        try
        {
            switch (op)
            {
                case Operator.Add: return Value.Of(a + b);
                case Operator.Subtract: return Value.Of(a - b);
                case Operator.Multiply: return Value.Of(a * b);
                case Operator.Divide: return b == 0 ? ByZero(a, site) : Value.Of(a / b);
                default: return Numerics.Power(a, b, site);
            }
        }
        catch (OverflowException)
        {
            return Overflow(site);
        }
    }

    public static Value Negate(Value value, Site site)
    {
        if (value.Kind == ValueKind.Number) return Value.Of(-value.AsNumber);
        if (value.Fault is not null) return value;
        switch (value.AsBoxed)
        {
            case DaysSpan days: return Value.Box(new DaysSpan(-days.Seconds));
            case MonthsSpan months: return Value.Box(new MonthsSpan(-months.Months));
            default:
                var kind = KindName.Of(value);
                return site.Fail("feel.type", $"负号只用于数和时长，这里是{kind.Zh}。", $"Only numbers and durations can be negated; this is {kind.En}.");
        }
    }

    public static Value Overflow(Site site) =>
        site.Fail("feel.overflow", "结果超出能表示的范围（28 位数字）。", "The result is larger than can be kept (28 digits).");

    private static Value ByZero(decimal a, Site site) =>
        site.Fail("feel.divide-by-zero", $"{ValueText.Of(a)} 除以 0 没有结果。", $"{ValueText.Of(a)} divided by 0 has no result.");

    private static Value? Add(Value a, Value b)
    {
        if (a.Kind == ValueKind.Text && b.Kind == ValueKind.Text) return Value.Of(a.AsText + b.AsText);
        return b.AsBoxed switch
        {
            DaysSpan days => Plus(a, days.Seconds),
            MonthsSpan months => PlusMonths(a, months.Months),
            _ => null,
        };
    }

    private static Value? Subtract(Value a, Value b)
    {
        switch (b.AsBoxed)
        {
            case DaysSpan days: return Plus(a, -days.Seconds);
            case MonthsSpan months: return PlusMonths(a, -months.Months);
        }
        if (a.AsBoxed is ClockTime x && b.AsBoxed is ClockTime y)
            return x.Zone is null == y.Zone is null ? Days(x.SecondOfDayUtc - y.SecondOfDayUtc) : null;
        if (Moment.Of(a) is not { } from || Moment.Of(b) is not { } to) return null;
        return from.Zone is null == to.Zone is null ? Days(from.Instant - to.Instant) : null;
    }

    private static Value? Plus(Value a, decimal seconds)
    {
        if (CivilDate.Of(a) is not null) return Moment.Of(a)!.Plus(seconds)?.Date.ToValue();
        return a.AsBoxed switch
        {
            DaysSpan days => Days(days.Seconds + seconds),
            ClockTime time => Value.Box(time.Plus(seconds)),
            Moment moment => moment.Plus(seconds) is { } moved ? Value.Box(moved) : null,
            _ => null,
        };
    }

    private static Value? PlusMonths(Value a, long months)
    {
        if (CivilDate.Of(a) is { } date) return date.PlusMonths(months)?.ToValue();
        return a.AsBoxed switch
        {
            MonthsSpan span => Value.Box(new MonthsSpan(checked(span.Months + months))),
            Moment moment => moment.PlusMonths(months) is { } moved ? Value.Box(moved) : null,
            _ => null,
        };
    }

    private static Value? Multiply(Value a, Value b) => b.Kind != ValueKind.Number ? null : a.AsBoxed switch
    {
        DaysSpan days => Days(days.Seconds * b.AsNumber),
        MonthsSpan months => Months(months.Months * b.AsNumber),
        _ => null,
    };

    private static Value? Divide(Value a, Value b, Site site)
    {
        if (b.Kind == ValueKind.Number && a.AsBoxed is DaysSpan or MonthsSpan)
        {
            if (b.AsNumber == 0) return site.Fail("feel.divide-by-zero", "时长除以 0 没有结果。", "A duration divided by 0 has no result.");
            return a.AsBoxed is DaysSpan days ? Days(days.Seconds / b.AsNumber) : Months(((MonthsSpan)a.AsBoxed!).Months / b.AsNumber);
        }
        return (a.AsBoxed, b.AsBoxed) switch
        {
            (DaysSpan x, DaysSpan y) => Numbers(Operator.Divide, x.Seconds, y.Seconds, site),
            (MonthsSpan x, MonthsSpan y) => Numbers(Operator.Divide, x.Months, y.Months, site),
            _ => null,
        };
    }

    private static Value Days(decimal seconds) => Value.Box(DaysSpan.FromSeconds(seconds));

    private static Value Months(decimal months) => Value.Box(new MonthsSpan((long)decimal.Truncate(months)));

    private static Value Mismatch(Operator op, Value a, Value b, Site site)
    {
        var (left, right, sign) = (KindName.Of(a), KindName.Of(b), OperatorText.Of(op));
        return site.Fail("feel.type", $"{left.Zh} {sign} {right.Zh} 算不出来。", $"{left.En} {sign} {right.En} has no meaning.");
    }
}
