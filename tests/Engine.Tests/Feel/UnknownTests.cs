using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tests.Feel;

public sealed class UnknownTests
{
    private static readonly Scope Three = new Scope().Field("a", FeelType.Boolean, 0).Field("b", FeelType.Boolean, 1).Field("n", FeelType.Number, 2);

    private static Value Of(string word, string field) => word switch { "yes" => Value.Yes, "no" => Value.No, _ => Value.Unknown(field) };

    private static string Word(Value value) => value.Kind switch { ValueKind.Boolean => value.AsBoolean ? "yes" : "no", ValueKind.Unknown => $"? {value.UnknownOf}", _ => "fault" };

    [Theory]
    [InlineData("yes", "yes", "yes", "yes")]
    [InlineData("yes", "no", "no", "yes")]
    [InlineData("no", "yes", "no", "yes")]
    [InlineData("no", "no", "no", "no")]
    [InlineData("yes", "?", "? b", "yes")]
    [InlineData("no", "?", "no", "? b")]
    [InlineData("?", "yes", "? a", "yes")]
    [InlineData("?", "no", "no", "? a")]
    [InlineData("?", "?", "? a", "? a")]
    public void Follows_the_truth_tables_of_and_and_or(string a, string b, string and, string or)
    {
        Value[] frame = [Of(a, "a"), Of(b, "b"), default];
        Assert.Equal(and, Word(Strict.Good("a and b", Three).Evaluate(frame)));
        Assert.Equal(or, Word(Strict.Good("a or b", Three).Evaluate(frame)));
    }

    [Theory]
    [InlineData("not(a)", "? a")]
    [InlineData("a = no", "? a")]
    [InlineData("n + 1 > 3", "? n")]
    [InlineData("n in [1..3]", "? n")]
    [InlineData("n between 1 and 3 or b", "yes")]
    [InlineData("if a then 1 else 2", "? a")]
    [InlineData("max(n, 3) = 3", "? n")]
    [InlineData("count([n, 3]) = 2", "? n")]
    [InlineData("-n = 1", "? n")]
    [InlineData("n in (1, 2) and no", "no")]
    public void Carries_what_is_not_known_and_names_it(string text, string expected) =>
        Assert.Equal(expected, Word(Strict.Good(text, Three).Evaluate([Value.Unknown("a"), Value.Yes, Value.Unknown("n")])));

    [Fact]
    public void Reads_an_empty_place_of_the_frame_as_unknown_never_as_no()
    {
        Assert.Equal("? a", Word(Strict.Good("a", Three).Evaluate(new Value[3])));
        Assert.Equal("? n", Word(Strict.Good("n = 0", Three).Evaluate(new Value[3])));
    }

    [Fact]
    public void Lets_a_mistake_win_over_unknown_but_not_over_a_decided_side()
    {
        Value[] frame = [Value.Unknown("a"), Value.No, Value.Of(0m)];
        Assert.Equal("feel.divide-by-zero", Strict.Good("a and 1 / n > 2", Three).Evaluate(frame).Fault!.Code);
        Assert.Equal("no", Word(Strict.Good("b and 1 / n > 2", Three).Evaluate(frame)));
        Assert.Equal("no", Word(Strict.Good("1 / n > 2 and b", Three).Evaluate(frame)));
    }
}
