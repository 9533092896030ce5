using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepPunches;

/// <summary>Single punches: entered by hand with a reason, from one's own phone, or struck out as wrong. What follows from them is worked out at once.</summary>
internal sealed class PunchKeeper(Database database, DeviationDeriver deriver, IClock clock)
{
    /// <summary>Days back that may still be entered by hand.</summary>
    public const int DaysBack = 400;

    private const int MinutesOfAForm = 5;

    /// <summary>Enters a punch by hand.</summary>
    /// <param name="me">Who enters it; needs to keep the attendance of the person's unit.</param>
    /// <param name="id">The person.</param>
    /// <param name="at">By the clock of the site.</param>
    /// <param name="reason">Why it is entered by hand.</param>
    public Task<Result<long>> Enter(SignedIn me, Id<Person> id, LocalDateTime at, string reason) => database.Write(me.Access, async write =>
    {
        var errors = new List<Error>();
        if (await Find(write, id) is not { } person) return AttendanceErrors.NoPerson;
        if (!me.May(Permission.KeepAttendance, person.UnitId)) return AttendanceErrors.NotYours(person.Name);
        if (string.IsNullOrWhiteSpace(reason)) errors.Add(AttendanceErrors.ReasonMissing);
        var zone = await ZoneOf(write, person, at.Date);
        var micros = Micros.Of(zone.AtLeniently(at).ToInstant());
        var today = me.Today(clock);
        if (micros > Micros.Of(write.Now)) errors.Add(AttendanceErrors.NotYet(Text(at)));
        else if (at.Date < today.PlusDays(-DaysBack)) errors.Add(AttendanceErrors.LongAgo(Text(at), today.PlusDays(-DaysBack)));
        else if (await PunchMonths.Of(write.Db, person.Ordinal, micros, micros + 1) is [var known])
        {
            // The same form sent twice enters it once, and says so both times.
            if (await IsOf(write, known, reason.Trim())) return micros;
            errors.Add(AttendanceErrors.KnownPunch(Text(at)));
        }

        if (errors.Count > 0) return errors;
        return await Take(write, person, micros, PunchSource.Hand, reason.Trim(), at.Date);
    });

    /// <summary>Clocks somebody in or out from his own phone, now.</summary>
    /// <param name="me">Who clocks.</param>
    /// <param name="shown">When the form was shown to him: a punch that came of it since then is given back, so that pressing twice clocks once. Null when that is not known.</param>
    public Task<Result<long>> ClockIn(SignedIn me, Instant? shown = null) => database.Write(me.Access, async write =>
    {
        if (me.Person is not { } id || await Find(write, id) is not { } person) return (Result<long>)AttendanceErrors.NotStaff;
        var micros = Micros.Of(write.Now) / Micros.Minute * Micros.Minute;
        // Pressed twice within a minute is pressed once; so is the same form within minutes. One that lay open since the morning clocks out.
        var since = shown is { } seen ? Math.Max(Micros.Of(seen) / Micros.Minute * Micros.Minute, micros - (MinutesOfAForm * Micros.Minute)) : micros;
        if (await PunchMonths.Of(write.Db, person.Ordinal, since, micros + 1) is [.., var pressed]) return pressed.Micros;
        var place = await PlaceOf(write, person, me.Today(clock));
        if (await write.Db.FindAsync<PunchHorizon>(write.Access.Organisation, place.Unit.UnitId) is null)
            write.Db.Add(new PunchHorizon(write.Access.Organisation, place.Unit.UnitId, me.Today(clock), micros));
        return await Take(write, person, micros, PunchSource.Phone, "", me.Today(clock));
    });

    /// <summary>Strikes a punch out: it no longer counts, and does not come back with its file.</summary>
    public Task<Result<long>> Strike(SignedIn me, Id<Person> id, long micros, string reason) => database.Write(me.Access, async write =>
    {
        if (await Find(write, id) is not { } person) return (Result<long>)AttendanceErrors.NoPerson;
        if (!me.May(Permission.KeepAttendance, person.UnitId)) return AttendanceErrors.NotYours(person.Name);
        if (string.IsNullOrWhiteSpace(reason)) return AttendanceErrors.ReasonMissing;
        var zone = await ZoneOf(write, person, me.Today(clock));
        var at = Micros.ToLocal(micros, zone);
        if (!await PunchMonths.Remove(write, person.Ordinal, micros)) return AttendanceErrors.NoPunch(Text(at));
        write.Db.Add(new StruckPunch(write.Access.Organisation, person.PersonId, person.UnitId, micros) { Reason = reason.Trim(), By = me.Name, At = write.Now });
        await write.Journal(Streams.Of(person.PersonId), "punch.struck", new { at = Text(at), reason = reason.Trim() });
        await write.Db.SaveChangesAsync();
        return await Derive(write, person, at.Date, micros);
    });

    private static Task<bool> IsOf(Write write, KeptPunch punch, string reason) =>
        write.Db.Set<PunchBatch>().AnyAsync(b => b.Batch == punch.Batch && b.Source == PunchSource.Hand && b.Note == reason && b.By == write.Access.Actor.Name);

    private async Task<Result<long>> Take(Write write, Person person, long micros, PunchSource source, string note, LocalDate day)
    {
        var zone = await ZoneOf(write, person, day);
        var batch = await Batches.Next(write);
        write.Db.Add(new PunchBatch(write.Access.Organisation, batch, source) { Note = note, At = write.Now, By = write.Access.Actor.Name, Rows = 1, Added = 1 });
        await PunchMonths.Add(write, person.Ordinal, micros, batch);
        await write.Db.Set<StruckPunch>().AsTracking().Where(s => s.PersonId == person.PersonId && s.Micros == micros).ForEachAsync(s => write.Db.Remove(s));
        await write.Journal(Streams.Of(person.PersonId), "punch.entered", new { at = Text(Micros.ToLocal(micros, zone)), source = source.ToString(), reason = note });
        await write.Db.SaveChangesAsync();
        return await Derive(write, person, day, micros);
    }

    private async Task<long> Derive(Write write, Person person, LocalDate day, long micros)
    {
        await deriver.Derive(write, new HashSet<Id<Person>> { person.PersonId }, day.PlusDays(-1), day.PlusDays(1));
        return micros;
    }

    private static Task<Person?> Find(Write write, Id<Person> id) => write.Db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == id);

    private static async Task<PlaceOfWork> PlaceOf(Write write, Person person, LocalDate day)
    {
        var book = await AttendanceBook.Load(write.Db, [person], day, day);
        return book.PlaceOf(book.People[0]);
    }

    private static async Task<DateTimeZone> ZoneOf(Write write, Person person, LocalDate day) => (await PlaceOf(write, person, day)).Site.Zone;

    private static string Text(LocalDateTime at) => at.ToString("uuuu-MM-dd HH:mm", null);
}
