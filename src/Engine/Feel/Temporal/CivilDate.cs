using System.Globalization;

namespace Yunzhang.Engine.Feel.Temporal;

/// <summary>
/// A day of the Gregorian calendar carried on without end in both directions (year 0 is 1 BC), since the standard asks for
/// years up to nine digits. Days 0001-01-01 to 9999-12-31 travel as <see cref="ValueKind.Date"/>, others boxed.
/// </summary>
internal sealed record CivilDate(int Year, int Month, int Day)
{
    public const int LargestYear = 999_999_999;

    /// <summary>Days since 0001-01-01.</summary>
    public long DayNumber
    {
        get
        {
            // Years begin in March, so that the leap day is the last; 400 years are an era of 146,097 days.
            long year = Month <= 2 ? Year - 1 : Year;
            var era = FloorDivide(year, 400);
            var yearOfEra = year - era * 400;
            var dayOfYear = (153 * (Month + (Month > 2 ? -3 : 9)) + 2) / 5 + Day - 1;
            return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 306;
        }
    }

    /// <summary>1 Monday to 7 Sunday.</summary>
    public int Weekday => (int)(DayNumber - FloorDivide(DayNumber, 7) * 7) + 1;

    public int DayOfYear => (int)(DayNumber - new CivilDate(Year, 1, 1).DayNumber) + 1;

    /// <summary>The ISO week: the one with the year's first Thursday is week 1.</summary>
    public int WeekOfYear
    {
        get
        {
            var thursday = FromDayNumber(DayNumber - Weekday + 4);
            return (thursday.DayOfYear - 1) / 7 + 1;
        }
    }

    public static CivilDate FromDayNumber(long dayNumber)
    {
        var shifted = dayNumber + 306;
        var era = FloorDivide(shifted, 146_097);
        var dayOfEra = shifted - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shiftedMonth = (5 * dayOfYear + 2) / 153;
        var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        return new CivilDate((int)(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), month, (int)(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1));
    }

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysIn(long year, int month) => month switch { 2 => IsLeap(year) ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };

    public static CivilDate? TryCreate(decimal year, decimal month, decimal day) =>
        Math.Abs(year) <= LargestYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn((long)year, (int)month)
            ? new CivilDate((int)year, (int)month, (int)day)
            : null;

    /// <summary>The same day some months on, or the last day of that month where it is shorter; null past the largest year.</summary>
    public CivilDate? PlusMonths(long months)
    {
        var all = Year * 12L + Month - 1 + months;
        var year = FloorDivide(all, 12);
        if (Math.Abs(year) > LargestYear) return null;
        var month = (int)(all - year * 12) + 1;
        return new CivilDate((int)year, month, Math.Min(Day, DaysIn(year, month)));
    }

    public static CivilDate? Of(Value value) => value.Kind == ValueKind.Date ? FromDayNumber(value.DayNumber) : value.AsBoxed as CivilDate;

    public Value ToValue() => Year is >= 1 and <= 9999 ? Value.Day((int)DayNumber) : Value.Box(this);

    public override string ToString()
    {
        var year = Math.Abs(Year).ToString("0000", CultureInfo.InvariantCulture);
        return $"{(Year < 0 ? "-" : "")}{year}-{Month:00}-{Day:00}";
    }

    internal static long FloorDivide(long a, long b) => a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}
