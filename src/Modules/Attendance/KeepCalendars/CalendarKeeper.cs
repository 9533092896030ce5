using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.KeepCalendars;

/// <summary>A holiday or make-up workday to be kept.</summary>
/// <param name="Kind">Holiday or make-up workday.</param>
/// <param name="WorkedAs">For a make-up workday, the day of the week whose hours are worked; null for its own.</param>
internal sealed record DayAsked(LocalDate Day, CalendarDay Kind, IsoDayOfWeek? WorkedAs, string Name);

/// <summary>Keeps the calendars of the organisation and its sites: weekly rest, holidays and make-up workdays.</summary>
internal sealed class CalendarKeeper(Database database, RosterChange change, IClock clock)
{
    public const int MostAtOnce = 31;

    /// <summary>Gives a site a calendar of its own. It begins as a copy of the one that held until now, so that nothing changes yet.</summary>
    public Task<Result<Id<Unit>>> Start(SignedIn me, Id<Unit> unit) => database.Write(me.Access, async write =>
    {
        var structure = await Structure.Load(write.Db);
        if (structure.Unit(unit) is not { } site) return (Result<Id<Unit>>)CalendarErrors.NoCalendar;
        if (!me.May(Permission.KeepAttendance, unit)) return AttendanceErrors.NotYours(site.Name);
        if (await All(write.Db).AnyAsync(c => c.UnitId == unit)) return unit;
        if (site.Kind != UnitKind.Site && site.ParentId is not null) return CalendarErrors.NotASite(site.Name);
        var above = await CalendarPeople.Holding(write.Db, structure, unit);
        write.Db.Add(new KeptCalendar(write.Access.Organisation, unit) { RestDays = above?.RestDays ?? "", Clocking = above?.Clocking ?? Clocking.Files });
        if (above is not null)
        {
            foreach (var day in await Days(write.Db, above.UnitId).ToListAsync())
                write.Db.Add(new KeptCalendarDay(write.Access.Organisation, unit, day.Day, day.Kind) { WorkedAs = day.WorkedAs, Name = day.Name });
        }

        await write.Journal(Streams.Of(unit), "calendar.started", new { unit = site.Name, from = above is null ? null : structure.UnitName(above.UnitId).Zh });
        return unit;
    });

    /// <summary>Changes the weekly rest from a day on; days before keep theirs.</summary>
    public Task<Result<Id<Unit>>> SetRest(SignedIn me, Id<Unit> unit, LocalDate from, IReadOnlyList<IsoDayOfWeek> rest, bool knowsClosed) => database.Write(me.Access, async write =>
    {
        var (calendar, name, refusal) = await Find(write.Db, me, unit);
        if (refusal is not null) return (Result<Id<Unit>>)refusal;
        if (from < RosterErrors.Earliest || from > RosterErrors.Latest) return RosterErrors.FarAway("rest_from", from);
        var later = RestText.Turns(calendar!.RestDays);
        if (RestText.On(calendar.RestDays, from).ToHashSet().SetEquals(rest)) return unit;
        var turns = later.Where(t => t.From != from).Append(new RestTurn(from, rest)).ToList();
        var until = later.Where(t => t.From > from).Select(t => t.From.PlusDays(-1)).Order().Cast<LocalDate?>().FirstOrDefault() ?? me.Today(clock);
        var last = until < me.Today(clock) ? until : me.Today(clock);
        var people = await CalendarPeople.Of(write.Db, unit, from, last);
        if (await RosterChange.Refusal(write.Db, people, from, last, knowsClosed) is { } closed) return closed;
        calendar.ChangedAt = write.Now;
        calendar.RestDays = RestText.Write(RestText.First(calendar.RestDays), turns);
        await write.Journal(Streams.Of(unit), "calendar.rest-set", new { unit = name, from = Figures.Day(from), rest = CalendarWords.Rest(rest).Zh });
        await change.Judge(write, people, from, last);
        return unit;
    });

    /// <summary>
    /// Says how the people of a site clock in. It counts for every day of the months that are open: what has not come yet is missing where phones are the way,
    /// and is not where files are. Days of closed months keep what was found.
    /// </summary>
    public Task<Result<Id<Unit>>> SetClocking(SignedIn me, Id<Unit> unit, Clocking clocking) => database.Write(me.Access, async write =>
    {
        var (calendar, name, refusal) = await Find(write.Db, me, unit);
        if (refusal is not null) return (Result<Id<Unit>>)refusal;
        if (calendar!.Clocking == clocking) return unit;
        calendar.Clocking = clocking;
        var today = me.Today(clock);
        var open = await CalendarPeople.Open(write.Db, unit, today);
        await write.Journal(Streams.Of(unit), "calendar.clocking-set", new { unit = name, clocking = CalendarWords.Clocks(clocking).Zh });
        // Judging begins a day before the day it is given, which is closed here.
        foreach (var (first, people) in open) await change.Judge(write, people, first.PlusDays(1), today);
        return unit;
    });

    /// <summary>Puts days into a calendar; one that is there already is changed.</summary>
    /// <returns>How many days came or changed.</returns>
    public Task<Result<int>> Put(SignedIn me, Id<Unit> unit, IReadOnlyList<DayAsked> asked, bool knowsClosed) => database.Write(me.Access, async write =>
    {
        var (calendar, name, refusal) = await Find(write.Db, me, unit);
        if (refusal is not null) return (Result<int>)refusal;
        var errors = asked.SelectMany(Check).DistinctBy(e => e.Code).ToList();
        if (errors.Count > 0) return errors;
        var kept = await Days(write.Db, unit).AsTracking().ToDictionaryAsync(d => d.Day);
        var changed = asked.Where(a => !IsSame(kept.GetValueOrDefault(a.Day), a)).ToList();
        if (changed.Count == 0) return 0;
        var (first, last) = (changed.Min(a => a.Day), changed.Max(a => a.Day));
        var people = await CalendarPeople.Of(write.Db, unit, first, last);
        if (await RosterChange.Refusal(write.Db, people, first, Past(me, last), knowsClosed) is { } closed) return closed;
        calendar!.ChangedAt = write.Now;
        foreach (var day in changed) Keep(write, unit, kept.GetValueOrDefault(day.Day), day);
        await write.Journal(Streams.Of(unit), "calendar.days-put", new { unit = name, days = changed.Select(d => $"{Figures.Day(d.Day)} {CalendarWords.KindOf(d.Kind).Zh} {d.Name}").ToList() });
        await change.Judge(write, people, first, last);
        return changed.Count;
    });

    /// <summary>Takes a day out of a calendar: it is again what the week says.</summary>
    public Task<Result<Id<Unit>>> Remove(SignedIn me, Id<Unit> unit, LocalDate day, bool knowsClosed) => database.Write(me.Access, async write =>
    {
        var (calendar, name, refusal) = await Find(write.Db, me, unit);
        if (refusal is not null) return (Result<Id<Unit>>)refusal;
        if (await Days(write.Db, unit).AsTracking().SingleOrDefaultAsync(d => d.Day == day) is not { } kept) return CalendarErrors.NoDay(day);
        var people = await CalendarPeople.Of(write.Db, unit, day, day);
        if (await RosterChange.Refusal(write.Db, people, day, Past(me, day), knowsClosed) is { } closed) return closed;
        write.Db.Remove(kept);
        calendar!.ChangedAt = write.Now;
        await write.Journal(Streams.Of(unit), "calendar.day-removed", new { unit = name, day = Figures.Day(day), kind = CalendarWords.KindOf(kept.Kind).Zh, kept.Name });
        await change.Judge(write, people, day, day);
        return unit;
    });

    internal static bool IsSame(KeptCalendarDay? kept, DayAsked asked) =>
        kept is not null && (kept.Kind, kept.WorkedAs, kept.Name) == (asked.Kind, WorkedAs(asked), asked.Name);

    private static int? WorkedAs(DayAsked asked) => asked.Kind == CalendarDay.MakeUp && asked.WorkedAs is { } like ? (int)like : null;

    private static void Keep(Write write, Id<Unit> unit, KeptCalendarDay? kept, DayAsked asked)
    {
        if (kept is null) write.Db.Add(kept = new KeptCalendarDay(write.Access.Organisation, unit, asked.Day, asked.Kind));
        (kept.Kind, kept.WorkedAs, kept.Name) = (asked.Kind, WorkedAs(asked), asked.Name);
    }

    private static IEnumerable<Error> Check(DayAsked asked)
    {
        if (asked.Name.Length == 0) yield return CalendarErrors.NameMissing;
        if (asked.Name.Length > 40) yield return CalendarErrors.NameLong(asked.Name.Length);
        if (asked.Day < RosterErrors.Earliest || asked.Day > RosterErrors.Latest) yield return RosterErrors.FarAway("from", asked.Day);
    }

    private LocalDate Past(SignedIn me, LocalDate day) => day < me.Today(clock) ? day : me.Today(clock);

    private static async Task<(KeptCalendar? Calendar, string Name, Error? Refusal)> Find(AppDbContext db, SignedIn me, Id<Unit> unit)
    {
        var name = (await Structure.Load(db)).UnitName(unit).Zh;
        if (await All(db).AsTracking().SingleOrDefaultAsync(c => c.UnitId == unit) is not { } calendar) return (null, name, CalendarErrors.NoCalendar);
        return me.May(Permission.KeepAttendance, unit) ? (calendar, name, null) : (null, name, AttendanceErrors.NotYours(name));
    }

    private static IQueryable<KeptCalendar> All(AppDbContext db) => db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]);

    private static IQueryable<KeptCalendarDay> Days(AppDbContext db, Id<Unit> unit) => db.Set<KeptCalendarDay>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(d => d.UnitId == unit);
}
