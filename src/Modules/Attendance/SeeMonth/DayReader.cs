using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Months;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.SeeMonth;

/// <summary>A day of somebody, with everything it was judged from.</summary>
internal sealed record DayView(Person Person, LocalDate Day, DateTimeZone Zone)
{
    /// <summary>One for each shift; at least one.</summary>
    public required IReadOnlyList<ShiftReasons> Shifts { get; init; }

    public required IReadOnlyList<DayPunch> Punches { get; init; }

    public required IReadOnlyList<StruckPunch> Struck { get; init; }

    public required IReadOnlyList<KeptCover> Covers { get; init; }

    /// <summary>What stands of the day, from punches and from what people saw.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }
}

/// <summary>A punch and how it came.</summary>
internal sealed record DayPunch(long Micros, PunchSource Source, string Note, string By);

/// <summary>Reads one day. The reasons come from the code that judged it, run again with a trace.</summary>
internal sealed class DayReader(Database database, RulesInForce inForce, IClock clock)
{
    /// <summary>Null when there is nobody like that whom one may see.</summary>
    public Task<DayView?> Find(SignedIn me, Id<Person> id, LocalDate day) => database.Read(me.Access, async db =>
    {
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == id) is not { } person) return null;
        var book = await AttendanceBook.Load(db, [person], day, day);
        var rostered = book.People[0];
        var zone = book.PlaceOf(rostered).Site.Zone;
        var (from, until) = (MonthRun.ReadsFrom(day), MonthRun.ReadsUntil(day));
        var punches = await PunchMonths.Of(db, person.Ordinal, from, until);
        var now = clock.GetCurrentInstant();
        var known = book.KnownOf(rostered, now) is { } k && k.From <= day ? k.Until : NodaConstants.UnixEpoch;
        var words = Words(await inForce.Now(db));
        var shown = punches.Where(p => Shown(p.Micros, zone, day)).ToList();
        var (start, end) = (zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        return new DayView(person, day, zone)
        {
            Shifts = DayReasons.Of(book.Roster, rostered, day, punches.Select(p => p.Micros), book.Covers, known, words),
            Punches = await WithSources(db, shown),
            Struck = [.. (await db.Set<StruckPunch>().AsNoTracking().Where(s => s.PersonId == id && s.Micros >= from && s.Micros < until).ToListAsync()).Where(s => Shown(s.Micros, zone, day))],
            Covers = await db.Set<KeptCover>().AsNoTracking().Where(c => c.PersonId == id && !c.IsWithdrawn && c.From < end && c.To > start).OrderBy(c => c.From).ToListAsync(),
            Facts = await db.Set<Fact>().AsNoTracking().Standing().Where(f => f.PersonId == id && f.Occurred == day).OrderBy(f => f.Number).ToListAsync(),
        };
    });

    private static async Task<IReadOnlyList<DayPunch>> WithSources(AppDbContext db, IReadOnlyList<KeptPunch> punches)
    {
        var numbers = punches.Select(p => p.Batch).Distinct().ToArray();
        var batches = await db.Set<PunchBatch>().AsNoTracking().Where(b => numbers.Contains(b.Batch)).ToDictionaryAsync(b => b.Batch);
        return [.. punches.Select(p => batches[p.Batch] is var b ? new DayPunch(p.Micros, b.Source, b.Note, b.By) : null!)];
    }

    // A night shift of the day ends on the next morning.
    private static bool Shown(long micros, DateTimeZone zone, LocalDate day) =>
        Micros.ToLocal(micros, zone) is var at && (at.Date == day || (at.Date == day.PlusDays(1) && at.Hour < 14) || (at.Date == day.PlusDays(-1) && at.Hour >= 20));

    private static ReasonNames Words(IReadOnlyList<Rules> rules)
    {
        var ranks = rules.SelectMany(r => r.Written.Words.Words).SelectMany(w => w.Fields).Where(f => f.Id == "approval").SelectMany(f => f.Options).DistinctBy(o => o.Id).ToDictionary(o => o.Id, o => o.Name, StringComparer.Ordinal);
        return new ReasonNames(Asked, rank => ranks.GetValueOrDefault(rank, new Phrase(rank, rank)));
    }

    private static Phrase Asked(DeviationQuestion question) => question switch
    {
        DeviationQuestion.Excused => new("有没有正当理由", "whether there was a good reason"),
        DeviationQuestion.Explained => new("补签有没有获准", "whether signing afterwards was allowed"),
        DeviationQuestion.Approval => new("谁准的假", "who allowed the leave"),
        _ => new("没有要说明的", "nothing"),
    };
}
