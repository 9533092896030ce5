using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>The customer signs the plan of a month by a link, without an account.</summary>
public sealed partial class SignByLinkTests(Browser browser)
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public async Task The_customer_signs_in_the_last_minute_and_only_then_is_it_arranged()
    {
        await using var given = await GivenCinema.New();
        var (plan, link, code) = await Sent(given);
        Assert.Contains("请在 2014-06-02 24:00 前办理", await (await given.By("supervisor")).Page(plan), StringComparison.Ordinal);
        Assert.DoesNotContain("端午亲子场", await (await Outsider(given)).Page(link), StringComparison.Ordinal);
        await given.Be("06-02 23:59");

        var customer = await Entered(given, link, code);
        var page = await customer.Page(link);
        Assert.Contains("端午亲子场", page, StringComparison.Ordinal);
        Assert.Contains("42,000", page, StringComparison.Ordinal);
        var signed = await Sign(customer, link, page);

        Assert.True(signed.StatusCode == HttpStatusCode.Found, await signed.Content.ReadAsStringAsync());
        Assert.Equal("arrange", (await given.Case(plan)).OpenSteps);
        Assert.Contains("王老板在 2014-06-02 23:59：", await customer.Page(link), StringComparison.Ordinal);
        var supervisor = await given.By("supervisor");
        Assert.Contains("王老板：“客户签字·客户”签字", await supervisor.Page(plan), StringComparison.Ordinal);
        var sheet = await supervisor.Page(plan + "/print");
        Assert.Contains("王老板", sheet, StringComparison.Ordinal);
        var picture = Picture().Match(sheet).Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, (await supervisor.Get(picture)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await customer.Get(Picture().Match(await customer.Page(link)).Groups[1].Value)).StatusCode);
    }

    public static TheoryData<string> Screens => new(Screen.All.Where(s => s.IsPhone == (s.Language == "zh") == (s.Theme == "light")).Select(s => s.ToString()));

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_customer_signs_with_a_finger(string view)
    {
        var screen = Screen.All.Single(s => s.ToString() == view) with { Viewer = null };
        await using var given = await GivenCinema.New();
        var (plan, link, code) = await Sent(given);
        var customer = await browser.Open(screen, given.Plant.Address);
        await customer.GotoAsync(link);
        await Look(customer, screen, "sign-code");
        await customer.FillAsync("[name=code]", "999");
        await customer.ClickAsync(".form-buttons .btn-primary");
        await customer.WaitForSelectorAsync("#form-errors");
        await Look(customer, screen, "sign-code-wrong");
        await customer.FillAsync("[name=code]", code);
        await customer.ClickAsync(".form-buttons .btn-primary");
        await customer.WaitForSelectorAsync("canvas");
        await Look(customer, screen, "sign-plan");
        await customer.Locator("canvas").ScrollIntoViewIfNeededAsync();
        var box = (await customer.Locator("canvas").BoundingBoxAsync())!;
        await customer.Mouse.MoveAsync(box.X + 30, box.Y + 40);
        await customer.Mouse.DownAsync();
        await customer.Mouse.MoveAsync(box.X + 120, box.Y + 70, new MouseMoveOptions { Steps = 12 });
        await customer.Mouse.MoveAsync(box.X + 150, box.Y + 30, new MouseMoveOptions { Steps = 12 });
        await customer.Mouse.UpAsync();
        await customer.WaitForFunctionAsync("() => document.querySelector('[name=\"f.signature\"]').value.length > 0");
        await customer.ClickAsync("button[value=sign]");
        await customer.WaitForSelectorAsync("img.signature");
        await Look(customer, screen, "sign-done");
        await customer.Context.CloseAsync();

        Assert.Equal("arrange", (await given.Case(plan)).OpenSteps);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Whoever_sends_the_link_sees_it_once(string view)
    {
        var screen = Screen.All.Single(s => s.ToString() == view) with { Viewer = null };
        await using var given = await GivenCinema.New();
        var (plan, _, _) = await Sent(given);
        var page = await browser.Open(screen, given.Plant.Address);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("button.demo-role:has-text('supervisor')");
        await page.WaitForURLAsync("**/today");
        await page.GotoAsync(plan);
        await Look(page, screen, "case-outside");
        await page.ClickAsync($"a[href$='/links/1']");
        await page.WaitForSelectorAsync("button[value=make]");
        await Look(page, screen, "link-make");
        await page.ClickAsync("button[value=make]");
        await page.WaitForSelectorAsync("[name=link]:not([type=hidden])");
        await Look(page, screen, "link-made");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_used_twice_signs_once_and_shows_what_was_signed()
    {
        await using var given = await GivenCinema.New();
        var (plan, link, code) = await Sent(given);
        var customer = await Entered(given, link, code);
        var page = await customer.Page(link);
        await Sign(customer, link, page);

        var again = await Sign(customer, link, page);
        var anew = await (await Entered(given, link, code)).Upload(link, "sign", "u.signature", "sign.png", Png, ("key", Guid.CreateVersion7().ToString("N")), ("do", "sign"));

        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anew.StatusCode);
        Assert.Contains("王老板已经办过", await anew.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stream = Case.StreamOf((await given.Case(plan)).CaseId);
        Assert.Equal(1, await given.Read(db => db.Set<JournalEntry>().CountAsync(j => j.Stream == stream && j.Kind == "case.acted")));
    }

    [Fact]
    public async Task Who_does_not_know_the_code_sees_nothing_and_ends_the_link_by_guessing()
    {
        await using var given = await GivenCinema.New();
        var (plan, link, code) = await Sent(given);
        var stranger = await Outsider(given);
        for (var left = SigningLink.MostWrongCodes - 1; left >= 0; left--)
        {
            var answer = await stranger.Send(link, "code", ("code", code == "000000" ? "000001" : "000000"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            if (left > 0) Assert.Contains($"还可以输 {left} 次", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var page = await (await Outsider(given)).Page(link);
        Assert.Contains("请向supervisor要一个新的", page, StringComparison.Ordinal);
        Assert.DoesNotContain("端午亲子场", page, StringComparison.Ordinal);
        Assert.Equal("sign", (await given.Case(plan)).OpenSteps);
        Assert.Equal(5, await given.Read(db => db.Set<JournalEntry>().CountAsync(j => j.Kind == "link.wrong-code")));
    }

    [Fact]
    public async Task After_the_limit_the_link_is_over_and_so_is_the_plan()
    {
        await using var given = await GivenCinema.New();
        var (plan, link, code) = await Sent(given);
        var customer = await Entered(given, link, code);
        var page = await customer.Page(link);
        await given.Be("06-03 00:00");

        var late = await customer.Post(link, ("_handler", "sign"), ("__RequestVerificationToken", Visitor.Token(page)), ("key", PeoplePageTests.Hidden(page, "key")), ("do", "refuse"));

        Assert.Contains("这个链接用不了了", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var row = await given.Case(plan);
        Assert.Equal(("lapsed", EndingMeaning.Void), (row.Ending, row.Meaning!.Value));
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before_and_one_that_was_ended_opens_nothing()
    {
        await using var given = await GivenCinema.New();
        var (plan, first, firstCode) = await Sent(given);
        var supervisor = await given.By("supervisor");
        var (second, secondCode) = await Made(supervisor, plan);

        Assert.Contains("这个链接用不了了", await (await Outsider(given)).Page(first), StringComparison.Ordinal);
        Assert.Contains("端午亲子场", await (await Entered(given, second, secondCode)).Page(second), StringComparison.Ordinal);

        await supervisor.Send(plan + "/links/1", "link", ("do", "withdraw"));
        Assert.Contains("这个链接用不了了", await (await Outsider(given)).Page(second), StringComparison.Ordinal);
        Assert.NotEqual(firstCode + first, secondCode + second);
    }

    [Fact]
    public async Task A_link_opens_no_other_case_and_half_of_one_opens_nothing()
    {
        await using var given = await GivenCinema.New();
        var (_, link, code) = await Sent(given);
        var (_, other, _) = await Sent(given);
        var customer = await Entered(given, link, code);

        Assert.DoesNotContain("端午亲子场", await customer.Page(other), StringComparison.Ordinal);
        foreach (var wrong in new[] { link[..^2], link[..^1] + (link[^1] == 'A' ? 'Q' : 'A'), "/sign/x" }) Assert.Contains("链接不完整", await customer.Page(wrong), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.Get(link + "/files/" + Guid.CreateVersion7().ToString("N"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await customer.Get("/cases")).StatusCode);
    }

    [Fact]
    public async Task A_refusal_needs_no_signature_and_a_signature_is_needed_to_sign()
    {
        await using var given = await GivenCinema.New();
        var (plan, link, code) = await Sent(given);
        var customer = await Entered(given, link, code);

        var unsigned = await customer.Send(link, "sign", ("key", Guid.CreateVersion7().ToString("N")), ("do", "sign"), ("reason", "可以"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsigned.StatusCode);
        var shown = await unsigned.Content.ReadAsStringAsync();
        Assert.Contains("请先签名", shown, StringComparison.Ordinal);
        Assert.Contains("可以</textarea>", shown, StringComparison.Ordinal);

        await customer.Send(link, "sign", ("key", Guid.CreateVersion7().ToString("N")), ("do", "refuse"), ("reason", "价格太高"));
        Assert.Equal("not-agreed", (await given.Case(plan)).Ending);
        Assert.Contains("价格太高", await (await given.By("supervisor")).Page(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_has_a_part_in_the_case_can_make_a_link()
    {
        await using var given = await GivenCinema.New();
        var plan = await given.Plan(await given.By("supervisor"));

        Assert.Equal(HttpStatusCode.NotFound, (await (await given.By("other")).Get(plan + "/links/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await given.By("supervisor")).Get(plan + "/links/2")).StatusCode);
    }

    private static async Task Look(IPage page, Screen screen, string name)
    {
        if (Environment.GetEnvironmentVariable("YUNZHANG_LOOKS") is { Length: > 0 } folder) await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{screen}.png"), FullPage = true });
        await PageChecks.FitsItsWidth(page, screen);
        await PageChecks.IsAccessible(page);
    }

    private static async Task<(string Plan, string Link, string Code)> Sent(GivenCinema given)
    {
        var supervisor = await given.By("supervisor");
        var plan = await given.Plan(supervisor);
        var (link, code) = await Made(supervisor, plan);
        return (plan, link, code);
    }

    private static async Task<(string Link, string Code)> Made(Visitor supervisor, string plan)
    {
        var answer = await supervisor.Send(plan + "/links/1", "link", ("link", Guid.CreateVersion7().ToString("N")), ("do", "make"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page);
        return (Link().Match(page).Value, Code().Match(page).Groups[1].Value);
    }

    private static Task<Visitor> Outsider(GivenCinema given) => Task.FromResult(given.Plant.Visitor());

    private static async Task<Visitor> Entered(GivenCinema given, string link, string code)
    {
        var customer = given.Plant.Visitor();
        var answer = await customer.Send(link, "code", ("code", code));
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return customer;
    }

    private static Task<HttpResponseMessage> Sign(Visitor customer, string link, string page) =>
        customer.Upload(link, "sign", "u.signature", "sign.png", Png, ("key", PeoplePageTests.Hidden(page, "key")), ("do", "sign"));

    [GeneratedRegex("/sign/[A-Za-z0-9_-]{64}")]
    private static partial Regex Link();

    [GeneratedRegex("value=\"([0-9]{6})\"")]
    private static partial Regex Code();

    [GeneratedRegex("class=\"signature\" src=\"([^\"]+)\"")]
    private static partial Regex Picture();
}
