using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.SignIn;

/// <summary>Keeps accounts for ASP.NET Core Identity, through the same one door as everything else: each change is journalled.</summary>
internal sealed partial class AccountStore(Database database, IDataProtectionProvider protection) : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>
{
    private readonly IDataProtector protector = protection.CreateProtector("Yunzhang.AccountStore");

    public void Dispose()
    {
    }

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        var taken = await database.Write(OfSystem(user), async write =>
        {
            // Names are unique over all organisations, so this one look must not stop at the border.
            if (await write.Db.Set<Account>().IgnoreQueryFilters().AnyAsync(a => a.SignInName == user.SignInName, cancellationToken)) return true;
            write.Db.Add(user);
            await write.Journal(Streams.Of(user.AccountId), "account.created", new { user.SignInName });
            return false;
        });
        return taken ? IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(user.SignInName)) : IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await database.Write(OfSystem(user), async write =>
        {
            var kept = await write.Db.Set<Account>().AsTracking().SingleAsync(a => a.AccountId == user.AccountId, cancellationToken);
            var entry = write.Db.Entry(kept);
            entry.CurrentValues.SetValues(user);
            var changed = entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToList();
            if (changed.Count > 0) await write.Journal(Streams.Of(user.AccountId), "account.changed", new { changed });
            return 0;
        });
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An account is disabled, not deleted: the audit trail names it.");

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Id<Account>.TryParse(userId, null, out var id)) return null;
        await using var db = database.OpenWhole();
        return await db.Set<Account>().IgnoreQueryFilters().SingleOrDefaultAsync(a => a.AccountId == id, cancellationToken);
    }

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = database.OpenWhole();
        return await db.Set<Account>().IgnoreQueryFilters().SingleOrDefaultAsync(a => a.SignInName == normalizedUserName, cancellationToken);
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AccountId.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.SignInName = SignInNames.Plain(userName ?? "");
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    private static Access OfSystem(Account user) => new(user.OrganisationId, Actor.Account(user.AccountId, user.SignInName), VisibleUnits.None);
}

/// <summary>Sign-in names are compared without case and without blanks around them.</summary>
internal sealed class SignInNames : ILookupNormalizer
{
    public static string Plain(string name) => name.Trim().ToLowerInvariant();

    public string? NormalizeName(string? name) => name is null ? null : Plain(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
