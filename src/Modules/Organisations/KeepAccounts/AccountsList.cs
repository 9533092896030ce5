using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Organisations.KeepAccounts;

/// <summary>One line of the list of accounts.</summary>
internal sealed record AccountRow(Account Account, Person? Person, IReadOnlyList<Grant> Grants);

/// <summary>Everything the page of an account shows.</summary>
internal sealed record AccountView(Account Account, Person? Person, IReadOnlyList<Grant> Grants, int Passkeys, Structure Structure, LocalDate Today);

/// <summary>Finds accounts by name and role.</summary>
internal sealed class AccountsList(Database database, IClock clock)
{
    private const int Rows = 50;

    public static IReadOnlyList<string> Sorts { get; } = ["name"];

    public static string[] Filters { get; } = ["q", "role", "state"];

    public Task<ListPage<AccountRow>> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var today = me.Today(clock);
        var matching = Matching(db, query, today);
        var at = query.Before ?? query.After;
        var down = query.Descending != query.Before is not null;
        var ordered = down ? matching.OrderByDescending(a => a.SignInName) : matching.OrderBy(a => a.SignInName);
        var placed = at is null ? ordered : down ? ordered.Where(a => string.Compare(a.SignInName, at) < 0) : ordered.Where(a => string.Compare(a.SignInName, at) > 0);
        var page = ReadPage<Account>.Of(await placed.Take(Rows + 1).ToListAsync(), Rows, query, a => a.SignInName);
        return page.With(await WithGrants(db, page.Rows, today), Total.Of(await matching.Take(Total.Cap + 1).CountAsync()));
    });

    /// <summary>Everything the query matches, in the list's own order.</summary>
    public Task<IReadOnlyList<AccountRow>> All(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
        await WithGrants(db, await Matching(db, query, me.Today(clock)).OrderBy(a => a.SignInName).ToListAsync(), me.Today(clock)));

    public Task<AccountView?> Find(SignedIn me, string id) => database.Read(me.Access, async db =>
    {
        if (!Id<Account>.TryParse(id, null, out var account)) return null;
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.AccountId == account) is not { } found) return null;
        var person = found.PersonId is { } p ? await db.Set<Person>().SingleOrDefaultAsync(x => x.PersonId == p) : null;
        var grants = await db.Set<Grant>().Where(g => g.AccountId == account).OrderByDescending(g => g.GrantId).ToListAsync();
        var passkeys = await db.Set<Passkey>().CountAsync(k => k.AccountId == account);
        return new AccountView(found, person, grants, passkeys, await Structure.Load(db), me.Today(clock));
    });

    private static IQueryable<Account> Matching(AppDbContext db, ListQuery query, LocalDate today)
    {
        var accounts = db.Set<Account>().AsQueryable();
        if (query["q"].ToLowerInvariant() is { Length: > 0 } text)
        {
            var holders = db.Set<Person>().FoundBy(text).Select(p => (Id<Person>?)p.PersonId);
            accounts = accounts.Where(a => a.SignInName.Contains(text) || holders.Contains(a.PersonId));
        }
        if (Enum.TryParse<Role>(query["role"], out var role))
            accounts = accounts.Where(a => db.Set<Grant>().Any(g => g.AccountId == a.AccountId && g.Role == role && (g.From == null || g.From <= today) && (g.To == null || g.To >= today)));
        return query["state"] switch
        {
            "disabled" => accounts.Where(a => a.IsDisabled),
            "all" => accounts,
            _ => accounts.Where(a => !a.IsDisabled),
        };
    }

    private static async Task<IReadOnlyList<AccountRow>> WithGrants(AppDbContext db, List<Account> accounts, LocalDate today)
    {
        var ids = accounts.Select(a => a.AccountId).ToArray();
        var holders = accounts.Where(a => a.PersonId is not null).Select(a => a.PersonId!.Value).ToArray();
        var grants = (await db.Set<Grant>().Where(g => ids.Contains(g.AccountId)).OrderBy(g => g.Role).ToListAsync()).Where(g => InForce(g, today)).ToLookup(g => g.AccountId);
        var people = await db.Set<Person>().Where(p => holders.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId);
        return [.. accounts.Select(a => new AccountRow(a, a.PersonId is { } p ? people.GetValueOrDefault(p) : null, [.. grants[a.AccountId]]))];
    }

    public static bool InForce(Grant grant, LocalDate day) => (grant.From is not { } from || day >= from) && (grant.To is not { } to || day <= to);
}
