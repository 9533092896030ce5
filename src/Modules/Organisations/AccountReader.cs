using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations.SignIn;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>Who an account is today, for work that puts something into words for it while it is not signed in.</summary>
/// <param name="database">Where it is kept.</param>
/// <param name="clock">Decides which grants are in force.</param>
public sealed class AccountReader(Database database, IClock clock)
{
    private readonly SignedInLoader loader = new(database, clock);

    /// <summary>The account with the language it chose; null when there is none, or when it cannot be signed in with any more.</summary>
    public async Task<(SignedIn Me, string? Language)?> Find(Id<Organisation> organisation, Id<Account> account)
    {
        var found = await database.Read(Access.OfSystem(organisation, "account"), db => db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.AccountId == account));
        return found is not null && await loader.Load(organisation, account, found.SecurityStamp) is { } me ? (me, found.Language) : null;
    }
}
