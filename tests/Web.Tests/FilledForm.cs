using System.Net;
using System.Text.RegularExpressions;

namespace Yunzhang.Web.Tests;

/// <summary>A form of a page as its browser would send it without anything typed: every field with what stands in it.</summary>
internal static partial class FilledForm
{
    /// <summary>The fields of a form with some of them filled in; a box that stays empty is not sent.</summary>
    public static (string, string)[] Of(string page, string handler, params (string Name, string Value)[] typed)
    {
        var form = Forms().Matches(page).Select(m => m.Value).Single(f => f.Contains($"name=\"_handler\" value=\"{handler}\"", StringComparison.Ordinal));
        var standing = Inputs().Matches(form).Select(m => m.Value).Where(i => !Boxes().IsMatch(i) || i.Contains(" checked", StringComparison.Ordinal)).Select(i => (Name: Attribute(i, "name"), Value: Attribute(i, "value")))
            .Concat(Areas().Matches(form).Select(m => (Name: m.Groups[1].Value, Value: WebUtility.HtmlDecode(m.Groups[2].Value))))
            .Concat(Selects().Matches(form).Select(m => (Name: m.Groups[1].Value, Value: Selected().Match(m.Groups[2].Value) is { Success: true } chosen ? Attribute(chosen.Value, "value") : "")));
        return [.. standing.Where(f => f.Name.Length > 0 && !Array.Exists(typed, t => t.Name == f.Name)), .. typed];
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form method=\"post\" class=\"post-form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("type=\"(?:checkbox|radio)\"")]
    private static partial Regex Boxes();

    [GeneratedRegex("<textarea[^>]* name=\"([^\"]*)\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<select[^>]* name=\"([^\"]*)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]* selected[^>]*>")]
    private static partial Regex Selected();
}
