using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

public sealed class OwnAccountTests(Browser browser)
{
    private const string Password = "correct-horse";
    private static readonly (string, string)[] Plant = [("name", "东海水务"), ("sign_in_name", "admin"), ("password", Password), ("again", Password)];

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_the_page_to_change_it()
    {
        await using var plant = await GivenPlant.New();
        var admin = plant.Visitor();
        await admin.Send("/first-run", "first-run", Plant);
        var shown = await (await admin.Send("/settings/accounts/new", "account", ("sign_in_name", "auditor"), ("role", "Auditor"))).Content.ReadAsStringAsync();
        var oneTime = Regex.Match(shown, "<code class=\"secret\">([^<]*)").Groups[1].Value;

        var auditor = plant.Visitor();
        Assert.Equal("/today", Where(await auditor.Send("/sign-in", "sign-in", ("name", "auditor"), ("password", oneTime))));
        foreach (var path in new[] { "/today", "/audit", "/audit.xlsx", "/account" }) Assert.Equal("/account/password", Where(await auditor.Get(path)));

        var same = await auditor.Send("/account/password", "password", ("present", oneTime), ("password", oneTime), ("again", oneTime));
        Assert.Contains("新密码不能和一次性密码相同", await same.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/today", Where(await auditor.Send("/account/password", "password", ("present", oneTime), ("password", "battery-staple"), ("again", "battery-staple"))));
        Assert.Equal(HttpStatusCode.OK, (await auditor.Get("/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get("/settings")).StatusCode);
        Assert.Equal("(422)", Where(await plant.Visitor().Send("/sign-in", "sign-in", ("name", "auditor"), ("password", oneTime))));
    }

    [Fact]
    public async Task A_wrong_present_password_is_said_at_its_field()
    {
        await using var plant = await GivenPlant.New();
        var admin = plant.Visitor();
        await admin.Send("/first-run", "first-run", Plant);

        var answer = await admin.Send("/account/password", "password", ("present", "wrong"), ("password", "battery-staple"), ("again", "battery-staple"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"f-present-error\">现在的密码不对，请重新输入。", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_step_asks_for_a_code_and_a_recovery_code_works_once()
    {
        await using var plant = await GivenPlant.New();
        var admin = plant.Visitor();
        await admin.Send("/first-run", "first-run", Plant);
        var page = await admin.Page("/account/second-step");
        Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
        var key = Regex.Match(page, "<code class=\"secret\">([^<]*)").Groups[1].Value;

        Assert.Contains("不是验证器现在显示的数字", await (await admin.Send("/account/second-step", "on", ("code", "000000x"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var codes = Regex.Matches(await (await admin.Send("/account/second-step", "on", ("code", Totp(key)))).Content.ReadAsStringAsync(), "<li><code>([^<]*)").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, codes.Count);

        Assert.Equal("/today", Where(await Second(plant, Totp(key))));
        Assert.Equal("(422)", Where(await Second(plant, "123456")));
        Assert.Equal("/today", Where(await Second(plant, codes[0])));
        Assert.Equal("(422)", Where(await Second(plant, codes[0])));
    }

    [Fact]
    public async Task A_passkey_signs_in_without_a_password()
    {
        await using var plant = await GivenPlant.New();
        await plant.Visitor().Send("/first-run", "first-run", Plant);
        // A passkey belongs to a name; an address of figures is none.
        var site = new UriBuilder(plant.Address) { Host = "localhost" }.Uri;
        var page = await browser.Open(Screen.Desktop with { Viewer = null }, site);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync("/sign-in");
        await page.FillAsync("#f-name", "admin");
        await page.FillAsync("#f-password", Password);
        await page.ClickAsync(".form-buttons .btn-primary");
        await page.WaitForURLAsync("**/today");
        await page.GotoAsync("/account");
        await page.FillAsync("#passkey-name", "测试机");
        await page.ClickAsync("yz-passkey .btn-primary");
        await page.WaitForSelectorAsync("text=通行密钥已添加");
        Assert.True(await page.Locator("td", new PageLocatorOptions { HasText = "测试机" }).IsVisibleAsync());

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("yz-passkey button");
        await page.WaitForURLAsync("**/today");
        await using var db = plant.Database.OpenWhole();
        Assert.Equal(["passkey.added", "passkey.used"], await db.Set<JournalEntry>().IgnoreQueryFilters().Where(e => e.Kind.StartsWith("passkey")).OrderBy(e => e.Seq).Select(e => e.Kind).ToListAsync(TestContext.Current.CancellationToken));
        await page.Context.CloseAsync();
    }

    private static async Task<HttpResponseMessage> Second(GivenPlant plant, string code)
    {
        var visitor = plant.Visitor();
        var first = await visitor.Send("/sign-in", "sign-in", ("name", "admin"), ("password", Password));
        Assert.StartsWith("/sign-in/code", Where(first), StringComparison.Ordinal);
        return await visitor.Send(Where(first), "code", ("code", code));
    }

    // RFC 6238: six digits of a SHA-1 over the half minute.
    private static string Totp(string key)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal).Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
#pragma warning disable CA5350 // What every authenticator uses.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000", null);
    }

    private static string Where(HttpResponseMessage answer) => answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString : $"({(int)answer.StatusCode})";
}
