using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.SignIn;

/// <summary>Works out who an account is today and what it may see: its grants in force, spread down the unit tree.</summary>
internal sealed class SignedInLoader(Database database, IClock clock)
{
    /// <summary>Null when there is no such account, it was disabled, or a secret of it was changed since the session with this stamp began.</summary>
    public Task<SignedIn?> Load(Id<Organisation> organisation, Id<Account> account, string stamp) =>
        database.Read(Access.OfSystem(organisation, "sign-in"), async db =>
        {
            var found = await db.Set<Account>().SingleOrDefaultAsync(a => a.AccountId == account);
            if (found is null || found.IsDisabled || found.SecurityStamp != stamp || found.OneTimeUntil < clock.GetCurrentInstant()) return null;
            var home = await db.Set<Organisation>().SingleAsync();
            var person = found.PersonId is { } id ? await db.Set<Person>().SingleOrDefaultAsync(p => p.PersonId == id) : null;
            var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[home.TimeZone]).Date;
            var grants = await db.Set<Grant>().Where(g => g.AccountId == account).OrderBy(g => g.GrantId).ToListAsync();
            var inForce = grants.Where(g => (g.From is not { } from || today >= from) && (g.To is not { } to || today <= to)).ToList();
            var tree = inForce.Exists(g => g.UnitId is not null) ? UnitTree.Of(await db.Set<Unit>().OrderBy(u => u.Code).ToListAsync()) : UnitTree.Of([]);
            return new SignedIn(found, person, home, inForce.ConvertAll(g => (g.Role, Where(g, tree))));
        });

    private static VisibleUnits Where(Grant grant, UnitTree tree)
    {
        if (grant.Role == Role.Staff) return VisibleUnits.None;
        if (grant.UnitId is not { } unit) return VisibleUnits.All;
        return VisibleUnits.Only(grant.WithBelow ? tree.WithBelow(unit) : [unit]);
    }
}
