using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.NameRoles;

/// <summary>Somebody named for a role.</summary>
internal sealed record HolderRow(RoleHolder Holder, string Name, Phrase? Unit, bool IsOver);

/// <summary>A role of a regulation and who holds it.</summary>
internal sealed record RoleRow(string PackId, Phrase Pack, string Role, Phrase Name, IReadOnlyList<HolderRow> Holders)
{
    /// <summary>Whether nobody holds it today.</summary>
    public bool IsVacant => Holders.All(h => h.IsOver);
}

/// <summary>Who is who for the roles of the regulations in force. Everybody may look.</summary>
internal sealed class RoleList(Database database, RulesInForce inForce, IClock clock)
{
    public Task<(List<RoleRow> Roles, Structure Structure)> Of(SignedIn me) => database.Read(me.Access, async db =>
    {
        var (today, structure) = (me.Today(clock), await Structure.Load(db));
        var held = await db.Set<RoleHolder>().AsNoTracking().OrderBy(h => h.From).ThenBy(h => h.HolderId).ToListAsync();
        var names = await Lookups.Read(db, today, held.Select(h => h.PersonId.ToString()));
        var roles = new List<RoleRow>();
        foreach (var rules in await inForce.Now(db))
            foreach (var role in rules.Written.Words.Roles)
                roles.Add(new RoleRow(rules.PackId, rules.Written.Name, role.Id, role.Name, [.. held.Where(h => h.PackId == rules.PackId && h.Role == role.Id)
                    .Select(h => new HolderRow(h, names.PersonName(h.PersonId.ToString()), h.ForUnit is { } unit ? structure.UnitName(unit) : null, h.Until < today))]));
        return (roles, structure);
    });
}
