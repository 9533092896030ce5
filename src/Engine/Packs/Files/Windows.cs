using System.Globalization;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads <c>per: [person, month]</c>: whose count it is, and the window it lives in.</summary>
internal static class Windows
{
    private static readonly string[] Names = ["day", "week", "month", "quarter", "year", "ever"];

    /// <summary>A window by its name or as so many rolling days, 1 to 3660; null when it is neither.</summary>
    public static CountWindow? Find(string text)
    {
        if (Named(text) is { } kind) return new CountWindow(kind);
        var number = text.EndsWith(" days", StringComparison.Ordinal) ? text[..^5] : text.EndsWith(" day", StringComparison.Ordinal) ? text[..^4] : "";
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 3660
            ? new CountWindow(WindowKind.Rolling, days) : null;
    }

    private static WindowKind? Named(string text) => text switch
    {
        "day" => WindowKind.Day,
        "week" => WindowKind.Week,
        "month" => WindowKind.Month,
        "quarter" => WindowKind.Quarter,
        "year" => WindowKind.Year,
        "ever" => WindowKind.Ever,
        _ => null,
    };

    /// <summary>Whose and how long, from the two parts of <c>per</c>; null and reported when they are not two, or the window is unknown.</summary>
    public static (Sourced Per, CountWindow Window)? Read(IReadOnlyList<Sourced> parts, SourceSpan where, DiagnosticBag bag)
    {
        if (parts.Count != 2)
        {
            bag.Error("pack.bad-window", where, new Phrase("per 要写两项：谁的，多长时间。", "\"per\" takes two parts: whose, and how long."),
                new Phrase("例如 per: [person, month]。", "Such as per: [person, month]."));
            return null;
        }
        if (Find(parts[1].Text) is { } window) return (parts[0], window);
        UnknownWindow(parts[1], bag);
        return null;
    }

    public static void UnknownWindow(Sourced text, DiagnosticBag bag) =>
        bag.Error("pack.bad-window", text.Where,
            new Phrase($"“{text.Text}”不是计数的期间，可以写：{string.Join("、", Names)}，或 30 days 这样的滚动天数。", $"\"{text.Text}\" is no window; it takes: {string.Join(", ", Names)}, or rolling days such as 30 days."),
            Suggestion.DidYouMean(text.Text, Names));
}
