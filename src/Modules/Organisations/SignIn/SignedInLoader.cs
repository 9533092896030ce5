using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.SignIn;

/// <summary>Works out who an account is today and what it may see: its grants in force, spread down the unit tree.</summary>
internal sealed class SignedInLoader(Database database, IClock clock)
{
    /// <summary>Null when there is no such account, it was disabled, or a secret of it was changed since the session with this stamp began.</summary>
    public async Task<SignedIn?> Load(Id<Organisation> organisation, Id<Account> account, string stamp)
    {
        // Asked at every request, so it is kept; whatever ends a session changes a standing row, after which it is read anew.
        var (now, access) = (clock.GetCurrentInstant(), Access.OfSystem(organisation, "sign-in"));
        var home = await database.ReadStanding(access, "home", async db => new Home(await db.Set<Organisation>().SingleOrDefaultAsync()));
        if (home.Organisation is null) return null;
        var today = now.InZone(DateTimeZoneProviders.Tzdb[home.Organisation.TimeZone]).Date;
        var (found, somebody) = await database.ReadStanding(access, (account, today), db => Read(db, home.Organisation, account, today));
        return found is null || found.IsDisabled || found.SecurityStamp != stamp || found.OneTimeUntil < now ? null : somebody;
    }

    private static async Task<AccountToday> Read(AppDbContext db, Organisation home, Id<Account> account, LocalDate today)
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.AccountId == account) is not { } found) return new(null, null);
        var person = found.PersonId is { } id ? await db.Set<Person>().SingleOrDefaultAsync(p => p.PersonId == id) : null;
        var grants = await db.Set<Grant>().Where(g => g.AccountId == account).OrderBy(g => g.GrantId).ToListAsync();
        var inForce = grants.Where(g => (g.From is not { } from || today >= from) && (g.To is not { } to || today <= to)).ToList();
        var tree = inForce.Exists(g => g.UnitId is not null) ? UnitTree.Of(await db.Set<Unit>().OrderBy(u => u.Code).ToListAsync()) : UnitTree.Of([]);
        return new(found, new SignedIn(found, person, home, inForce.ConvertAll(g => (g.Role, Where(g, tree)))));
    }

    private static VisibleUnits Where(Grant grant, UnitTree tree)
    {
        if (grant.Role == Role.Staff) return VisibleUnits.None;
        if (grant.UnitId is not { } unit) return VisibleUnits.All;
        return VisibleUnits.Only(grant.WithBelow ? tree.WithBelow(unit) : [unit]);
    }

    private sealed record Home(Organisation? Organisation);

    private sealed record AccountToday(Account? Account, SignedIn? SignedIn);
}
