using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.Books;

/// <summary>All that is needed to judge the days of some people: their posts, sites, shifts, exceptions and leave. Read once, then immutable.</summary>
internal sealed class AttendanceBook
{
    private readonly Dictionary<int, Person> byOrdinal;
    private readonly Dictionary<int, PlaceOfWork> placeOf = [];
    private ILookup<string, DayEntry>? entriesOf;
    private Roster? usual;

    private AttendanceBook(IReadOnlyList<Person> people) => byOrdinal = people.ToDictionary(p => p.Ordinal);

    public required Roster Roster { get; init; }

    /// <summary>What the roster is made of, for trying another.</summary>
    public required IReadOnlyList<RosterLine> Lines { get; init; }

    public required IReadOnlyList<DayEntry> Entries { get; init; }

    /// <summary>Shifts with their times, by id.</summary>
    public required IReadOnlyDictionary<Id<KeptShift>, Shift> Timed { get; init; }

    /// <summary>In order of their ordinals.</summary>
    public required IReadOnlyList<RosterPerson> People { get; init; }

    /// <summary>In order of the person.</summary>
    public required IReadOnlyList<Cover> Covers { get; init; }

    public required IReadOnlyDictionary<string, KeptShift> Shifts { get; init; }

    public required Structure Structure { get; init; }

    public required Sites Sites { get; init; }

    /// <summary>From when to when punches are known, by site.</summary>
    public required IReadOnlyDictionary<Id<Unit>, PunchHorizon> Horizons { get; init; }

    public Person Of(int ordinal) => byOrdinal[ordinal];

    /// <summary>Where somebody works, by the main post.</summary>
    public PlaceOfWork PlaceOf(RosterPerson person) => placeOf[person.Ordinal];

    /// <summary>What the patterns alone say.</summary>
    public Roster Usual => usual ??= new Roster(Lines, []);

    /// <summary>What was said of somebody's days by hand.</summary>
    public IEnumerable<DayEntry> EntriesOf(string person) => (entriesOf ??= Entries.ToLookup(e => e.Person, StringComparer.Ordinal))[person];

    /// <summary>Whether something was said of somebody's day by hand.</summary>
    public bool IsSaid(RosterPerson person, LocalDate day) => EntriesOf(person.Id).Any(e => e.Day == day);

    /// <summary>From which day and up to when the punches of somebody are known; null when none are.</summary>
    public (LocalDate From, Instant Until)? KnownOf(RosterPerson person, Instant now)
    {
        var place = PlaceOf(person);
        if (!Horizons.TryGetValue(place.Unit.UnitId, out var horizon)) return null;
        var until = Micros.ToInstant(horizon.Until);
        return (horizon.From, place.Clocking == Clocking.Phones || until > now ? now : until);
    }

    /// <summary>Reads what is needed for a range of days.</summary>
    /// <param name="db">Bound to whoever asks.</param>
    /// <param name="who">The people, by ordinal.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, included.</param>
    public static async Task<AttendanceBook> Load(AppDbContext db, IReadOnlyList<Person> who, LocalDate first, LocalDate last)
    {
        var organisation = await db.Home();
        var structure = await Structure.Load(db);
        // Calendars, shifts and patterns of units above one's own hold for one, too; they name nobody.
        var sites = new Sites(
            structure.Tree, organisation.TimeZone, await db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().ToListAsync(),
            await db.Set<KeptCalendarDay>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(d => d.Day >= first.PlusDays(-10) && d.Day <= last.PlusDays(10)).ToListAsync());
        var kept = await db.Set<KeptShift>().AsNoTracking().ToListAsync();
        var versions = (await db.Set<KeptShiftVersion>().AsNoTracking().ToListAsync()).ToLookup(v => v.ShiftId);
        var shifts = kept.ToDictionary(s => s.ShiftId, s => new Shift(s.ShiftId.ToString(), new Phrase(s.Name, s.NameEn ?? s.Name), versions[s.ShiftId].Select(v => ShiftText.Read(v.From, v.Times))));
        var rows = new BookRows(db, who, first, last);
        var assignments = await rows.Assignments();
        var people = who.OrderBy(p => p.Ordinal).ToList();
        var (lines, entries) = (await LinesOf(db, shifts, first, last), await rows.Entries(shifts));
        var book = new AttendanceBook(people)
        {
            Roster = new Roster(lines, entries),
            Lines = lines,
            Entries = entries,
            Timed = shifts,
            People = [.. people.Select(p => new RosterPerson(p.Ordinal, p.PersonId.ToString(), [.. assignments[p.PersonId].Select(a => PostingOf(a, p, sites))]))],
            Covers = await rows.Covers(),
            Shifts = kept.ToDictionary(s => s.ShiftId.ToString(), StringComparer.Ordinal),
            Structure = structure,
            Sites = sites,
            Horizons = await db.Set<PunchHorizon>().AsNoTracking().ToDictionaryAsync(h => h.SiteId),
        };
        foreach (var person in people) book.placeOf[person.Ordinal] = sites.Of(assignments[person.PersonId].FirstOrDefault()?.UnitId ?? person.UnitId);
        return book;
    }

    private static async Task<List<RosterLine>> LinesOf(AppDbContext db, Dictionary<Id<KeptShift>, Shift> shifts, LocalDate first, LocalDate last)
    {
        var patterns = (await db.Set<KeptPattern>().AsNoTracking().ToListAsync()).ToDictionary(p => p.PatternId, p => new Pattern(p.PatternId.ToString(), p.Anchor, Cycles.Read(p.Cycle).Select(d => d.Select(s => shifts[s])), p.FollowsCalendar));
        var from = first.PlusDays(-3);
        var until = last.PlusDays(3);
        var lines = await db.Set<KeptRosterLine>().AsNoTracking().Where(l => l.From <= until && (l.Until == null || l.Until >= from)).ToListAsync();
        return [.. lines.Select(l => new RosterLine(l.Target, l.TargetId, patterns[l.PatternId], l.From, l.Until))];
    }

    private static Posting PostingOf(Assignment held, Person person, Sites sites)
    {
        var (team, units) = sites.TargetsOf(held.UnitId);
        var until = person.LeftOn is { } left && !(held.To < left) ? left : held.To;
        return new Posting(held.AssignmentId.ToString(), sites.Of(held.UnitId).Site, team, units, held.From, until);
    }
}
