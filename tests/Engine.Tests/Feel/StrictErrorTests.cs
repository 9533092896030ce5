using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tests.Feel;

public sealed class StrictErrorTests
{
    /// <summary>Expression, code, the part meant, then what the Chinese and the English message must say.</summary>
    public static TheoryData<string, string, string, string, string> Mistakes => new()
    {
        { "late + 3", "feel.type", "late + 3", "选项“kind” + 数 算不出来", "choice \"kind\" + number has no meaning" },
        { "minutes < \"x\"", "feel.type", "minutes < \"x\"", "数和文字不能比较", "number and text cannot be compared" },
        { "1 + minuts", "feel.unknown-name", "minuts", "是不是想写“minutes”", "Did you mean \"minutes\"" },
        { "fine.absense_amount * 2", "feel.unknown-name", "fine.absense_amount", "是不是想写“fine.absence_amount”", "Did you mean \"fine.absence_amount\"" },
        { "班次 = 1", "feel.unknown-name", "班次", "没有“班次”这个名字", "There is no name \"班次\"" },
        { "kind = lat", "feel.not-an-option", "lat", "可以写：late, early", "its options: late, early" },
        { "kind = absence", "feel.not-an-option", "absence", "不是选项“kind”里的一项", "is not an option of choice \"kind\"" },
        { "kind = outcome", "feel.type", "kind = outcome", "选项“kind”和选项“outcome”不能比较", "cannot be compared" },
        { "kind < early", "feel.no-order", "kind < early", "没有大小之分", "has no order" },
        { "not(minutes)", "feel.type", "minutes", "这里要是或否，却是数", "Yes or no is expected here, found number" },
        { "day + 1", "feel.type", "day + 1", "一天写作 @\"P1D\"", "One day is written @\"P1D\"" },
        { "-kind", "feel.type", "-kind", "负号只用于数和时长", "Only numbers and durations can be negated" },
        { "if excused then 1 else \"x\"", "feel.type", "if excused then 1 else \"x\"", "两边要同一种", "both must give the same" },
        { "[1, \"a\"]", "feel.type", "\"a\"", "这一项却是文字", "this item is text" },
        { "round(1, 2, 3)", "feel.argument-count", "round(1, 2, 3)", "写法是 round(n, [scale])", "write round(n, [scale])" },
        { "round(minutes, \"x\")", "feel.argument-type", "\"x\"", "应为数，这里是文字", "takes number, not text" },
        { "sum(note)", "feel.argument-type", "note", "应为数或时长", "takes numbers or durations" },
        { "rond(1)", "feel.unknown-function", "rond", "是不是想写“round”", "Did you mean \"round\"" },
        { "minutes(3)", "feel.not-a-function", "minutes", "后面不能加括号", "takes no brackets" },
        { "day.yeer", "feel.unknown-property", "day.yeer", "是不是想写“year”", "Did you mean \"year\"" },
        { "today() > day", "feel.clock", "today()", "规章里的算式不看“今天”", "Rules never look at the clock" },
        { "minutes = null", "feel.null", "null", "不会当成“否”", "null is not used here" },
        { "for x in [1] return x", "feel.refused", "for x in [1] return x", "不用“for 循环”", "do not use for loops" },
        { "some x in [1] satisfies x > 1", "feel.refused", "some x in [1] satisfies x > 1", "不用“some / every”", "do not use some / every" },
        { "{a: 1}", "feel.refused", "{a: 1}", "不用“花括号的组合值”", "do not use context literals" },
        { "10 / (3 - 3)", "feel.divide-by-zero", "10 / (3 - 3)", "10 除以 0 没有结果", "10 divided by 0 has no result" },
        { "2014-02-30 < day", "feel.not-a-time", "2014-02-30", "不是日期、时刻或时长", "is no date, time or duration" },
        { "1 +", "feel.syntax", "", "到这里就结束了", "it ends here" },
        { "(1", "feel.syntax", "", "括号没有结束，这里要有 )", "The bracket is not closed; ) is expected here" },
        { "1 2", "feel.syntax", "2", "却是“2”", "found \"2\"" },
        { "", "feel.empty", "", "这里要写一个算式", "An expression is expected here" },
        { "minutes > 10min", "feel.unit", "10min", "“min”是单位", "\"min\" in \"10min\" is a unit" },
        { "\"abc", "feel.unclosed-text", "\"abc", "缺一个英文双引号", "a closing \" is missing" },
        { "minutes \uFF1E 3", "feel.full-width", "\uFF1E", "全角大于号", "full-width greater-than sign" },
        { "min(1\uFF0C 2)", "feel.full-width", "\uFF0C", "请改成英文的 ,", "type the ASCII , instead" },
        { "min\uFF081, 2)", "feel.full-width", "\uFF08", "全角左括号", "full-width opening bracket" },
        { "1 # 2", "feel.character", "#", "不能有“#”", "\"#\" has no meaning" },
        { "99999999999999999999999999999999", "feel.number-too-large", "99999999999999999999999999999999", "最多 28 位", "up to 28 digits" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void Says_what_is_wrong_and_where_in_both_languages(string text, string code, string part, string zh, string en)
    {
        var found = Assert.Single(Strict.Bad(text));
        Assert.Equal(code, found.Code);
        Assert.Equal(Severity.Error, found.Severity);
        Assert.Equal(("fine.table.yaml", 7), (found.Where.File, found.Where.Line));
        Assert.Equal(part, text.Substring(found.Where.Column - 11, found.Where.Length));
        Assert.Contains(zh, found.Message.Zh + found.Hint?.Zh, StringComparison.Ordinal);
        Assert.Contains(en, found.Message.En + found.Hint?.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_every_mistake_of_an_expression()
    {
        var found = Strict.Bad("minuts + 1 > 3 and kind = lat or round() = 1");
        Assert.Equal(["feel.unknown-name", "feel.not-an-option", "feel.argument-count"], found.Select(d => d.Code));
    }

    [Fact]
    public void Refuses_a_result_of_another_type_than_asked_for()
    {
        var found = Assert.Single(Strict.Bad("minutes > 3", FeelType.Money));
        Assert.Equal("feel.expected-type", found.Code);
        Assert.Equal("这里要金额，算出来却是是否。", found.Message.Zh);
        Assert.Equal("Money is expected here, but this gives yes/no.", found.Message.En);
        Assert.Equal("feel.not-an-option", Assert.Single(Strict.Bad("abscence", Strict.Outcome)).Code);
    }

    [Fact]
    public void Points_into_the_right_line_of_a_text_of_several_lines()
    {
        var found = Assert.Single(Strict.Bad("minutes +\n  minuts"));
        Assert.Equal((8, 3), (found.Where.Line, found.Where.Column));
    }

    [Fact]
    public void Stays_calm_before_deep_nesting_and_nonsense()
    {
        Assert.Equal("feel.too-deep", Assert.Single(Strict.Bad(new string('(', 5000) + "1" + new string(')', 5000))).Code);
        Assert.Equal("feel.too-deep", Assert.Single(Strict.Bad(new string('-', 5000) + "1")).Code);
        Assert.Equal("feel.too-deep", Assert.Single(Strict.Bad(string.Join(" + ", Enumerable.Repeat("1", 50_000)))).Code);
        foreach (var text in new[] { "[", "{", "f(", "@", "..", "a.", "1..2", "[1..", "]", "function", "if", "x[", "1 in", "between", ")", "not()", "not", "/*" })
            Assert.NotEmpty(Strict.Bad(text));
    }
}
