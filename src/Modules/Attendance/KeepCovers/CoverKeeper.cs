using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepCovers;

/// <summary>Leave or an outing to be recorded, by the clock of the person's site.</summary>
/// <param name="CoverId">Made by the form, so that sending it twice records it once.</param>
/// <param name="Approval">Rank of who allowed it in the words of the packs; <see cref="Cover.NotAllowed"/> when nobody did, null while not known.</param>
/// <param name="AllowedBy">Name of who allowed it.</param>
internal sealed record NewCover(Id<KeptCover> CoverId, Id<Person> Person, CoverKind Kind, LocalDateTime From, LocalDateTime To, string? Approval, string? AllowedBy, string Reason);

/// <summary>Records leave and outings with who allowed them, and withdraws what was recorded by mistake.</summary>
internal sealed class CoverKeeper(Database database, DeviationDeriver deriver)
{
    public Task<Result<Id<KeptCover>>> Record(SignedIn me, NewCover asked) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == asked.Person) is not { } person) return (Result<Id<KeptCover>>)AttendanceErrors.NoPerson;
        if (!me.May(Permission.RecordFacts, person.UnitId)) return AttendanceErrors.NotYours(person.Name);
        if (await write.Db.Set<KeptCover>().AnyAsync(c => c.CoverId == asked.CoverId)) return asked.CoverId;
        var zone = await ZoneOf(write, person, asked.From.Date);
        var (from, to) = (zone.AtLeniently(asked.From).ToInstant(), zone.AtLeniently(asked.To).ToInstant());
        var errors = new List<Error>();
        if (to <= from) errors.Add(AttendanceErrors.Backwards(Text(asked.From), Text(asked.To)));
        if (string.IsNullOrWhiteSpace(asked.Reason)) errors.Add(AttendanceErrors.ReasonMissing);
        var other = await write.Db.Set<KeptCover>().AsNoTracking().Where(c => c.PersonId == asked.Person && !c.IsWithdrawn && c.From < to && c.To > from).OrderBy(c => c.From).FirstOrDefaultAsync();
        if (other is not null) errors.Add(AttendanceErrors.Overlaps(Text(other.From.InZone(zone).LocalDateTime), Text(other.To.InZone(zone).LocalDateTime)));
        if (errors.Count > 0) return errors;
        write.Db.Add(new KeptCover(write.Access.Organisation, asked.CoverId, person.PersonId, person.UnitId, asked.Kind, from, to)
        {
            Approval = asked.Approval, AllowedBy = asked.AllowedBy, Reason = asked.Reason.Trim(), By = me.Name, At = write.Now,
        });
        await write.Journal(Streams.Of(person.PersonId), "cover.recorded", new { kind = asked.Kind.ToString(), from = Text(asked.From), to = Text(asked.To), asked.Approval, asked.AllowedBy, asked.Reason });
        await write.Db.SaveChangesAsync();
        return await Derive(write, person, asked.From.Date, asked.To.Date, asked.CoverId);
    });

    public Task<Result<Id<KeptCover>>> Withdraw(SignedIn me, Id<KeptCover> id, string reason) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<KeptCover>().AsTracking().SingleOrDefaultAsync(c => c.CoverId == id) is not { } cover) return (Result<Id<KeptCover>>)AttendanceErrors.NoCover;
        var person = await write.Db.Set<Person>().AsNoTracking().SingleAsync(p => p.PersonId == cover.PersonId);
        if (!me.May(Permission.RecordFacts, person.UnitId)) return AttendanceErrors.NotYours(person.Name);
        if (string.IsNullOrWhiteSpace(reason)) return AttendanceErrors.ReasonMissing;
        if (cover.IsWithdrawn) return id;
        cover.IsWithdrawn = true;
        await write.Journal(Streams.Of(person.PersonId), "cover.withdrawn", new { cover = id.ToString(), reason = reason.Trim() });
        await write.Db.SaveChangesAsync();
        var zone = await ZoneOf(write, person, cover.From.InUtc().Date);
        return await Derive(write, person, cover.From.InZone(zone).Date, cover.To.InZone(zone).Date, id);
    });

    private async Task<Id<KeptCover>> Derive(Write write, Person person, LocalDate first, LocalDate last, Id<KeptCover> id)
    {
        await deriver.Derive(write, new HashSet<Id<Person>> { person.PersonId }, first.PlusDays(-1), last);
        return id;
    }

    private static async Task<DateTimeZone> ZoneOf(Write write, Person person, LocalDate day)
    {
        var book = await AttendanceBook.Load(write.Db, [person], day, day);
        return book.PlaceOf(book.People[0]).Site.Zone;
    }

    private static string Text(LocalDateTime at) => at.ToString("uuuu-MM-dd HH:mm", null);
}
