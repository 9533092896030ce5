using Yunzhang.Engine.Packs.Files;

namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>
/// Reads every number with its unit out of the Chinese words of a clause. Article numbers (第三条), dates (2014年4月1日, 12月31日), times of day
/// (八时三十分) and rough numbers (三五次) are none. 第三次 is three times. 二十至五十元 gives both numbers the one unit.
/// </summary>
internal sealed class TextNumbers
{
    private const string Connectors = "至到-—~～–、或";
    private const string ArticleUnits = "条款章节编项类号";
    private readonly string text;
    private readonly List<TextNumber> found = [];
    private readonly List<TextNumber> waiting = [];
    private int at;

    private TextNumbers(string text) => this.text = text;

    /// <summary>The numbers, in the order of the text.</summary>
    public static IReadOnlyList<TextNumber> Of(string text)
    {
        var reader = new TextNumbers(text);
        while (reader.at < text.Length) reader.Next();
        return reader.found;
    }

    private void Next()
    {
        if (Starts("百分之") && Numeral.At(text, at + 3) is { Length: > 0 } share)
        {
            Add(share.Value, share.Value, UnitFamily.Percent, at + 3 + share.Length);
            return;
        }
        if (Starts("一半"))
        {
            Add(50, 50, UnitFamily.Percent, at + 2);
            return;
        }
        var (value, length) = Numeral.At(text, at);
        if (length == 0) at++;
        else if (value < 0) at += length;
        else if (IsArticle(length) || IsDayOrTime(length)) waiting.Clear();
        else Measured(value, length);
    }

    private void Measured(decimal value, int length)
    {
        var end = at + length;
        if (Follows(end, "分之") && Numeral.At(text, end + 2) is { Length: > 0, Value: var part } parts && value != 0)
        {
            Add(part / value, part / value, UnitFamily.Any, end + 2 + parts.Length);
            return;
        }
        while (end < text.Length && text[end] is '多' or '余') end++;
        if (Follows(end, "个半")) (value, end) = (value + 0.5m, end + 2);
        var (unit, measure) = Units.At(text, end);
        if (unit > 0 && text[end] == '分' && unit == 1 && !IsPoints(length, end)) (unit, measure) = (0, Measure.Any);
        end += unit;
        if (unit > 0 && end < text.Length && text[end] == '半') (value, end) = (value + 0.5m, end + 1);
        if (unit == 0 && end < text.Length && Letters.Has(Connectors, text[end]) && Numeral.At(text, end + 1).Length > 0)
        {
            waiting.Add(new TextNumber(value, value, UnitFamily.Any, text[at..end]));
            at = end + 1;
            return;
        }
        foreach (var number in waiting) found.Add(number with { Value = number.Raw * measure.Scale, Family = measure.Family });
        Add(value, value * measure.Scale, measure.Family, end);
    }

    private void Add(decimal raw, decimal value, UnitFamily family, int end)
    {
        found.Add(new TextNumber(raw, value, family, text[at..end]));
        waiting.Clear();
        at = end;
    }

    /// <summary>第三条 is a name, 第三次 a number.</summary>
    private bool IsArticle(int length)
    {
        if (at == 0 || text[at - 1] != '第' || at + length >= text.Length || !Letters.Has(ArticleUnits, text[at + length])) return false;
        at += length + 1;
        return true;
    }

    private bool IsDayOrTime(int length)
    {
        var end = at + length;
        if (end >= text.Length) return false;
        if (text[end] is ':' or '：' && Numeral.At(text, end + 1) is { Length: > 0 } minutes) return Skip(end + 1 + minutes.Length);
        if (text[end] == '时' || (text[end] == '点' && length <= 2)) return Skip(AfterPart(end + 1, "分半"));
        if (text[end] == '月') return Skip(AfterPart(end + 1, "日号"));
        if (text[end] == '年' && (length >= 4 || AfterPart(end + 1, "月") > end + 1)) return Skip(AfterPart(AfterPart(end + 1, "月"), "日号"));
        return text[end] is '日' or '号' && at >= 2 && text[at - 1] == '月' && Skip(end + 1);
    }

    private bool Skip(int end)
    {
        at = end;
        return true;
    }

    /// <summary>The place after a numeral with one of these units; the place itself when none stands there.</summary>
    private int AfterPart(int from, string units)
    {
        var (_, length) = Numeral.At(text, from);
        if (length == 0) return from;
        var end = from + length;
        return end < text.Length && Letters.Has(units, text[end]) ? end + 1 : text[end - 1] == '半' && Letters.Has(units, '半') ? end : from;
    }

    // 十分重要 is no number of points; 扣十分 is.
    private bool IsPoints(int length, int end) =>
        length > 1 || text[at] != '十' || end + 1 >= text.Length || char.IsPunctuation(text[end + 1]) || text[end + 1] == '以' || (at > 0 && Letters.Has("扣加减计得记满罚", text[at - 1]));

    private bool Starts(string word) => Follows(at, word);

    private bool Follows(int from, string word) => string.CompareOrdinal(text, from, word, 0, word.Length) == 0;
}
