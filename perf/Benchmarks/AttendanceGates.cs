using System.Globalization;
using System.Text;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Attendance.Months;
using Yunzhang.Modules.Attendance.PunchFiles;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Benchmarks;

/// <summary>A month of punches to days and deviations, and a punch file to punches, without any database.</summary>
internal static class AttendanceGates
{
    private const int People = 10_000;
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly LocalDate First = new(2026, 10, 1);
    private static readonly LocalDate Last = new(2026, 10, 31);

    public static void Measure(Report report)
    {
        var punches = Punches(People);
        var (roster, people) = Crew(People);
        var half = people.Count / 2;
        long days = 0, found = 0;
        var one = Benchmarks.Measure.Of(1, _ => (days, found) = Run(roster, people, punches));
        var (first, second) = (Split(punches, half, true), Split(punches, half, false));
        var two = Benchmarks.Measure.Of(1, _ => Parallel.Invoke(() => Run(roster, people[..half], first), () => Run(roster, people[half..], second)));
        var few = Benchmarks.Measure.Of(1, _ => Run(roster, people[..half], first));
        report.Add("a month of punches of 10,000 people to days and deviations, one thread", "well under 1 s, linear",
            $"{one.Nanoseconds / 1e6:0} ms for {punches.Length:N0} punches, {days:N0} days, {found:N0} deviations; {one.Bytes / punches.Length:0.0} bytes a punch; {one.Nanoseconds / few.Nanoseconds:0.00} × the time of half the people",
            one.Nanoseconds < 0.7e9 && one.Nanoseconds < 2.4 * few.Nanoseconds);
        report.Add("the same, two threads", "faster", $"{two.Nanoseconds / 1e6:0} ms", two.Nanoseconds < one.Nanoseconds);
        MeasureFile(report, punches);
    }

    private static void MeasureFile(Report report, Punch[] punches)
    {
        var text = new StringBuilder("工号,姓名,打卡时间\n");
        foreach (var punch in punches.AsSpan(0, 300_000))
            text.Append(CultureInfo.InvariantCulture, $"{punch.Person},张三,{Micros.ToLocal(punch.Micros, Zone):yyyy-MM-dd HH:mm:ss}\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var known = new PunchPeople(Enumerable.Range(0, People).Select(i => new PunchPerson(i, i.ToString(CultureInfo.InvariantCulture), "张三")));
        var options = new PunchFileOptions(Zone, Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));
        var rows = 0;
        var measured = Benchmarks.Measure.Of(1, _ => rows = PunchFileReader.Read(new MemoryStream(bytes), known, options).Punches.Count);
        var perSecond = rows / (measured.Nanoseconds / 1e9);
        report.Add("a punch file in CSV to punches, one thread", "far over 100,000 rows/s",
            $"{perSecond / 1e6:0.0} million rows/s, {measured.Bytes / rows:0} bytes a row", perSecond >= 500_000);
    }

    private static (long Days, long Found) Run(Roster roster, List<RosterPerson> people, Punch[] punches)
    {
        long days = 0, found = 0;
        var run = new MonthRun(roster, people, [], First, Last, Instant.FromUtc(2026, 12, 1, 0, 0), (in PersonMonth month) =>
        {
            days += month.Days.Length;
            found += month.Deviations.Length;
        });
        foreach (var punch in punches) run.Add(punch.Person, punch.Micros);
        run.Complete();
        return (days, found);
    }

    private static Punch[] Split(Punch[] punches, int half, bool below) => Array.FindAll(punches, p => p.Person < half == below);

    // Four crews in a cycle of six days, four by day, one by night and one of rest; every shift with a punched break.
    private static (Roster Roster, List<RosterPerson> People) Crew(int count)
    {
        var day = Shift("day", new LocalTime(8, 0), new LocalTime(20, 0), new LocalTime(13, 0), new LocalTime(14, 0));
        var night = Shift("night", new LocalTime(20, 0), new LocalTime(8, 0), new LocalTime(1, 0), new LocalTime(2, 0));
        var site = new WorkSite("plant", Zone, SiteCalendar.Open);
        var lines = Enumerable.Range(0, 4).Select(team => new RosterLine(RosterSource.Team, $"team-{team}",
            new Pattern($"cycle-{team}", First.PlusDays(team), [[day], [day], [day], [day], [night], []], false), new LocalDate(2020, 1, 1)));
        var people = Enumerable.Range(0, count).Select(i =>
            new RosterPerson(i, $"p{i}", [new Posting($"post-{i}", site, $"team-{i % 4}", ["plant"], new LocalDate(2020, 1, 1))])).ToList();
        return (new Roster(lines, []), people);
    }

    private static Shift Shift(string name, LocalTime start, LocalTime end, LocalTime pause, LocalTime back) =>
        new(name, Phrase.Same(name), [new ShiftVersion(new LocalDate(2020, 1, 1), new ShiftHours(start, end) { Breaks = [new Break(pause, back, Punched: true)] })]);

    // About four punches a worked day, one in fifty missing, some late or early.
    private static Punch[] Punches(int count)
    {
        var (roster, people) = Crew(count);
        var punches = new List<Punch>(count * 110);
        uint seed = 20261001;
        foreach (var person in people)
        {
            for (var day = First; day <= Last; day = day.PlusDays(1))
            {
                foreach (var planned in roster.On(person, day))
                {
                    foreach (var edge in planned.Times!.Stretches.SelectMany(s => new[] { (At: s.Start, Early: true), (At: s.End, Early: false) }))
                    {
                        seed = seed * 1664525 + 1013904223;
                        if (seed % 50 == 0) continue;
                        var minutes = (int)(seed >> 8 & 15) - 1;
                        punches.Add(new(person.Ordinal, edge.At + (edge.Early ? -minutes : minutes) * Micros.Minute));
                    }
                }
            }
        }
        return [.. punches];
    }
}
