namespace Yunzhang.Engine.Feel.Syntax;

/// <summary>
/// Names that need more than letters and digits (<c>date and time</c>, <c>fine.absence_amount</c>, <c>late-fine</c>), so that the lexer
/// can take the longest that fits. A blank in a name stands for any run of blanks in the text.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<char, List<string>> byFirst = [];
    private readonly NameTable? under;

    public NameTable(IEnumerable<string> names, NameTable? under = null)
    {
        this.under = under;
        foreach (var name in names) Add(name);
    }

    public void Add(string name)
    {
        if (name.Length == 0 || NameCharacters.IsPlain(name)) return;
        if (!byFirst.TryGetValue(name[0], out var list)) byFirst[name[0]] = list = [];
        var at = list.FindIndex(n => n.Length < name.Length);
        list.Insert(at < 0 ? list.Count : at, name);
    }

    /// <summary>The longest declared name that stands at <paramref name="start"/>, with the place after it.</summary>
    public (string Name, int End)? Longest(string text, int start)
    {
        var best = under?.Longest(text, start);
        if (!byFirst.TryGetValue(text[start], out var list)) return best;
        foreach (var name in list)
        {
            var end = MatchEnd(name, text, start);
            if (end > (best?.End ?? 0)) best = (name, end);
        }
        return best;
    }

    private static int MatchEnd(string name, string text, int start)
    {
        var at = start;
        foreach (var c in name)
        {
            if (c == ' ')
            {
                var before = at;
                while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
                if (at == before) return -1;
            }
            else if (at < text.Length && text[at] == c) at++;
            else return -1;
        }
        var cutsAWord = at < text.Length && NameCharacters.IsPart(text[at]) && NameCharacters.IsPart(text[at - 1]);
        return cutsAWord ? -1 : at;
    }
}

/// <summary>Which characters a plain name is made of.</summary>
internal static class NameCharacters
{
    public static bool IsStart(char c) => char.IsLetter(c) || c is '_' or '?' || char.IsSurrogate(c);

    public static bool IsPlain(string name)
    {
        foreach (var c in name)
            if (!IsPart(c)) return false;
        return true;
    }

    public static bool IsPart(char c) =>
        IsStart(c) || char.IsDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
