using System.Globalization;

namespace Yunzhang.Engine.Facts.Reading.Cells;

/// <summary>Reads a figure as a clerk writes it: <c>12</c>, <c>-0.5</c>, <c>1,234.50</c>. Nothing else: no sign +, exponent, unit or currency.</summary>
internal static class NumberText
{
    private const int FastDigits = 18;
    private const int WholeDigits = 9;
    private const int GroupLength = 3;

    /// <summary>Up to nine digits and nothing else: what most cells hold.</summary>
    public static bool TryParseWhole(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.Length is 0 or > WholeDigits) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            number = number * 10 + (c - '0');
        }
        return true;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var isNegative = at == 1;
        long figure = 0;
        int digits = 0, scale = -1, group = -1;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c is >= '0' and <= '9')
            {
                if (++digits <= FastDigits) figure = figure * 10 + (c - '0');
                if (scale >= 0) scale++;
                else if (group >= 0) group++;
            }
            else if (c == ',' && scale < 0 && (group < 0 ? digits is > 0 and <= GroupLength : group == GroupLength)) group = 0;
            else if (c == '.' && scale < 0 && digits > 0) scale = 0;
            else return false;
        }
        if (digits == 0 || scale == 0 || group is >= 0 and not GroupLength) return false;
        if (digits > FastDigits) return decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowTrailingSign, CultureInfo.InvariantCulture, out number);
        number = new decimal((int)figure, (int)(figure >> 32), 0, isNegative, (byte)Math.Max(scale, 0));
        return true;
    }
}
