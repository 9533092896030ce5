using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepCovers;

/// <summary>Writes leave and outings down in the write of whoever records or grants them, and works the days out again.</summary>
internal sealed class CoverWriter(DeviationDeriver deriver)
{
    /// <summary>Everything that stands in the way; nothing has been changed.</summary>
    public static async Task<List<Error>> Check(Write write, Person person, NewCover asked)
    {
        var zone = await ZoneOf(write, person, asked.From.Date);
        var (from, to) = (zone.AtLeniently(asked.From).ToInstant(), zone.AtLeniently(asked.To).ToInstant());
        var errors = new List<Error>();
        if (to <= from) errors.Add(AttendanceErrors.Backwards(Text(asked.From), Text(asked.To)));
        if (string.IsNullOrWhiteSpace(asked.Reason)) errors.Add(AttendanceErrors.ReasonMissing);
        var other = await Of(write).AsNoTracking().Where(c => c.PersonId == asked.Person && !c.IsWithdrawn && c.From < to && c.To > from).OrderBy(c => c.From).FirstOrDefaultAsync();
        if (other is not null) errors.Add(AttendanceErrors.Overlaps(Text(other.From.InZone(zone).LocalDateTime), Text(other.To.InZone(zone).LocalDateTime)));
        return errors;
    }

    /// <summary>Writes it down; it has been checked.</summary>
    public async Task Add(Write write, Person person, NewCover asked, string by)
    {
        var zone = await ZoneOf(write, person, asked.From.Date);
        var (from, to) = (zone.AtLeniently(asked.From).ToInstant(), zone.AtLeniently(asked.To).ToInstant());
        write.Db.Add(new KeptCover(write.Access.Organisation, asked.CoverId, person.PersonId, person.UnitId, asked.Kind, from, to)
        {
            Approval = asked.Approval, AllowedBy = asked.AllowedBy, Reason = asked.Reason.Trim(), By = by, At = write.Now,
        });
        await write.Journal(Streams.Of(person.PersonId), "cover.recorded", new { kind = asked.Kind.ToString(), from = Text(asked.From), to = Text(asked.To), asked.Approval, asked.AllowedBy, asked.Reason });
        await Derive(write, person, asked.From.Date, asked.To.Date);
    }

    /// <summary>Takes it back.</summary>
    public async Task Withdraw(Write write, Person person, KeptCover cover, string reason)
    {
        cover.IsWithdrawn = true;
        await write.Journal(Streams.Of(person.PersonId), "cover.withdrawn", new { cover = cover.CoverId.ToString(), reason = reason.Trim() });
        var zone = await ZoneOf(write, person, cover.From.InUtc().Date);
        await Derive(write, person, cover.From.InZone(zone).Date, cover.To.InZone(zone).Date);
    }

    // Leave is granted by people of other units too; what overlaps does not depend on who asks.
    public static IQueryable<KeptCover> Of(Write write) => write.Db.Set<KeptCover>().IgnoreQueryFilters([AppDbContext.UnitFilter]);

    private async Task Derive(Write write, Person person, LocalDate first, LocalDate last)
    {
        await write.Db.SaveChangesAsync();
        await deriver.Derive(write, new HashSet<Id<Person>> { person.PersonId }, first.PlusDays(-1), last);
    }

    private static async Task<DateTimeZone> ZoneOf(Write write, Person person, LocalDate day)
    {
        var book = await AttendanceBook.Load(write.Db, [person], day, day);
        return book.PlaceOf(book.People[0]).Site.Zone;
    }

    private static string Text(LocalDateTime at) => at.ToString("uuuu-MM-dd HH:mm", null);
}
