using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>A pattern that shall hold for somebody.</summary>
/// <param name="LineId">Made by the form, so that sending it twice makes one line.</param>
/// <param name="Target">A unit, team, person or post.</param>
/// <param name="Until">The last day; null while it goes on.</param>
internal sealed record NewLine(Id<KeptRosterLine> LineId, LineTarget Target, Id<KeptPattern> Pattern, LocalDate From, LocalDate? Until, bool KnowsClosed);

/// <summary>Whom a line is about.</summary>
/// <param name="UnitId">The unit whose attendance it belongs to.</param>
/// <param name="Name">As the journal calls it.</param>
internal sealed record LineTarget(RosterSource Source, string Id, Id<Unit> UnitId, string Name);

/// <summary>Lets patterns hold for units, teams, people and posts from a day, and ends or takes them back.</summary>
internal sealed class LineKeeper(Database database, RosterChange change, IClock clock)
{
    // Two rounds of the longest usual cycles, and a month: what overlaps shows by then.
    private const int DaysTried = 62;
    private const int MostTried = 400;

    public Task<Result<Id<KeptRosterLine>>> Add(SignedIn me, NewLine asked) => database.Write(me.Access, async write =>
    {
        if (!me.May(Permission.KeepAttendance, asked.Target.UnitId)) return (Result<Id<KeptRosterLine>>)AttendanceErrors.NotYours(asked.Target.Name);
        if (await write.Db.Set<KeptRosterLine>().AnyAsync(l => l.LineId == asked.LineId)) return asked.LineId;
        if (await write.Db.Set<KeptPattern>().AsNoTracking().SingleOrDefaultAsync(p => p.PatternId == asked.Pattern) is not { } pattern) return RosterErrors.NoPattern;
        var line = new KeptRosterLine(write.Access.Organisation, asked.LineId, asked.Target.Source, asked.Target.Id, asked.Pattern, asked.From) { Until = asked.Until };
        var errors = new List<Error>();
        if (asked.From < RosterErrors.Earliest || asked.From > RosterErrors.Latest) errors.Add(RosterErrors.FarAway("from", asked.From));
        if (asked.Until is { } until && until > RosterErrors.Latest) errors.Add(RosterErrors.FarAway("until", until));
        if (asked.Until < asked.From) errors.Add(RosterErrors.Backwards(asked.From, asked.Until!.Value));
        if (await write.Db.Set<KeptRosterLine>().AnyAsync(l => l.TargetId == asked.Target.Id && l.From == asked.From)) errors.Add(RosterErrors.LineTwice(asked.From));
        if (errors.Count > 0) return errors;
        var last = Earlier(asked.Until, me.Today(clock));
        var people = await RosterPeople.Of(write.Db, [line], asked.From, asked.Until ?? RosterErrors.Latest);
        errors.AddRange(await Brings(write.Db, people, line, pattern));
        if (await RosterChange.Refusal(write.Db, people, asked.From, last, asked.KnowsClosed) is { } closed) errors.Add(closed);
        if (errors.Count > 0) return errors;
        write.Db.Add(line);
        await write.Journal(ShiftKeeper.Stream, "roster.line-added", new { pattern = pattern.Name, target = asked.Target.Name, from = Iso(asked.From), until = asked.Until is { } end ? Iso(end) : null });
        await change.Judge(write, people, asked.From, last);
        return asked.LineId;
    });

    /// <summary>Ends a line on a day, that day included.</summary>
    public Task<Result<Id<KeptRosterLine>>> End(SignedIn me, Id<KeptRosterLine> id, LocalDate until, bool knowsClosed) => database.Write(me.Access, async write =>
    {
        var (line, name, refusal) = await Find(write.Db, me, id);
        if (refusal is not null) return (Result<Id<KeptRosterLine>>)refusal;
        if (until < line!.From) return RosterErrors.Backwards(line.From, until);
        if (until > RosterErrors.Latest) return RosterErrors.FarAway("until", until);
        if (line.Until == until) return id;
        var first = Earlier(line.Until, until).PlusDays(1);
        var last = line.Until is { } before && before > until ? Earlier(before, me.Today(clock)) : me.Today(clock);
        var people = await RosterPeople.Of(write.Db, [line], first, RosterErrors.Latest);
        if (await RosterChange.Refusal(write.Db, people, first, last, knowsClosed) is { } closed) return closed;
        line.Until = until;
        await write.Journal(ShiftKeeper.Stream, "roster.line-ended", new { target = name, from = Iso(line.From), until = Iso(until) });
        await change.Judge(write, people, first, last);
        return id;
    });

    /// <summary>Takes back a line that was made by mistake: it never held.</summary>
    public Task<Result<Id<KeptRosterLine>>> Remove(SignedIn me, Id<KeptRosterLine> id, bool knowsClosed) => database.Write(me.Access, async write =>
    {
        var (line, name, refusal) = await Find(write.Db, me, id);
        if (refusal is not null) return (Result<Id<KeptRosterLine>>)refusal;
        var last = Earlier(line!.Until, me.Today(clock));
        var people = await RosterPeople.Of(write.Db, [line], line.From, line.Until ?? RosterErrors.Latest);
        if (await RosterChange.Refusal(write.Db, people, line.From, last, knowsClosed) is { } closed) return closed;
        write.Db.Remove(line);
        await write.Journal(ShiftKeeper.Stream, "roster.line-removed", new { target = name, from = Iso(line.From), until = line.Until is { } end ? Iso(end) : null });
        await change.Judge(write, people, line.From, last);
        return id;
    });

    // Shifts that would overlap, or have no times yet: nobody can work those.
    private static async Task<IEnumerable<Error>> Brings(AppDbContext db, HashSet<Id<Person>> people, KeptRosterLine line, KeptPattern pattern)
    {
        var who = (await db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().OrderBy(p => p.Ordinal).ToListAsync()).Where(p => people.Contains(p.PersonId)).Take(MostTried).ToList();
        var (first, last) = (line.From, Earlier(line.Until, line.From.PlusDays(DaysTried)));
        var book = await AttendanceBook.Load(db, who, first, last);
        var made = new Pattern(pattern.PatternId.ToString(), pattern.Anchor, Cycles.Read(pattern.Cycle).Select(d => d.Select(s => book.Timed[s])), pattern.FollowsCalendar);
        var asked = new Roster([.. book.Lines, new RosterLine(line.Target, line.TargetId, made, line.From, line.Until)], book.Entries);
        return RosterTrial.Brings(book, asked, book.People, first, last).Select(p => RosterErrors.OfProblem(p, "pattern"));
    }

    private static async Task<(KeptRosterLine? Line, string Name, Error? Refusal)> Find(AppDbContext db, SignedIn me, Id<KeptRosterLine> id)
    {
        if (await db.Set<KeptRosterLine>().AsTracking().SingleOrDefaultAsync(l => l.LineId == id) is not { } line) return (null, "", RosterErrors.NoLine);
        var names = await LineNames.Load(db);
        var name = names.Of(line).Zh;
        var units = await RosterPeople.Units(db, [line]);
        return units.All(u => me.May(Permission.KeepAttendance, u)) ? (line, name, null) : (null, name, AttendanceErrors.NotYours(name));
    }

    private static LocalDate Earlier(LocalDate? one, LocalDate other) => one is { } day && day < other ? day : other;

    private static string Iso(LocalDate day) => Platform.Ui.Figures.Day(day);
}
