using System.Net;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

public sealed class SignInTests
{
    private static readonly (string, string)[] Plant = [("name", "东海水务"), ("sign_in_name", "Admin"), ("password", "correct-horse"), ("again", "correct-horse")];

    [Fact]
    public async Task A_new_installation_asks_for_its_first_administrator_and_for_nobody_after()
    {
        await using var plant = await GivenPlant.New();
        var visitor = plant.Visitor();
        Assert.Equal("/first-run", Where(await visitor.Get("/sign-in")));

        Assert.Equal("/today", Where(await visitor.Send("/first-run", "first-run", Plant)));
        Assert.Equal("/sign-in", Where(await plant.Visitor().Get("/first-run")));
    }

    [Fact]
    public async Task What_is_wrong_with_a_first_administrator_is_said_all_at_once_and_nothing_is_made()
    {
        await using var plant = await GivenPlant.New();
        var visitor = plant.Visitor();

        var answer = await visitor.Send("/first-run", "first-run", ("name", " "), ("sign_in_name", ""), ("password", "aaaa"), ("again", "aaaa"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("请填写单位名称。", page, StringComparison.Ordinal);
        Assert.Contains("请填写登录名。", page, StringComparison.Ordinal);
        Assert.Contains("密码至少要 8 位", page, StringComparison.Ordinal);
        Assert.Contains("密码里至少要有 4 个不同的字符", page, StringComparison.Ordinal);
        Assert.Equal("/first-run", Where(await visitor.Get("/sign-in")));
    }

    [Fact]
    public async Task Signs_in_whoever_knows_the_password_whatever_the_case_of_the_name()
    {
        await using var plant = await GivenPlant.New();
        await plant.Visitor().Send("/first-run", "first-run", Plant);
        var visitor = plant.Visitor();

        Assert.Equal("/sign-in?ReturnUrl=%2Fpeople", Where(await visitor.Get("/people")));
        Assert.Equal("/people", Where(await visitor.Send("/sign-in?ReturnUrl=%2Fpeople", "sign-in", ("name", " ADMIN "), ("password", "correct-horse"))));
        Assert.NotEqual(HttpStatusCode.Found, (await visitor.Get("/people")).StatusCode);
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com/")]
    public async Task Is_not_sent_on_to_another_site(string to)
    {
        await using var plant = await GivenPlant.New();
        await plant.Visitor().Send("/first-run", "first-run", Plant);
        Assert.Equal("/today", Where(await plant.Visitor().Send("/sign-in?ReturnUrl=" + Uri.EscapeDataString(to), "sign-in", ("name", "admin"), ("password", "correct-horse"))));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await using var plant = await GivenPlant.New();
        await plant.Visitor().Send("/first-run", "first-run", Plant);
        var visitor = plant.Visitor();
        for (var i = 1; i < OrganisationsModule.WrongPasswordsToLock; i++)
        {
            var page = await (await visitor.Send("/sign-in", "sign-in", ("name", "admin"), ("password", "wrong-horse"))).Content.ReadAsStringAsync();
            Assert.Contains("登录名或密码不对", page, StringComparison.Ordinal);
        }

        foreach (var password in new[] { "wrong-horse", "correct-horse" })
        {
            var answer = await visitor.Send("/sign-in", "sign-in", ("name", "admin"), ("password", password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.True(page.Contains("连续 5 次密码不对", StringComparison.Ordinal), password + page[page.IndexOf("<main", StringComparison.Ordinal)..]);
        }
    }

    [Fact]
    public async Task A_session_ends_when_a_secret_of_its_account_changes()
    {
        await using var plant = await GivenPlant.New();
        var visitor = plant.Visitor();
        await visitor.Send("/first-run", "first-run", Plant);
        Assert.NotEqual(HttpStatusCode.Found, (await visitor.Get("/people")).StatusCode);

        await plant.Write(async write =>
        {
            await write.ChangeMany(write.Db.Set<Account>(), a => a.SetProperty(x => x.SecurityStamp, "another"));
            await write.Journal(Streams.Organisation, "test.stamp", new { });
            return 0;
        });

        Assert.Equal("/sign-in?ReturnUrl=%2Fpeople", Where(await visitor.Get("/people")));
    }

    [Fact]
    public async Task A_permission_taken_away_is_gone_at_the_next_request_whatever_is_kept_in_memory()
    {
        await using var plant = await GivenPlant.New();
        var visitor = plant.Visitor();
        await visitor.Send("/first-run", "first-run", Plant);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/people")).StatusCode);

        await plant.Write(async write =>
        {
            await write.DeleteMany(write.Db.Set<Grant>());
            await write.Journal(Streams.Organisation, "test.grants", new { });
            return 0;
        });

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/people")).StatusCode);
    }

    [Fact]
    public async Task A_list_shows_what_was_written_a_moment_ago_and_counts_it()
    {
        await using var plant = await GivenPlant.New();
        var visitor = plant.Visitor();
        await visitor.Send("/first-run", "first-run", Plant);
        for (var i = 0; i < 2; i++) Assert.DoesNotContain("陈立新", await (await visitor.Get("/people")).Content.ReadAsStringAsync());

        await plant.Write(async write =>
        {
            var top = new Unit(write.Access.Organisation, Id<Unit>.New(), null, "E", "城东厂", UnitKind.Site);
            write.Db.AddRange(top, new Person(write.Access.Organisation, Id<Person>.New(), 1, "Y001", "陈立新", top.UnitId));
            await write.Journal(Streams.Organisation, "test.people", new { });
            return 0;
        });

        var page = await (await visitor.Get("/people")).Content.ReadAsStringAsync();
        Assert.Contains("陈立新", page, StringComparison.Ordinal);
        Assert.Contains("城东厂", page, StringComparison.Ordinal);
        Assert.Contains("共 1 条", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_after_signing_out_leads_to_the_sign_in_page()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var visitor = plant.Visitor();
        await SignInToDemo(visitor);
        var token = Visitor.Token(await (await visitor.Get("/people")).Content.ReadAsStringAsync());

        Assert.Equal("/sign-in", Where(await visitor.Post("/sign-out", ("__RequestVerificationToken", token))));
        Assert.StartsWith("/sign-in", Where(await visitor.Post("/people", ("__RequestVerificationToken", token))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_accounts_of_a_demonstration_open_with_one_click()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var visitor = plant.Visitor();
        var page = await visitor.Page("/sign-in");
        var shown = page.Split("name=\"account\" value=\"").Length - 1;
        Assert.Equal(8, shown);
        Assert.Equal("/today", Where(await SignInToDemo(visitor)));

        await using var real = await GivenPlant.New();
        await real.Visitor().Send("/first-run", "first-run", Plant);
        await using var db = real.Database.OpenWhole();
        var account = await db.Set<Account>().IgnoreQueryFilters().SingleAsync();
        var stranger = real.Visitor();
        var token = Visitor.Token(await stranger.Page("/sign-in"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post("/demo/sign-in", ("account", account.AccountId.ToString()), ("__RequestVerificationToken", token))).StatusCode);
    }

    [Fact]
    public async Task Language_and_theme_can_be_chosen_before_signing_in()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var visitor = plant.Visitor();
        var token = Visitor.Token(await visitor.Page("/sign-in"));
        Assert.Equal("/sign-in", Where(await visitor.Post("/language", ("to", "en"), ("back", "/sign-in"), ("__RequestVerificationToken", token))));
        Assert.Contains("<html lang=\"en\"", await visitor.Page("/sign-in"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SignInToDemo(Visitor visitor)
    {
        var page = await visitor.Page("/sign-in");
        var account = page.Split("name=\"account\" value=\"")[1].Split('"')[0];
        return await visitor.Post("/demo/sign-in", ("account", account), ("__RequestVerificationToken", Visitor.Token(page)));
    }

    internal static string Where(HttpResponseMessage answer) => answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString : $"({(int)answer.StatusCode})";
}
