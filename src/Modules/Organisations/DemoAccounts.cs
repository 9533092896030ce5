using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>Somebody of a demonstration organisation that one may be signed in as.</summary>
public sealed record DemoAccount(Id<Account> Account, string Name, Phrase Title);

/// <summary>The accounts one may be signed in to without a password: those of demonstration organisations, which hold nothing real, and no others.</summary>
public sealed class DemoAccounts(Database database)
{
    private const int Most = 24;

    public async Task<IReadOnlyList<DemoAccount>> List()
    {
        await using var db = database.OpenWhole();
        var found = await (
            from organisation in db.Set<Organisation>().IgnoreQueryFilters()
            where organisation.IsDemo
            join account in db.Set<Account>().IgnoreQueryFilters() on organisation.OrganisationId equals account.OrganisationId
            where !account.IsDisabled && account.PasswordHash == null
            join grant in db.Set<Grant>().IgnoreQueryFilters() on new { account.OrganisationId, account.AccountId } equals new { grant.OrganisationId, grant.AccountId }
            join person in db.Set<Person>().IgnoreQueryFilters() on new { account.OrganisationId, Id = account.PersonId } equals new { person.OrganisationId, Id = (Id<Person>?)person.PersonId }
            orderby account.AccountId
            select new { account.AccountId, person.Name, grant.Role }).Take(Most).ToListAsync();
        return [.. found.Select(f => new DemoAccount(f.AccountId, f.Name, RoleNames.Of(f.Role)))];
    }

    /// <summary>Null for every account that is not one of <see cref="List"/>.</summary>
    public async Task<Account?> Find(string account)
    {
        if (!Id<Account>.TryParse(account, null, out var id)) return null;
        await using var db = database.OpenWhole();
        return await db.Set<Account>().IgnoreQueryFilters()
            .Where(a => a.AccountId == id && !a.IsDisabled && a.PasswordHash == null)
            .Where(a => db.Set<Organisation>().IgnoreQueryFilters().Any(o => o.OrganisationId == a.OrganisationId && o.IsDemo))
            .SingleOrDefaultAsync();
    }
}

/// <summary>What roles are called.</summary>
public static class RoleNames
{
    public static Phrase Of(Role role) => role switch
    {
        Role.Staff => new("员工", "Staff"),
        Role.Head => new("负责人", "Head"),
        Role.Clerk => new("人事", "HR clerk"),
        Role.Operations => new("运营负责人", "Head of operations"),
        Role.Auditor => new("审计", "Auditor"),
        _ => new("管理员", "Administrator"),
    };
}
