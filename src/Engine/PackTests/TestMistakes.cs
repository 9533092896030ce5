using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.PackTests;

/// <summary>What can be wrong with a test itself: a name the pack does not have, a value no field takes.</summary>
internal static class TestMistakes
{
    /// <summary>There is no such name; suggests the nearest, or lists a few that exist.</summary>
    public static Diagnostic Unknown(string code, Sourced written, Phrase what, IReadOnlyCollection<string> known)
    {
        var hint = Suggestion.DidYouMean(written.Text, known);
        if (hint is null && known.Count is > 0 and <= 20) hint = new($"可以写：{string.Join("、", known)}。", $"It takes: {string.Join(", ", known)}.");
        return new Diagnostic(code, Severity.Error, written.Where,
            new Phrase($"测试里的“{written.Text}”不是{what.Zh}。", $"\"{written.Text}\" in the test is no {what.En}."), hint);
    }

    /// <summary>The name is right, its value is not.</summary>
    public static Diagnostic Value(string name, Sourced written, Phrase expected) => new(
        "test.bad-value", Severity.Error, written.Where,
        new Phrase($"“{name}”不能是“{written.Text}”，应写{expected.Zh}。", $"\"{name}\" cannot be \"{written.Text}\"; it takes {expected.En}."));
}
