using CsCheck;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tests.Feel;

public sealed class CellTests
{
    [Theory]
    [InlineData("< count_from", 9, true)]
    [InlineData("< count_from", 10, false)]
    [InlineData("[count_from..absence_from)", 10, true)]
    [InlineData("[count_from..absence_from)", 60, false)]
    [InlineData("(10..20]", 10, false)]
    [InlineData("(10..20]", 20, true)]
    [InlineData("]10..20[", 20, false)]
    [InlineData(">= 60", 60, true)]
    [InlineData("> absence_from", 60, false)]
    [InlineData("<= -5", -5, true)]
    [InlineData("10", 10, true)]
    [InlineData("= 10", 10, true)]
    [InlineData("10, 20, [30..40]", 35, true)]
    [InlineData("10, 20, [30..40]", 25, false)]
    [InlineData("not(10, 20)", 10, false)]
    [InlineData("not(10, 20)", 15, true)]
    [InlineData("count_from * 2 + 1", 21, true)]
    [InlineData("-", 1, true)]
    public void Matches_numbers(string text, int value, bool expected) =>
        Assert.Equal(expected, Strict.Cell(text, FeelType.Number).Matches(Value.Of((decimal)value)));

    [Theory]
    [InlineData("late, early", "late", true)]
    [InlineData("late, early", "asleep", false)]
    [InlineData("not(late)", "early", true)]
    [InlineData("\"late\"", "late", true)]
    public void Matches_options(string text, string value, bool expected) =>
        Assert.Equal(expected, Strict.Cell(text, Strict.Kind).Matches(Value.Of(value)));

    [Theory]
    [InlineData("yes", true, true)]
    [InlineData("no", true, false)]
    [InlineData("true", true, true)]
    [InlineData("not(no)", true, true)]
    public void Matches_yes_and_no(string text, bool value, bool expected) =>
        Assert.Equal(expected, Strict.Cell(text, FeelType.Boolean).Matches(Value.Of(value)));

    [Theory]
    [InlineData("2014-04-01", true)]
    [InlineData("date(\"2014-04-01\")", true)]
    [InlineData("@\"2014-04-01\"", true)]
    [InlineData(">= 2014-04-01", true)]
    [InlineData("[2014-03-01..2014-04-01)", false)]
    public void Matches_days(string text, bool expected) =>
        Assert.Equal(expected, Strict.Cell(text, FeelType.Date).Matches(Strict.ToValue("2014-04-01")));

    [Fact]
    public void Matches_durations_times_and_text()
    {
        var hour = Strict.Good("@\"PT1H\"").ConstantValue;
        Assert.True(Strict.Cell("[@\"PT30M\"..@\"PT60M\"]", FeelType.DaysDuration).Matches(hour));
        Assert.True(Strict.Cell("< @\"09:00:00\"", FeelType.Time).Matches(Strict.Good("@\"08:30:00\"").ConstantValue));
        Assert.True(Strict.Cell("\"夜班\", \"中班\"", FeelType.Text).Matches(Value.Of("中班")));
    }

    [Fact]
    public void Reads_an_option_in_the_choice_of_its_column()
    {
        var cell = Strict.Cell("late", Strict.Outcome);
        Assert.Equal(1, cell.Ranges[0].Low!.Value.Ordinal);
        Assert.True(cell.Ranges[0].IsPoint);
        Assert.Equal(["late"], cell.Names);
    }

    [Fact]
    public void Keeps_its_numbers_and_names_for_checks_and_mutation()
    {
        var cell = Strict.Cell("[count_from..59.5], 100", FeelType.Number);
        Assert.Equal([(59.5m, 24), (100m, 31)], cell.Numbers.Select(n => (n.Number, n.Where.Column)));
        Assert.Equal(["count_from"], cell.Names);
        Assert.Equal([new ValueRange(Value.Of(10m), true, Value.Of(59.5m), true), ValueRange.Point(Value.Of(100m))], cell.Ranges);
        Assert.False(cell.Negated);
    }

    [Fact]
    public void Lets_unknown_match_only_a_dash()
    {
        foreach (var text in new[] { "10", "not(10)", "< 10" }) Assert.False(Strict.Cell(text, FeelType.Number).Matches(Value.Unknown("minutes")));
        Assert.True(Strict.Cell("-", FeelType.Number).IsAny);
        Assert.True(Strict.Cell("-", FeelType.Number).Matches(Value.Unknown("minutes")));
    }

    public static TheoryData<string, FeelType, string, string, string, string> Mistakes => new()
    {
        { "lat", Strict.Kind, "feel.not-an-option", "lat", "是不是想写“late”", "Did you mean \"late\"" },
        { "absence", Strict.Kind, "feel.not-an-option", "absence", "不是选项“kind”里的一项", "is not an option of choice \"kind\"" },
        { "< late", Strict.Kind, "feel.no-order", "< late", "没有大小之分；请直接写值", "has no order; write the values themselves" },
        { "< minutes", FeelType.Number, "feel.cell-reads-field", "minutes", "请把它做成一列", "make it a column of its own" },
        { "fine.absence_amount", FeelType.Money, "feel.cell-reads-field", "fine.absence_amount", "在 values 里起一个固定的名字", "a fixed named value" },
        { "minutes > 5", FeelType.Number, "feel.cell-comparison", ">", "格子里只写比较的后半，如 > 60", "like > 60" },
        { "\"x\"", FeelType.Number, "feel.cell-type", "\"x\"", "这一列是数，格子里却是文字", "The column is number, but the cell holds text" },
        { "3", FeelType.Date, "feel.cell-type", "3", "这一列是日期", "The column is date" },
        { "1, [9..3]", FeelType.Number, "feel.empty-range", "[9..3]", "从 9 到 3", "from 9 to 3" },
        { "(3..3]", FeelType.Number, "feel.empty-range", "(3..3]", "一个值也没有", "No value lies in this range" },
        { "", FeelType.Number, "feel.empty-cell", "", "不限写 -", "write - for \"anything\"" },
        { "1 2", FeelType.Number, "feel.syntax", "2", "写英文逗号", "separated by commas" },
        { "late\uFF0C early", Strict.Kind, "feel.full-width", "\uFF0C", "全角逗号", "full-width comma" },
        { "late\u3001early", Strict.Kind, "feel.full-width", "\u3001", "顿号", "enumeration comma" },
        { "[1, 2]", FeelType.Number, "feel.cell-list", "[1, 2]", "不用方括号", "without square brackets" },
        { "!= 3", FeelType.Number, "feel.cell-not-equal", "!= 3", "请写 not(…)", "write not(…)" },
        { "maybe", FeelType.Boolean, "feel.unknown-name", "maybe", "没有“maybe”这个名字", "There is no name \"maybe\"" },
        { "coun_from", FeelType.Number, "feel.unknown-name", "coun_from", "是不是想写“count_from”", "Did you mean \"count_from\"" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void Says_what_is_wrong_with_a_cell_in_both_languages(string text, FeelType input, string code, string part, string zh, string en)
    {
        var found = Assert.Single(Strict.BadCell(text, input));
        Assert.Equal(code, found.Code);
        Assert.Equal(part, text.Substring(found.Where.Column - 11, found.Where.Length));
        Assert.Contains(zh, found.Message.Zh + found.Hint?.Zh, StringComparison.Ordinal);
        Assert.Contains(en, found.Message.En + found.Hint?.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Agrees_with_the_same_test_written_as_an_expression()
    {
        var test =
            from op in Gen.OneOfConst("<", "<=", ">", ">=", "=")
            from n in Gen.Int[-20, 20]
            select $"{op} {n}";
        var range =
            from low in Gen.Int[-20, 20]
            from length in Gen.Int[1, 10]
            from ends in Gen.OneOfConst("[]", "[)", "(]", "()")
            select $"{ends[0]}{low}..{low + length}{ends[1]}";
        var any = Gen.OneOf(test, range, Gen.Int[-20, 20].Select(n => $"{n}"));
        Gen.Select(any.List[1, 4], Gen.Bool, Gen.Decimal[-25, 25].Select(d => decimal.Round(d * 2) / 2)).Sample((parts, negated, value) =>
        {
            var tests = string.Join(", ", parts);
            var cell = Strict.Cell(negated ? $"not({tests})" : tests, FeelType.Number);
            var expression = Strict.Good(negated ? $"not(minutes in ({tests}))" : $"minutes in ({tests})");
            var said = expression.Evaluate(Strict.Frame(("minutes", value)));
            return said.Kind == ValueKind.Boolean && said.AsBoolean == cell.Matches(Value.Of(value));
        }, iter: 300);
    }
}
