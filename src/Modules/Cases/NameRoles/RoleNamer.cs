using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Cases.NameRoles;

/// <summary>Somebody to be named for a role of a regulation.</summary>
/// <param name="HolderId">Made by the form, so that sending it twice names him once.</param>
/// <param name="Role">Id of the role in its pack.</param>
/// <param name="ForUnit">Null for everywhere.</param>
internal sealed record NewRoleHolder(Id<RoleHolder> HolderId, string PackId, string Role, Id<Person> Person, Id<Unit>? ForUnit, LocalDate From, LocalDate? Until);

/// <summary>Says who is who for the roles of the regulations. Open tasks follow by themselves within a minute.</summary>
internal sealed class RoleNamer(Database database, RulesInForce inForce, IClock clock)
{
    public async Task<Result<Id<RoleHolder>>> Name(SignedIn me, NewRoleHolder asked)
    {
        if (!IsAllowed(me)) return CaseErrors.NotYourRoles;
        return await database.Write(me.Access, async write =>
        {
            var held = await write.Db.Set<RoleHolder>().AsNoTracking().Where(h => h.PackId == asked.PackId && h.Role == asked.Role).OrderBy(h => h.HolderId).ToListAsync();
            if (held.Exists(h => h.HolderId == asked.HolderId)) return asked.HolderId;
            var person = await write.Db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == asked.Person);
            var structure = await Structure.Load(write.Db);
            var role = (await inForce.Now(write.Db)).FirstOrDefault(r => r.PackId == asked.PackId)?.Written.Words.Roles.FirstOrDefault(r => r.Id == asked.Role);
            var errors = Check(asked, person, structure, held, me.Today(clock));
            if (role is null) errors.Add(CaseErrors.RoleUnknown);
            if (errors.Count > 0) return (Result<Id<RoleHolder>>)errors;
            write.Db.Add(new RoleHolder(write.Access.Organisation, asked.HolderId, asked.PackId, asked.Role, asked.Person, asked.From) { ForUnit = asked.ForUnit, Until = asked.Until });
            await write.Journal(RulesInForce.StreamOf(asked.PackId), "role.named", new
            {
                role = role!.Name.Zh, person = person!.Name, unit = asked.ForUnit is { } unit ? structure.UnitName(unit).Zh : null, from = Figures.Day(asked.From), until = asked.Until is { } last ? Figures.Day(last) : null,
            });
            return asked.HolderId;
        });
    }

    /// <summary>Ends it with a day; one that has not begun is taken away whole.</summary>
    public async Task<Result<Id<RoleHolder>>> End(SignedIn me, Id<RoleHolder> id, LocalDate lastDay)
    {
        if (!IsAllowed(me)) return CaseErrors.NotYourRoles;
        return await database.Write(me.Access, async write =>
        {
            if (await write.Db.Set<RoleHolder>().AsTracking().SingleOrDefaultAsync(h => h.HolderId == id) is not { } held) return (Result<Id<RoleHolder>>)CaseErrors.HolderUnknown;
            if (held.From > lastDay) write.Db.Remove(held);
            else held.Until = lastDay;
            var person = await write.Db.Set<Person>().AsNoTracking().Where(p => p.PersonId == held.PersonId).Select(p => p.Name).SingleOrDefaultAsync();
            await write.Journal(RulesInForce.StreamOf(held.PackId), "role.ended", new { role = held.Role, person, until = Figures.Day(lastDay) });
            return id;
        });
    }

    /// <summary>Who the roles mean is decided for the whole organisation.</summary>
    public static bool IsAllowed(SignedIn me) => me.UnitsWhere(Permission.Administer).Everything || me.UnitsWhere(Permission.KeepRules).Everything;

    private static List<Error> Check(NewRoleHolder asked, Person? person, Structure structure, List<RoleHolder> held, LocalDate today)
    {
        var errors = new List<Error>();
        if (person is null || !person.IsEmployedOn(today)) errors.Add(CaseErrors.NobodyThere("person"));
        if (asked.ForUnit is { } unit && structure.Unit(unit) is not { IsClosed: false }) errors.Add(CaseErrors.UnitUnknown);
        if (asked.Until < asked.From) errors.Add(CaseErrors.EndsBefore(asked.From, asked.Until.Value));
        if (held.Exists(h => h.PersonId == asked.Person && h.ForUnit == asked.ForUnit && (h.Until is null || h.Until >= asked.From) && (asked.Until is null || h.From <= asked.Until))) errors.Add(CaseErrors.HeldAlready);
        return errors;
    }
}
