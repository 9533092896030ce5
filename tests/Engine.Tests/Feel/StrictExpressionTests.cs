using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tests.Feel;

public sealed class StrictExpressionTests
{
    public static TheoryData<string, string> Constants => new()
    {
        { "1 + 2 * 3", "7" },
        { "(1 + 2) * 3", "9" },
        { "-2 ** 2", "4" },
        { "2 ** -1", "0.5" },
        { "10 / 4", "2.5" },
        { ".5 + 1.25e1", "13" },
        { "modulo(10, 4) + abs(-3)", "5" },
        { "round(2.345, 2)", "2.35" },
        { "round(-2.5)", "-3" },
        { "round half up(2.5, 0) + decimal(2.5, 0)", "5" },
        { "round up(1.121, 2)", "1.13" },
        { "round down(-1.129, 2)", "-1.12" },
        { "floor(-1.5) + ceiling(1.2)", "0" },
        { "round half up(1234.5, -2)", "1200" },
        { "min(3, 1, 2) + max([4, 9])", "10" },
        { "sum([1, 2, 3]) / count([1, 2, 3])", "2" },
        { "mean(1, 2, 6)", "3" },
        { "[5, 20, 30][item > 10]", "[20, 30]" },
        { "count([5, 20, 30][item >= 20])", "2" },
        { "[5, 20, 30][-1]", "30" },
        { "list contains([1, 2], 2)", "true" },
        { "if 3 > 2 then 10 else 20", "10" },
        { "5 between 1 and 5", "true" },
        { "5 in [1..5)", "false" },
        { "5 in (1, 3, >= 5)", "true" },
        { "5 in [1, 5]", "true" },
        { "not(5 in ]1..5[)", "true" },
        { "\"迟到\" + \"早退\"", "迟到早退" },
        { "string length(\"迟到\")", "2" },
        { "contains(\"class-1\", \"class\")", "true" },
        { "2014-04-01", "2014-04-01" },
        { "2014-04-01 + @\"P1M\"", "2014-05-01" },
        { "2014-01-31 + duration(\"P1M\")", "2014-02-28" },
        { "(2014-04-01 - 2014-03-01).days", "31" },
        { "2014-04-01.weekday", "2" },
        { "@\"08:30:00\" + @\"PT45M\"", "09:15:00" },
        { "(@\"09:10:00\" - @\"08:30:00\").minutes", "40" },
        { "years and months duration(2014-04-01, 2016-05-01).years", "2" },
        { "2014-04-01 < 2014-04-02 and 2014-04-01 = date(2014, 4, 1)", "true" },
        { "yes and not(no)", "true" },
    };

    [Theory, MemberData(nameof(Constants))]
    public void Works_out_what_needs_no_facts(string text, string expected)
    {
        var expression = Strict.Good(text);
        Assert.True(expression.IsConstant);
        Assert.Equal(expected, ValueText.Of(expression.ConstantValue));
        Assert.Equal(expected, ValueText.Of(expression.Evaluate([])));
    }

    [Theory]
    [InlineData("day_wage + 200", "300")]
    [InlineData("fine.absence_amount", "300")]
    [InlineData("fine.absence_amount * 2 - late-fee", "595")]
    [InlineData("kind = late", "true")]
    [InlineData("late = kind", "true")]
    [InlineData("kind != \"late\"", "false")]
    [InlineData("kind in (late, early)", "true")]
    [InlineData("minutes in [count_from..absence_from)", "true")]
    [InlineData("count_from <= minutes", "true")]
    [InlineData("outcome = late and excused = no", "true")]
    [InlineData("中班补贴 * 2", "30")]
    [InlineData("if minutes >= absence_from then fine.absence_amount else 10", "10")]
    [InlineData("max(minutes - count_from, 0) * 0.5", "1")]
    [InlineData("day.month", "4")]
    [InlineData("day >= 2014-04-01", "true")]
    [InlineData("[minutes, count_from, 3][item > count_from]", "[12]")]
    [InlineData("upper case(note)", "OK")]
    public void Works_over_the_facts_of_a_case(string text, string expected) =>
        Assert.Equal(expected, ValueText.Of(Strict.Run(text, ("kind", "late"), ("minutes", 12), ("excused", false), ("day_wage", 100),
            ("day", "2014-04-03"), ("outcome", "late"), ("note", "ok"), ("中班补贴", 15), ("late-fee", 5))));

    [Fact]
    public void Knows_its_type_reads_names_and_numbers()
    {
        var expression = Strict.Good("if kind = late then fine.absence_amount + 10 else 2.5");
        Assert.Equal(FeelType.Money, expression.Type);
        Assert.Equal(["day_wage", "kind"], expression.Reads.Order());
        Assert.Equal(["fine.absence_amount", "kind", "late"], expression.Names.Order());
        Assert.Equal([(10m, 53), (2.5m, 61)], expression.Numbers.Select(n => (n.Number, n.Where.Column)));
        Assert.False(expression.IsConstant);
    }

    [Fact]
    public void Gives_an_option_its_place_in_the_expected_choice()
    {
        var expression = Strict.Good("late", expected: Strict.Outcome);
        Assert.Equal(1, expression.ConstantValue.Ordinal);
        Assert.Equal(Strict.Outcome, expression.Type);
    }

    [Theory]
    [InlineData("10 / minutes", "feel.divide-by-zero")]
    [InlineData("modulo(10, minutes)", "feel.divide-by-zero")]
    [InlineData("(minutes + 79228162514264337593543950335) * 2", "feel.overflow")]
    [InlineData("[1, 2][minutes]", "feel.position")]
    [InlineData("sqrt(minutes - 1)", "feel.negative")]
    public void Answers_a_mistake_at_run_time_with_its_reason_and_place(string text, string code)
    {
        var value = Strict.Run(text, ("minutes", 0));
        Assert.True(value.IsNull);
        Assert.Equal(code, value.Fault!.Code);
        Assert.Equal(7, value.Fault.Where.Line);
        Assert.True(value.Fault.Message.Zh.Length > 3 && value.Fault.Message.En.Length > 3);
    }
}
