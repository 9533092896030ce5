using NodaTime;
using NodaTime.Text;

namespace Yunzhang.Modules.Attendance.SeeMonth;

/// <summary>Months in addresses, as 2014-04.</summary>
internal static class MonthAddress
{
    public static YearMonth? Read(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text + "-01") is { Success: true } day && day.Value.Year is > 1990 and < 2200 ? day.Value.ToYearMonth() : null;

    public static string Of(YearMonth month, string? unit, string? after)
    {
        var address = $"month={month.ToString("uuuu-MM", null)}";
        if (unit is not null) address += $"&unit={unit}";
        return after is null ? address : $"{address}&after={Uri.EscapeDataString(after)}";
    }
}
