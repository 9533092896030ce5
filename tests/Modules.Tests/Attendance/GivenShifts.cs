using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.ImportRosters;
using Yunzhang.Modules.Attendance.KeepCalendars;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.SeeRoster;
using Yunzhang.Modules.Attendance.SetDay;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Audit.Words;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Tests.Attendance;

/// <summary>The plant with its handlers for shifts, rosters and calendars. Y001 came at 07:55 on Monday 28 April and 12 minutes late on Tuesday.</summary>
internal sealed class GivenShifts : IAsyncDisposable
{
    public const string One = "Y001", Other = "Y004";

    public static readonly LocalDate Monday = new(2014, 4, 28);
    public static readonly LocalDate Tuesday = new(2014, 4, 29);

    private GivenShifts(GivenRoster roster) => Roster = roster;

    public GivenRoster Roster { get; }

    public SignedIn Clerk => Roster.Clerk;

    public ShiftKeeper Shifts => new(Database, Change, Clock);

    public PatternKeeper Patterns => new(Database);

    public LineKeeper Lines => new(Database, Change, Clock);

    public DayKeeper Days => new(Database, Change, Clock);

    public RosterImporter Importer => new(Database, Change, Clock);

    public RosterReader Reader => new(Database);

    public CalendarKeeper Calendars => new(Database, Change, Clock);

    public CalendarImporter CalendarFiles => new(Database, Calendars, Clock);

    private RosterChange Change => new(Roster.Deriver);

    private Database Database => Roster.Database;

    private IClock Clock => Roster.Plant.Given.Clock;

    public static async Task<GivenShifts> On(string engine)
    {
        var given = new GivenShifts(await GivenRoster.On(engine));
        await given.Roster.Import($"工号,打卡时间\n{One},2014-04-28 07:55\n{One},2014-04-28 17:01\n{One},2014-04-29 08:12:40\n{One},2014-04-29 17:02\n{Other},2014-04-28 07:50\n{Other},2014-04-28 17:00\n{Other},2014-04-29 07:51\n{Other},2014-04-29 17:00:30\n");
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
        return given;
    }

    public Id<Person> Person(string number) => Roster.Plant.Person(number);

    public Task<List<string>> OfOne() => Roster.Deviations(One);

    public Task<KeptShift> Shift(string name) => Roster.Plant.Read(db => db.Set<KeptShift>().AsNoTracking().SingleAsync(s => s.Name == name));

    public async Task<Id<KeptShift>> AddShift(string name, string hours) =>
        Done(await Shifts.Add(Clerk, Id<KeptShift>.New(), new ShiftDetails(name, null), Version("2014-01-01", hours)));

    public static ShiftVersion Version(string from, string hours) => new(Day(from), GivenAttendance.Hours(hours));

    public static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    public async Task<Id<KeptPattern>> AddPattern(string name, string cycle, bool follows = false) =>
        Done(await Patterns.Keep(Clerk, Id<KeptPattern>.New(), new PatternDetails(name, new LocalDate(2014, 4, 1), cycle, follows)));

    public NewLine LineOf(Id<KeptPattern> pattern, LocalDate from, LocalDate? until = null, bool knows = false) =>
        new(Id<KeptRosterLine>.New(), new LineTarget(RosterSource.Person, Person(One).ToString(), Roster.Plant.Unit("城东甲班"), One), pattern, from, until, knows);

    public DayChange Wish(DayWish wish, LocalDate day, string reason = "临时安排", Id<Person>? with = null, params Id<KeptShift>[] shifts) => new(Person(One), day, wish, shifts, with, reason, false);

    /// <summary>What somebody is due on a day, as shown.</summary>
    public async Task<string> Planned(string number, LocalDate day)
    {
        var month = await Reader.Person(Clerk, Person(number), day.ToYearMonth());
        return RosterWords.Say(month!.People[0].Days[day.Day - 1]).Zh;
    }

    /// <summary>Every kind of journal line written so far can be read as a sentence without a gap.</summary>
    public async Task AllIsSaid()
    {
        var lines = await Roster.Plant.Read(db => db.Set<JournalEntry>().AsNoTracking().Where(j => j.Kind.StartsWith("shift.") || j.Kind.StartsWith("roster.") || j.Kind.StartsWith("pattern.") || j.Kind.StartsWith("calendar.")).ToListAsync());
        foreach (var line in lines.Where(l => l.Kind != "roster.made"))
        {
            Assert.Contains(JournalText.Kinds, k => k.Kind == line.Kind);
            Assert.DoesNotContain("“—”", JournalText.Of(line.Kind, line.Body).Zh, StringComparison.Ordinal);
        }
    }

    public static T Done<T>(Result<T> result)
    {
        Assert.True(result.IsOk, string.Join("\n", result.Errors));
        return result.Value;
    }

    public static IEnumerable<string> Codes<T>(Result<T> result) => result.Errors.Select(e => e.Code);

    public ValueTask DisposeAsync() => Roster.DisposeAsync();
}
