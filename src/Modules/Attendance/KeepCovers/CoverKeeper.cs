using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Days;
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
internal sealed class CoverKeeper(Database database, CoverWriter writer)
{
    public Task<Result<Id<KeptCover>>> Record(SignedIn me, NewCover asked) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == asked.Person) is not { } person) return (Result<Id<KeptCover>>)AttendanceErrors.NoPerson;
        if (!me.May(Permission.RecordFacts, person.UnitId)) return AttendanceErrors.NotYours(person.Name);
        if (await write.Db.Set<KeptCover>().AnyAsync(c => c.CoverId == asked.CoverId)) return asked.CoverId;
        var errors = await CoverWriter.Check(write, person, asked);
        if (errors.Count > 0) return errors;
        await writer.Add(write, person, asked, me.Name);
        return asked.CoverId;
    });

    public Task<Result<Id<KeptCover>>> Withdraw(SignedIn me, Id<KeptCover> id, string reason) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<KeptCover>().AsTracking().SingleOrDefaultAsync(c => c.CoverId == id) is not { } cover) return (Result<Id<KeptCover>>)AttendanceErrors.NoCover;
        var person = await write.Db.Set<Person>().AsNoTracking().SingleAsync(p => p.PersonId == cover.PersonId);
        if (!me.May(Permission.RecordFacts, person.UnitId)) return AttendanceErrors.NotYours(person.Name);
        if (string.IsNullOrWhiteSpace(reason)) return AttendanceErrors.ReasonMissing;
        if (cover.IsWithdrawn) return id;
        await writer.Withdraw(write, person, cover, reason);
        return id;
    });
}
