using System.Globalization;
using System.Text.RegularExpressions;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads how several deciders come to one answer: <c>any</c>, <c>all</c>, <c>in turn</c>, <c>2/3</c>, <c>50 %</c>, <c>2 of them</c>.</summary>
internal static partial class DecideRules
{
    /// <summary>The smallest step of a share, so that one which is no finite decimal is a hair too small, never too large.</summary>
    private const decimal Hair = 0.0000000000000000000000000001m;

    public static DecideRule? Read(Sourced text, DiagnosticBag bag)
    {
        if (Find(text.Text) is { } rule) return rule;
        bag.Error("flow.unknown-rule", text.Where,
            new Phrase($"“{text.Text}”不是会签的办法，可以写：any（一人即可）、all（全部）、in turn（依次）、2/3、50 %、2 of them。", $"\"{text.Text}\" is no rule; it takes: any, all, in turn, 2/3, 50 %, 2 of them."),
            Suggestion.DidYouMean(text.Text, ["any", "all", "in turn", "2 of them"]));
        return null;
    }

    /// <summary>The rule written so; null when it is none.</summary>
    public static DecideRule? Find(string text) => text switch
    {
        "any" => DecideRule.Any,
        "all" => new DecideRule(DecideKind.All),
        "in turn" => new DecideRule(DecideKind.InTurn),
        _ => Share(text) ?? Count(text),
    };

    private static DecideRule? Share(string text)
    {
        var match = Fraction().Match(text);
        var (over, under) = match.Success
            ? (Number(match.Groups[1].Value), Number(match.Groups[2].Value))
            : Percent().Match(text) is { Success: true } percent ? (Number(percent.Groups[1].Value), 100m) : (0m, 0m);
        if (over <= 0 || over > under) return null;
        var share = over / under;
        return new DecideRule(DecideKind.Share, IsFinite(over, under) ? share : share - Hair);
    }

    /// <summary>Whether the fraction is a finite decimal: nothing but twos and fives is left under it.</summary>
    private static bool IsFinite(decimal over, decimal under)
    {
        var (a, b) = (over, under);
        while (b != 0) (a, b) = (b, a % b);
        for (under /= a; under % 2 == 0;) under /= 2;
        while (under % 5 == 0) under /= 5;
        return under == 1;
    }

    private static DecideRule? Count(string text) =>
        Some().Match(text) is { Success: true } match && Number(match.Groups[1].Value) is >= 1 and <= 99 and var count ? new DecideRule(DecideKind.Count, Count: (int)count) : null;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,3}) ?/ ?(\d{1,3})$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(\d{1,3}(?:\.\d{1,2})?) ?%$")]
    private static partial Regex Percent();

    [GeneratedRegex(@"^(\d{1,2}) of them$")]
    private static partial Regex Some();
}
