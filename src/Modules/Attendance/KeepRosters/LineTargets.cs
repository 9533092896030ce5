using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>Finds whom a form means: a unit, a team, a person, or one post of a person.</summary>
internal sealed class LineTargets(Database database)
{
    /// <param name="me">Who asks.</param>
    /// <param name="unit">The unit or team; null when a person is meant.</param>
    /// <param name="number">The staff number; null when a unit is meant.</param>
    /// <param name="post">The post of that person; null for the main one.</param>
    /// <param name="from">The day it shall hold from.</param>
    public Task<Result<LineTarget>> Find(SignedIn me, Id<Unit>? unit, string? number, Id<Post>? post, LocalDate from) => database.Read(me.Access, async db =>
    {
        if (unit is null && number is null) return (Result<LineTarget>)RosterErrors.TargetMissing;
        if (unit is not null && number is not null) return RosterErrors.TargetTwice;
        var structure = await Structure.Load(db);
        if (unit is { } id)
        {
            if (structure.Unit(id) is not { } found) return RosterErrors.TargetMissing;
            return new LineTarget(found.Kind == UnitKind.Team ? RosterSource.Team : RosterSource.Unit, id.ToString(), id, found.Name);
        }

        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == number) is not { } person) return AttendanceErrors.NoPerson with { Field = "number" };
        if (post is not { } wanted) return new LineTarget(RosterSource.Person, person.PersonId.ToString(), person.UnitId, $"{person.Name} {person.Number}");
        var held = await db.Set<Assignment>().AsNoTracking().Where(a => a.PersonId == person.PersonId && a.PostId == wanted && (a.To == null || a.To >= from)).OrderBy(a => a.From).FirstOrDefaultAsync();
        if (held is null) return RosterErrors.NoPost(person.Name, structure.PostName(wanted).Zh);
        return new LineTarget(RosterSource.Posting, held.AssignmentId.ToString(), held.UnitId, $"{person.Name} {person.Number} {structure.PostName(wanted).Zh}");
    });
}
