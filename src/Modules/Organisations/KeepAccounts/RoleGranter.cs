using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.KeepAccounts;

/// <summary>A role to be given.</summary>
/// <param name="Unit">Null for the whole organisation.</param>
internal sealed record NewGrant(Role Role, Id<Unit>? Unit, bool WithBelow, LocalDate? From, LocalDate? To)
{
    /// <summary>Made when the form was first shown, so that a form posted twice is recognised.</summary>
    public Id<Grant> GrantId { get; init; } = Id<Grant>.New();
}

/// <summary>Gives roles over units and takes them back.</summary>
internal sealed class RoleGranter(Database database, IClock clock)
{
    public async Task<Result<Id<Grant>>> Grant(SignedIn me, Id<Account> account, NewGrant asked)
    {
        if (!AccountKeeper.IsAllowed(me)) return AccountErrors.NotYours;
        return await database.Write(me.Access, async write =>
        {
            if (await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.AccountId == account) is not { } holder) return AccountErrors.NotFound;
            var structure = await Structure.Load(write.Db);
            var held = await write.Db.Set<Grant>().Where(g => g.AccountId == account).OrderBy(g => g.GrantId).ToListAsync();
            if (held.Exists(g => g.GrantId == asked.GrantId)) return asked.GrantId;
            var errors = Check(asked, structure, held);
            if (asked.Role == Role.Staff && holder.PersonId is null) errors.Add(AccountErrors.StaffOnlyPeople);
            return errors.Count > 0 ? errors : (Result<Id<Grant>>)await Give(write, account, asked, structure);
        });
    }

    /// <summary>Ends a role with a day; one that has not begun is taken away whole.</summary>
    /// <param name="lastDay">The last day it is good for.</param>
    public async Task<Result<Id<Grant>>> TakeBack(SignedIn me, Id<Grant> id, LocalDate lastDay)
    {
        if (!AccountKeeper.IsAllowed(me)) return AccountErrors.NotYours;
        return await database.Write(me.Access, async write =>
        {
            if (await write.Db.Set<Grant>().AsTracking().SingleOrDefaultAsync(g => g.GrantId == id) is not { } grant) return AccountErrors.GrantUnknown;
            if (grant is { Role: Role.Administrator, UnitId: null } && await Administrators.IsLast(write.Db, grant.AccountId, me.Today(clock), id)) return AccountErrors.LastAdministrator;
            var structure = await Structure.Load(write.Db);
            if (grant.From > lastDay) write.Db.Remove(grant);
            else grant.To = lastDay;
            await write.Journal(Streams.Of(grant.AccountId), "grant.ended", new { role = RoleNames.Of(grant.Role).Zh, unit = Where(grant.UnitId, structure).Zh, to = PersonRecord.Iso(lastDay) });
            return (Result<Id<Grant>>)id;
        });
    }

    public static List<Error> Check(NewGrant asked, Structure structure, IReadOnlyList<Grant> held)
    {
        var errors = new List<Error>();
        if (asked.Unit is { } unit && structure.Unit(unit) is not { IsClosed: false }) errors.Add(AccountErrors.UnitUnknown);
        if (asked.From is { } from && asked.To < from) errors.Add(AccountErrors.EndsBefore(from));
        if (held.Any(g => g.Role == asked.Role && g.UnitId == asked.Unit && g.WithBelow == asked.WithBelow && (g.To is null || asked.From is null || g.To >= asked.From) && (asked.To is null || g.From is null || g.From <= asked.To)))
            errors.Add(AccountErrors.RoleHeld(RoleNames.Of(asked.Role), Where(asked.Unit, structure)));
        return errors;
    }

    public static async Task<Id<Grant>> Give(Write write, Id<Account> account, NewGrant asked, Structure structure)
    {
        var grant = new Grant(write.Access.Organisation, asked.GrantId, account, asked.Role, asked.Unit, asked.WithBelow, asked.From) { To = asked.To };
        write.Db.Add(grant);
        await write.Journal(Streams.Of(account), "grant.given", new
        {
            role = RoleNames.Of(asked.Role).Zh, unit = Where(asked.Unit, structure).Zh, below = asked.WithBelow, from = PersonRecord.Iso(asked.From), to = PersonRecord.Iso(asked.To),
        });
        return grant.GrantId;
    }

    public static Phrase Where(Id<Unit>? unit, Structure structure) => unit is { } id ? structure.UnitName(id) : new("整个单位", "the whole organisation");
}
