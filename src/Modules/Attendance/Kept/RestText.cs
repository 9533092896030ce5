using NodaTime;
using NodaTime.Text;
using Yunzhang.Modules.Attendance.Rosters;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>Weekly rests as they stand in a column: the digits of the first, then each later one with the day it begins, as in <c>67;2014-06-01=7</c>.</summary>
internal static class RestText
{
    public static string Write(IEnumerable<IsoDayOfWeek> first, IEnumerable<RestTurn> turns) =>
        string.Join(';', turns.OrderBy(t => t.From).Select(t => $"{LocalDatePattern.Iso.Format(t.From)}={Digits(t.Days)}").Prepend(Digits(first)));

    public static IReadOnlyList<IsoDayOfWeek> First(string text) => Days(text.Split(';')[0]);

    public static IReadOnlyList<RestTurn> Turns(string text) =>
        [.. text.Split(';').Skip(1).Select(t => new RestTurn(LocalDatePattern.Iso.Parse(t[..10]).Value, Days(t[11..])))];

    /// <summary>The rest in force on a day.</summary>
    public static IReadOnlyList<IsoDayOfWeek> On(string text, LocalDate day) => Turns(text).Where(t => t.From <= day).MaxBy(t => t.From)?.Days ?? First(text);

    private static string Digits(IEnumerable<IsoDayOfWeek> days) => string.Concat(days.Select(d => (int)d).Distinct().Order());

    private static List<IsoDayOfWeek> Days(string digits) => [.. digits.Select(d => (IsoDayOfWeek)(d - '0'))];
}
