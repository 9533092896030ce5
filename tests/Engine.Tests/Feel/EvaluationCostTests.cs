using CsCheck;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tests.Feel;

public sealed class EvaluationCostTests
{
    [Theory]
    [InlineData("minutes >= count_from and minutes < absence_from")]
    [InlineData("kind = late and not(excused)")]
    [InlineData("kind in (late, early) or outcome != late")]
    [InlineData("if minutes > 60 then fine.absence_amount else max(minutes - 10, 0) * 0.5")]
    [InlineData("round(day_wage / 3, 2) + min(1, 2, minutes)")]
    [InlineData("modulo(minutes, 7) = 5 and even(minutes)")]
    [InlineData("minutes in [count_from..absence_from)")]
    [InlineData("day >= 2014-04-01 and day < 2015-01-01")]
    public void Allocates_nothing_for_numbers_options_days_and_logic(string text)
    {
        var expression = Strict.Good(text);
        var frame = Strict.Frame(("kind", "late"), ("minutes", 12), ("excused", false), ("day_wage", 100), ("day", "2014-04-03"), ("outcome", "none"));
        Assert.True(expression.Evaluate(frame).Kind > ValueKind.Unknown);
        Assert.Equal(0, AllocatedBy(() => expression.Evaluate(frame)));
        Assert.Equal(0, AllocatedBy(() => expression.Evaluate(Blank)));
    }

    [Fact]
    public void Allocates_nothing_to_match_a_cell()
    {
        var cell = Strict.Cell("not([1..5), 7, >= 100)", FeelType.Number);
        Assert.Equal(0, AllocatedBy(() => cell.Matches(Value.Of(50m))));
        var options = Strict.Cell("late, early", Strict.Kind);
        Assert.Equal(0, AllocatedBy(() => options.Matches(Value.Choice("asleep", 3))));
    }

    [Fact]
    public void Agrees_with_decimal_arithmetic_and_never_throws() =>
        Gen.Select(Gen.Decimal, Gen.Decimal, Gen.OneOfConst('+', '-', '*', '/')).Sample((a, b, op) =>
        {
            var scope = new Scope().Field("a", FeelType.Number, 0).Field("b", FeelType.Number, 1);
            var found = Strict.Good($"a {op} b", scope).Evaluate([Value.Of(a), Value.Of(b)]);
            decimal? expected;
            try
            {
                expected = op switch { '+' => a + b, '-' => a - b, '*' => a * b, _ => a / b };
            }
            catch (Exception e) when (e is OverflowException or DivideByZeroException)
            {
                expected = null;
            }
            return expected is { } number ? found.Kind == ValueKind.Number && found.AsNumber == number : found.Fault is not null;
        });

    [Fact]
    public void Rounds_as_decimal_rounds() =>
        Gen.Select(Gen.Decimal[-1_000_000, 1_000_000], Gen.Int[0, 6]).Sample((number, digits) =>
        {
            var scope = new Scope().Field("n", FeelType.Number, 0);
            Value[] frame = [Value.Of(number)];
            return Strict.Good($"round half up(n, {digits})", scope).Evaluate(frame).AsNumber == decimal.Round(number, digits, MidpointRounding.AwayFromZero)
                && Strict.Good($"decimal(n, {digits})", scope).Evaluate(frame).AsNumber == decimal.Round(number, digits, MidpointRounding.ToEven)
                && Strict.Good($"floor(n, {digits})", scope).Evaluate(frame).AsNumber == decimal.Round(number, digits, MidpointRounding.ToNegativeInfinity)
                && Strict.Good($"round down(n, {digits})", scope).Evaluate(frame).AsNumber == decimal.Round(number, digits, MidpointRounding.ToZero);
        });

    private static readonly Value[] Blank = new Value[Strict.Fields.Length];

    private static long AllocatedBy<T>(Func<T> work)
    {
        for (var i = 0; i < 10; i++) work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
