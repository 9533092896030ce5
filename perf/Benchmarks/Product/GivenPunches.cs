using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Benchmarks.Product;

/// <summary>
/// A month of punches of four crews in a cycle of six days, four by day, one by night and one of rest, every shift with a punched break: about a hundred
/// punches a person, one in fifty missing, one in sixteen a minute late or early.
/// </summary>
internal static class GivenPunches
{
    public const int Crews = 4;
    public static readonly LocalDate First = new(2026, 10, 1);
    public static readonly LocalDate Last = new(2026, 10, 31);
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static ShiftHours Day { get; } = Hours(8, 20, 13);

    public static ShiftHours Night { get; } = Hours(20, 8, 1);

    /// <summary>The staff number of the person with an index from 0.</summary>
    public static string NumberOf(int index) => (index + 1).ToString("000000", CultureInfo.InvariantCulture);

    public static string NameOf(int index) => "员工" + (index + 1).ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>Writes the file of some people as a device would, in the order of the people.</summary>
    /// <returns>How many punches it holds.</returns>
    public static long WriteFile(string path, int first, int count)
    {
        using var file = new StreamWriter(path);
        file.Write("工号,姓名,打卡时间\n");
        var planned = Enumerable.Range(0, Crews).Select(Edges).ToArray();
        var seed = 20261001u + (uint)first;
        long punches = 0;
        Span<char> time = stackalloc char[19];
        for (var index = first; index < first + count; index++)
        {
            var who = NumberOf(index) + "," + NameOf(index) + ",";
            foreach (var (at, comes) in planned[index % Crews])
            {
                seed = seed * 1664525 + 1013904223;
                if (seed % 50 == 0) continue;
                var minutes = (int)(seed >> 8 & 15) - 1;
                at.AddMinutes(comes ? -minutes : minutes).TryFormat(time, out _, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                file.Write(who);
                file.Write(time);
                file.Write('\n');
                punches++;
            }
        }

        return punches;
    }

    // By the clock of the site, in order.
    private static List<(DateTime At, bool Comes)> Edges(int crew)
    {
        var site = new WorkSite("site", Zone, SiteCalendar.Open);
        Shift[] shifts = [Shift("day", Day), Shift("night", Night)];
        var pattern = new Pattern("cycle", First.PlusDays(crew), [[shifts[0]], [shifts[0]], [shifts[0]], [shifts[0]], [shifts[1]], []], followsCalendar: false);
        var roster = new Roster([new RosterLine(RosterSource.Team, "team", pattern, new LocalDate(2020, 1, 1))], []);
        var person = new RosterPerson(0, "p", [new Posting("post", site, "team", ["site"], new LocalDate(2020, 1, 1))]);
        var edges = new List<(DateTime, bool)>();
        for (var day = First; day <= Last; day = day.PlusDays(1))
            foreach (var stretch in roster.On(person, day).SelectMany(p => p.Times!.Stretches))
                edges.AddRange([(Local(stretch.Start), true), (Local(stretch.End), false)]);
        return edges;
    }

    private static DateTime Local(long micros) => Micros.ToLocal(micros, Zone).ToDateTimeUnspecified();

    private static Shift Shift(string name, ShiftHours hours) => new(name, Phrase.Same(name), [new ShiftVersion(new LocalDate(2020, 1, 1), hours)]);

    private static ShiftHours Hours(int start, int end, int pause) =>
        new(new LocalTime(start, 0), new LocalTime(end, 0)) { Breaks = [new Break(new LocalTime(pause, 0), new LocalTime(pause + 1, 0), Punched: true)] };
}
