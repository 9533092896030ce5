using System.Globalization;
using Yunzhang.Engine.Packs.Files;

namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>Reads a numeral, Chinese (一 to 万, 半, 两, capital forms too) or Arabic, without its unit.</summary>
internal static class Numeral
{
    private const string Digits = "零一二三四五六七八九";
    private const string Capitals = "〇壹贰叁肆伍陆柒捌玖";

    /// <summary>The numeral at a place of a text, and how long it is; length 0 when none stands there, value -1 for a rough one (三五次).</summary>
    public static (decimal Value, int Length) At(string text, int at)
    {
        if (at >= text.Length) return default;
        if (ArabicDigit(text[at]) >= 0) return Arabic(text, at);
        if (text[at] == '半') return (0.5m, 1);
        return Chinese(text, at);
    }

    private static (decimal, int) Arabic(string text, int at)
    {
        var figure = new System.Text.StringBuilder();
        var end = at;
        for (; end < text.Length; end++)
        {
            if (ArabicDigit(text[end]) is >= 0 and var digit) figure.Append((char)('0' + digit));
            else if (text[end] is '.' or '．' && Follows(text, end)) figure.Append('.');
            else if (text[end] is not (',' or '，') || !IsThousands(text, end)) break;
        }
        if (!decimal.TryParse(figure.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return default;
        while (end < text.Length && Power(text[end]) is >= 100 and var power)
        {
            value *= power;
            end++;
        }
        return (value, end - at);
    }

    private static bool Follows(string text, int at) => at + 1 < text.Length && ArabicDigit(text[at + 1]) >= 0;

    private static bool IsThousands(string text, int at)
    {
        for (var i = at + 1; i <= at + 3; i++)
            if (i >= text.Length || ArabicDigit(text[i]) < 0) return false;
        return at + 4 >= text.Length || ArabicDigit(text[at + 4]) < 0;
    }

    private static (decimal, int) Chinese(string text, int at)
    {
        var end = at;
        var hasPower = false;
        while (end < text.Length && (ChineseDigit(text[end]) >= 0 || Power(text[end]) > 0)) hasPower |= Power(text[end++]) > 0;
        if (end == at) return default;
        var whole = hasPower ? Positional(text, at, end) : Plain(text, at, end);
        if (whole is not { } value) return (-1, end - at);
        // 三点五: a decimal point only when a lone digit follows, so that 八点三十 stays a time of day.
        if (end + 1 < text.Length && text[end] == '点' && ChineseDigit(text[end + 1]) is >= 0 and var tenth && (end + 2 == text.Length || Power(text[end + 2]) == 0))
            return (value + tenth / 10m, end + 2 - at);
        return (value, end - at);
    }

    /// <summary>一, or 二〇一四 digit by digit. Two digits side by side (三五次) are a rough number, which is none.</summary>
    private static decimal? Plain(string text, int at, int end)
    {
        if (end - at == 2 && text[at] is not ('〇' or '零') && text[at + 1] is not ('〇' or '零')) return null;
        if (end - at > 12) return null;
        var value = 0m;
        for (var i = at; i < end; i++) value = value * 10 + ChineseDigit(text[i]);
        return value;
    }

    /// <summary>一万二千三百零五; 一百五 is 150.</summary>
    private static decimal Positional(string text, int at, int end)
    {
        decimal total = 0, section = 0, digit = 0, last = 1;
        var pending = false;
        for (var i = at; i < end; i++)
        {
            var power = Power(text[i]);
            if (power == 0)
            {
                digit = ChineseDigit(text[i]);
                pending = digit > 0;
                if (digit == 0) last = 1;
                continue;
            }
            if (power < 10_000) section += (pending ? digit : 1) * power;
            else (total, section) = (total + (section + (pending ? digit : section == 0 ? 1 : 0)) * power, 0);
            (pending, last) = (false, power);
        }
        if (pending) section += last >= 100 ? digit * last / 10 : digit;
        return total + section;
    }

    private static int ArabicDigit(char c) => c switch { >= '0' and <= '9' => c - '0', >= '０' and <= '９' => c - '０', _ => -1 };

    private static int ChineseDigit(char c) => c == '两' ? 2 : Math.Max(Letters.PlaceIn(Digits, c), Letters.PlaceIn(Capitals, c));

    private static int Power(char c) => c switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, '万' => 10_000, _ => 0 };
}
