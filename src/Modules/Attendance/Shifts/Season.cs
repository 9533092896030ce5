using NodaTime;

namespace Yunzhang.Modules.Attendance.Shifts;

/// <summary>Part of every year, such as summer hours. Both ends belong to it; it may run over New Year.</summary>
/// <param name="From">First day. 29 February begins on 1 March in a year without one.</param>
/// <param name="To">Last day. 29 February ends on 28 February in a year without one.</param>
public readonly record struct Season(AnnualDate From, AnnualDate To)
{
    /// <summary>Whether a day lies in the season.</summary>
    public bool Holds(LocalDate day)
    {
        var (from, to, at) = (Order(From.Month, From.Day), Order(To.Month, To.Day), Order(day.Month, day.Day));
        return from <= to ? at >= from && at <= to : at >= from || at <= to;
    }

    private static int Order(int month, int day) => month * 100 + day;
}
