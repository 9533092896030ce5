using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.SignIn;

internal sealed partial class AccountStore : IUserPasskeyStore<Account>
{
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        database.Write(OfSystem(user), async write =>
        {
            var kept = await write.Db.Set<Passkey>().AsTracking().SingleOrDefaultAsync(p => p.CredentialId == passkey.CredentialId, cancellationToken);
            if (kept is null)
            {
                write.Db.Add(kept = new Passkey(user.OrganisationId, user.AccountId, passkey.CredentialId));
                await write.Journal(Streams.Of(user.AccountId), "passkey.added", new { passkey.Name });
            }
            else
            {
                await write.Journal(Streams.Of(user.AccountId), "passkey.used", new { passkey.Name, passkey.SignCount });
            }

            (kept.Name, kept.PublicKey, kept.SignCount, kept.Transports) = (passkey.Name, passkey.PublicKey, passkey.SignCount, string.Join(' ', passkey.Transports ?? []));
            (kept.IsUserVerified, kept.IsBackupEligible, kept.IsBackedUp) = (passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp);
            (kept.AttestationObject, kept.ClientDataJson) = (passkey.AttestationObject, passkey.ClientDataJson);
            kept.CreatedAt = Microseconds.Whole(Instant.FromDateTimeOffset(passkey.CreatedAt));
            return 0;
        });

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        await database.Read(OfSystem(user), async db =>
            (await db.Set<Passkey>().Where(p => p.AccountId == user.AccountId).OrderBy(p => p.CreatedAt).ToListAsync(cancellationToken)).ConvertAll(Info));

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = database.OpenWhole();
        var account = await db.Set<Passkey>().IgnoreQueryFilters().Where(p => p.CredentialId == credentialId).Select(p => p.AccountId).FirstOrDefaultAsync(cancellationToken);
        return await FindByIdAsync(account.ToString(), cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await database.Read(OfSystem(user), async db =>
            await db.Set<Passkey>().SingleOrDefaultAsync(p => p.AccountId == user.AccountId && p.CredentialId == credentialId, cancellationToken) is { } kept ? Info(kept) : null);

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        database.Write(OfSystem(user), async write =>
        {
            var kept = await write.Db.Set<Passkey>().AsTracking().SingleOrDefaultAsync(p => p.AccountId == user.AccountId && p.CredentialId == credentialId, cancellationToken);
            if (kept is null) return 0;
            write.Db.Remove(kept);
            await write.Journal(Streams.Of(user.AccountId), "passkey.removed", new { kept.Name });
            return 0;
        });

    private static UserPasskeyInfo Info(Passkey kept) =>
        new(kept.CredentialId, kept.PublicKey, kept.CreatedAt.ToDateTimeOffset(), (uint)kept.SignCount, kept.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            kept.IsUserVerified, kept.IsBackupEligible, kept.IsBackedUp, kept.AttestationObject, kept.ClientDataJson) { Name = kept.Name };
}
