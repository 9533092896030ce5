using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations.SignIn;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.KeepAccounts;

/// <summary>An account to be opened.</summary>
/// <param name="Number">The staff number of the one it is for; null for somebody who is no member of staff.</param>
internal sealed record NewAccount(Id<Account> AccountId, string? Number, string SignInName, NewGrant Grant);

/// <summary>What an administrator hands over: said once, kept nowhere.</summary>
public sealed record HandedOver(Id<Account> Account, string SignInName, string Password, Instant Until);

/// <summary>Opens accounts, gives one-time passwords, disables and enables.</summary>
internal sealed class AccountKeeper(Database database, IClock clock, IPasswordHasher<Account> hasher)
{
    public const int DaysOfOneTime = 7;
    private const int LongestName = 80;

    // No letters that are mistaken for another when somebody reads them aloud.
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Opens one. Asked again for the same account before anybody has used it, it gives another one-time password: the first may not have been read.</summary>
    public async Task<Result<HandedOver>> Open(SignedIn me, NewAccount asked)
    {
        if (!IsAllowed(me)) return AccountErrors.NotYours;
        var name = SignInNames.Plain(asked.SignInName);
        var taken = await IsTaken(name, asked.AccountId);
        var account = new Account(me.Access.Organisation, asked.AccountId, name, null);
        var (password, until) = OneTime(account);
        return await database.Write(me.Access, async write =>
        {
            if (await write.Db.Set<Account>().AsTracking().SingleOrDefaultAsync(a => a.AccountId == asked.AccountId && a.SignInName == name && a.OneTimeUntil != null) is { } again)
                return (Result<HandedOver>)await HandOver(write, again, account.PasswordHash, password, until);
            var errors = new List<Error>();
            if (name.Length == 0) errors.Add(AccountErrors.NameMissing);
            if (name.Length > LongestName) errors.Add(AccountErrors.NameLong(name.Length, LongestName));
            if (taken || await write.Db.Set<Account>().AnyAsync(a => a.SignInName == name)) errors.Add(AccountErrors.NameTaken(name));
            var person = asked.Number is { } number ? await Holder(write, number, me.Today(clock), errors) : null;
            if (person is null && asked.Number is null && asked.Grant.Role == Role.Staff) errors.Add(AccountErrors.StaffOnlyPeople);
            errors.AddRange(RoleGranter.Check(asked.Grant, await Structure.Load(write.Db), []));
            if (errors.Count > 0) return errors;
            var opened = new Account(account.OrganisationId, account.AccountId, name, person?.PersonId)
            {
                PasswordHash = account.PasswordHash, OneTimeUntil = until, SecurityStamp = NewStamp(),
            };
            write.Db.Add(opened);
            await write.Journal(Streams.Of(opened.AccountId), "account.given", new { opened.SignInName, person = person?.Name, person?.Number });
            await RoleGranter.Give(write, opened.AccountId, asked.Grant, await Structure.Load(write.Db));
            return (Result<HandedOver>)new HandedOver(opened.AccountId, name, password, until);
        });
    }

    /// <summary>A new one-time password; sessions that are open end.</summary>
    public Task<Result<HandedOver>> Reset(SignedIn me, Id<Account> id) => Change<HandedOver>(me, id, async (write, account) =>
    {
        var (password, until) = OneTime(account);
        return await HandOver(write, account, account.PasswordHash, password, until);
    });

    /// <summary>Turns the second step off for somebody who has lost his phone.</summary>
    public Task<Result<Id<Account>>> ResetSecondStep(SignedIn me, Id<Account> id) => Change(me, id, async (write, account) =>
    {
        if (!account.TwoFactor) return id;
        (account.TwoFactor, account.AuthenticatorKey, account.RecoveryCodes, account.SecurityStamp) = (false, null, null, NewStamp());
        await write.Journal(Streams.Of(id), "account.second-step-reset", new { account.SignInName });
        return (Result<Id<Account>>)id;
    });

    public Task<Result<Id<Account>>> Disable(SignedIn me, Id<Account> id) => Change(me, id, async (write, account) =>
    {
        if (account.IsDisabled) return id;
        if (me.Account == id) return AccountErrors.Oneself;
        if (await Administrators.IsLast(write.Db, id, me.Today(clock))) return AccountErrors.LastAdministrator;
        (account.IsDisabled, account.SecurityStamp) = (true, NewStamp());
        await write.Journal(Streams.Of(id), "account.disabled", new { account.SignInName });
        return (Result<Id<Account>>)id;
    });

    public Task<Result<Id<Account>>> Enable(SignedIn me, Id<Account> id) => Change(me, id, async (write, account) =>
    {
        if (!account.IsDisabled) return id;
        (account.IsDisabled, account.FailedSignIns, account.LockedUntil) = (false, 0, null);
        await write.Journal(Streams.Of(id), "account.enabled", new { account.SignInName });
        return (Result<Id<Account>>)id;
    });

    public static bool IsAllowed(SignedIn me) => me.UnitsWhere(Permission.Administer).Everything;

    private static string NewStamp() => Guid.CreateVersion7().ToString("N");

    private async Task<Result<T>> Change<T>(SignedIn me, Id<Account> id, Func<Write, Account, Task<Result<T>>> change)
    {
        if (!IsAllowed(me)) return AccountErrors.NotYours;
        return await database.Write(me.Access, async write =>
            await write.Db.Set<Account>().AsTracking().SingleOrDefaultAsync(a => a.AccountId == id) is { } account ? await change(write, account) : (Result<T>)AccountErrors.NotFound);
    }

    private static async Task<HandedOver> HandOver(Write write, Account account, string? hash, string password, Instant until)
    {
        (account.PasswordHash, account.OneTimeUntil, account.SecurityStamp, account.FailedSignIns, account.LockedUntil) = (hash, until, NewStamp(), 0, null);
        await write.Journal(Streams.Of(account.AccountId), "account.password-reset", new { account.SignInName });
        return new HandedOver(account.AccountId, account.SignInName, password, until);
    }

    private static async Task<Person?> Holder(Write write, string number, LocalDate today, List<Error> errors)
    {
        var person = await write.Db.Set<Person>().SingleOrDefaultAsync(p => p.Number == number);
        if (person is null) errors.Add(AccountErrors.PersonUnknown(number));
        else if (person.LeftOn is { } left && left < today) errors.Add(AccountErrors.PersonLeft(person.Name, left));
        else if (await write.Db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == person.PersonId) is { } held) errors.Add(AccountErrors.PersonHas(person.Name, held.SignInName));
        return person;
    }

    // Sign-in names are unique over all organisations: whoever signs in has not said where yet.
    private async Task<bool> IsTaken(string name, Id<Account> self)
    {
        await using var db = database.OpenWhole();
        return await db.Set<Account>().IgnoreQueryFilters().AnyAsync(a => a.SignInName == name && a.AccountId != self);
    }

    private (string Password, Instant Until) OneTime(Account account)
    {
        var password = $"{RandomNumberGenerator.GetString(Signs, 4)}-{RandomNumberGenerator.GetString(Signs, 4)}-{RandomNumberGenerator.GetString(Signs, 4)}";
        account.PasswordHash = hasher.HashPassword(account, password);
        return (password, Microseconds.Whole(clock.GetCurrentInstant() + Duration.FromDays(DaysOfOneTime)));
    }
}

/// <summary>Whether the organisation would be left without anybody who can open an account.</summary>
internal static class Administrators
{
    public static async Task<bool> IsLast(AppDbContext db, Id<Account> account, LocalDate today, Id<Grant>? without = null)
    {
        var grants = await db.Set<Grant>().Where(g => g.Role == Role.Administrator && g.UnitId == null && (g.From == null || g.From <= today) && g.To == null).OrderBy(g => g.GrantId).ToListAsync();
        var active = await db.Set<Account>().Where(a => !a.IsDisabled).Select(a => a.AccountId).ToListAsync();
        var left = grants.Where(g => active.Contains(g.AccountId) && (without is { } taken ? g.GrantId != taken : g.AccountId != account));
        return grants.Exists(g => g.AccountId == account) && !left.Any();
    }
}
