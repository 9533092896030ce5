using System.Globalization;
using System.Text;

namespace Yunzhang.Engine.Feel.Temporal;

/// <summary>A length of days, hours, minutes and seconds, kept as seconds.</summary>
internal sealed record DaysSpan(decimal Seconds)
{
    public decimal Days => decimal.Truncate(Seconds / 86_400);

    public decimal Hours => decimal.Truncate(Seconds % 86_400 / 3_600);

    public decimal Minutes => decimal.Truncate(Seconds % 3_600 / 60);

    public decimal SecondsPart => Seconds % 60;

    /// <summary>A length cut to whole nanoseconds, as results of multiplying are.</summary>
    public static DaysSpan FromSeconds(decimal seconds) =>
        new(Math.Abs(seconds) < 1e18m ? decimal.Truncate(seconds * 1_000_000_000) / 1_000_000_000 : decimal.Truncate(seconds));

    public override string ToString()
    {
        if (Seconds == 0) return "PT0S";
        var positive = new DaysSpan(Math.Abs(Seconds));
        var text = new StringBuilder(Seconds < 0 ? "-P" : "P");
        Append(text, positive.Days, 'D');
        if (Seconds % 86_400 != 0) text.Append('T');
        Append(text, positive.Hours, 'H');
        Append(text, positive.Minutes, 'M');
        Append(text, positive.SecondsPart, 'S');
        return text.ToString();
    }

    private static void Append(StringBuilder text, decimal amount, char unit)
    {
        if (amount != 0) text.Append(amount.ToString("0.#########", CultureInfo.InvariantCulture)).Append(unit);
    }
}

/// <summary>A length of years and months, kept as months.</summary>
internal sealed record MonthsSpan(long Months)
{
    public override string ToString()
    {
        if (Months == 0) return "P0M";
        var absolute = Math.Abs((decimal)Months);
        var (years, months) = (decimal.Truncate(absolute / 12), absolute % 12);
        return $"{(Months < 0 ? "-" : "")}P{(years > 0 ? $"{years:0}Y" : "")}{(months > 0 ? $"{months:0}M" : "")}";
    }
}
