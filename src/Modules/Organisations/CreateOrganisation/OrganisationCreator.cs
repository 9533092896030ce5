using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations.SignIn;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.CreateOrganisation;

/// <summary>What the first page of a new installation asks.</summary>
public sealed record NewOrganisation(string Name, string SignInName, string Password, string TimeZone = "Asia/Shanghai", bool IsDemo = false);

/// <summary>Makes an organisation with its top unit and its first administrator. There is no account and no password before.</summary>
public sealed class OrganisationCreator(Database database, UserManager<Account> accounts)
{
    /// <summary>Whether somebody has already set this installation up; then the first page is closed.</summary>
    public async Task<bool> IsSetUp()
    {
        await using var db = database.OpenWhole();
        return await db.Set<Organisation>().IgnoreQueryFilters().AnyAsync();
    }

    public async Task<Result<Account>> Create(NewOrganisation asked)
    {
        var organisation = Id<Organisation>.New();
        var account = new Account(organisation, Id<Account>.New(), SignInNames.Plain(asked.SignInName), null);
        var errors = await Check(asked, account);
        if (errors.Count > 0) return errors;

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, asked.Password);
        account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        await database.Write(Access.OfSystem(organisation, "first-run"), async write =>
        {
            write.Db.Add(new Organisation(organisation, asked.Name.Trim(), asked.TimeZone, asked.IsDemo));
            write.Db.Add(new Unit(organisation, Id<Unit>.New(), null, "TOP", asked.Name.Trim(), UnitKind.Company));
            write.Db.Add(account);
            write.Db.Add(new Grant(organisation, Id<Grant>.New(), account.AccountId, Role.Administrator, null, true, null));
            await write.Journal(Streams.Organisation, "organisation.created", new { Name = asked.Name.Trim(), account.SignInName });
            return 0;
        });
        return account;
    }

    private async Task<List<Error>> Check(NewOrganisation asked, Account account)
    {
        var errors = new List<Error>();
        if (string.IsNullOrWhiteSpace(asked.Name))
            errors.Add(Invalid("name", "organisation.name-missing", "请填写单位名称。", "Enter the name of the organisation."));
        if (account.SignInName.Length == 0)
            errors.Add(Invalid("sign_in_name", "account.name-missing", "请填写登录名。", "Enter a sign-in name."));
        else if (await accounts.FindByNameAsync(account.SignInName) is not null)
            errors.Add(Invalid("sign_in_name", "account.name-taken", $"登录名“{account.SignInName}”已经有人使用，请换一个。", $"The sign-in name \"{account.SignInName}\" is taken; choose another."));
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(asked.TimeZone) is null)
            errors.Add(Invalid("time_zone", "organisation.time-zone-unknown", $"没有名为“{asked.TimeZone}”的时区，请写成 Asia/Shanghai 这样的名称。", $"There is no time zone \"{asked.TimeZone}\"; write a name such as Asia/Shanghai."));
        foreach (var validator in accounts.PasswordValidators)
            errors.AddRange((await validator.ValidateAsync(accounts, account, asked.Password)).Errors.Select(PasswordErrors.Of));
        return errors;
    }

    private static Error Invalid(string field, string code, string zh, string en) => new(ErrorKind.Invalid, code, new Phrase(zh, en), field);
}
