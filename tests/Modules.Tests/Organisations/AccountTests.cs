using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Organisations.KeepAccounts;
using Yunzhang.Modules.Organisations.SignIn;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Organisations;

public sealed class AccountTests
{
    private static readonly NewGrant Staff = new(Role.Staff, null, true, null, null);

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task An_account_is_opened_with_a_one_time_password_that_runs_out(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var person = await office.Somebody("Y001", "陈立新");

        var given = (await office.Accounts.Open(office.Admin, new NewAccount(Id<Account>.New(), "Y001", " Chen ", Staff))).Value;

        var account = await office.Read(db => db.Set<Account>().SingleAsync(a => a.AccountId == given.Account));
        Assert.Equal(("chen", person), (account.SignInName, account.PersonId!.Value));
        Assert.Matches("^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$", given.Password);
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, given.Password));
        Assert.Equal(["account.given", "grant.given"], await office.Lines(given.Account));
        var loader = new SignedInLoader(office.Database, office.Clock);
        Assert.True((await loader.Load(account.OrganisationId, account.AccountId, account.SecurityStamp))!.MustChangePassword);
        office.Given.Clock.AdvanceDays(8);
        Assert.Null(await loader.Load(account.OrganisationId, account.AccountId, account.SecurityStamp));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_second_account_a_taken_name_and_an_unknown_number_are_refused(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        await office.Somebody("Y001", "陈立新");
        await office.Accounts.Open(office.Admin, new NewAccount(Id<Account>.New(), "Y001", "chen", Staff));

        Assert.Equal(["account.name-taken", "account.person-has-one"], await Codes("Y001", "CHEN", Staff));
        Assert.Equal(["account.person-unknown"], await Codes("Y999", "zhou", Staff));
        Assert.Equal(["account.staff-needs-person"], await Codes(null, "outside", Staff));
        Assert.Equal(["grant.unit-unknown"], await Codes(null, "outside", new NewGrant(Role.Auditor, Id<Unit>.New(), true, null, null)));
        Assert.Equal(["account.not-yours"], (await office.Accounts.Open(office.EastClerk, new NewAccount(Id<Account>.New(), null, "x", Staff))).Errors.Select(e => e.Code));

        async Task<IEnumerable<string>> Codes(string? number, string name, NewGrant grant) =>
            (await office.Accounts.Open(office.Admin, new NewAccount(Id<Account>.New(), number, name, grant))).Errors.Select(e => e.Code);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task The_last_administrator_is_neither_disabled_nor_loses_the_role(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var own = await office.Read(db => db.Set<Grant>().SingleAsync());
        var other = (await office.Accounts.Open(office.Admin, new NewAccount(Id<Account>.New(), null, "second", new NewGrant(Role.Auditor, null, true, null, null)))).Value.Account;

        Assert.Equal(["account.last-administrator"], (await office.Granter.TakeBack(office.Admin, own.GrantId, GivenOffice.Today)).Errors.Select(e => e.Code));
        Assert.Equal(["account.oneself"], (await office.Accounts.Disable(office.Admin, office.Admin.Account)).Errors.Select(e => e.Code));

        await office.Granter.Grant(office.Admin, other, new NewGrant(Role.Administrator, null, true, null, null));
        Assert.Empty((await office.Granter.TakeBack(office.Admin, own.GrantId, GivenOffice.Today)).Errors);
        Assert.Equal(["account.last-administrator"], (await office.Accounts.Disable(office.Admin, other)).Errors.Select(e => e.Code));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_role_over_a_unit_reaches_those_below_during_its_days(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var given = (await office.Accounts.Open(office.Admin, new NewAccount(Id<Account>.New(), null, "head", new NewGrant(Role.Head, office.East.UnitId, true, null, GivenOffice.Today)))).Value;
        var held = new NewGrant(Role.Head, office.East.UnitId, true, GivenOffice.Today, null);
        Assert.Equal(["grant.held"], (await office.Granter.Grant(office.Admin, given.Account, held)).Errors.Select(e => e.Code));

        var loader = new SignedInLoader(office.Database, office.Clock);
        var account = await office.Read(db => db.Set<Account>().SingleAsync(a => a.AccountId == given.Account));
        var today = (await loader.Load(account.OrganisationId, account.AccountId, account.SecurityStamp))!;
        Assert.True(today.May(Permission.SeeUnit, office.East.UnitId));
        Assert.False(today.May(Permission.SeeUnit, office.West.UnitId));
        office.Given.Clock.AdvanceDays(1);
        Assert.False((await loader.Load(account.OrganisationId, account.AccountId, account.SecurityStamp))!.May(Permission.SeeUnit));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_new_one_time_password_ends_sessions_and_locks(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var given = (await office.Accounts.Open(office.Admin, new NewAccount(Id<Account>.New(), null, "audit", new NewGrant(Role.Auditor, null, true, null, null)))).Value;
        var before = await Stamp();

        var again = (await office.Accounts.Reset(office.Admin, given.Account)).Value;

        Assert.NotEqual(given.Password, again.Password);
        Assert.NotEqual(before, await Stamp());
        Assert.Equal("account.password-reset", (await office.Lines(given.Account))[^1]);

        Task<string> Stamp() => office.Read(db => db.Set<Account>().Where(a => a.AccountId == given.Account).Select(a => a.SecurityStamp).SingleAsync());
    }
}
