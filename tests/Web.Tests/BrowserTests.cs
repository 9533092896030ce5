using Microsoft.Playwright;

namespace Yunzhang.Web.Tests;

public sealed class BrowserTests(GivenSite site, Browser browser)
{
    [Fact]
    public async Task Language_and_theme_switch_without_scripts()
    {
        var page = await browser.Open(Screen.Phone with { Scripts = false }, site);
        await page.GotoAsync("/_kit/list?who=%E9%99%88");
        await page.ClickAsync("form[action='/language'] button");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith("/_kit/list?who=%E9%99%88", page.Url);
        await page.ClickAsync("form[action='/theme'] button");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        Assert.EndsWith("/_kit/list?who=%E9%99%88", page.Url);
    }

    [Fact]
    public async Task A_form_is_refused_corrected_and_taken_without_scripts()
    {
        var page = await browser.Open(Screen.Phone with { Scripts = false }, site);
        await FillAndSend(page);
    }

    [Fact]
    public async Task A_form_is_refused_corrected_and_taken_in_place()
    {
        var page = await browser.Open(Screen.Desktop, site);
        await FillAndSend(page);
    }

    [Fact]
    public async Task The_menu_closes_by_escape_and_by_a_click_elsewhere()
    {
        var page = await browser.Open(Screen.Desktop, site);
        await page.GotoAsync("/_kit");
        var panel = page.Locator(".menu-panel");
        await page.ClickAsync(".avatar-button");
        await Assertions.Expect(panel).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator(".menu-item").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".avatar-button")).ToBeFocusedAsync();
        await page.ClickAsync(".avatar-button");
        await page.Mouse.ClickAsync(700, 600);
        await Assertions.Expect(panel).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Asks_before_typed_text_is_lost_and_not_otherwise()
    {
        var page = await browser.Open(Screen.Desktop, site);
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (asked.Count == 1 ? dialog.DismissAsync() : dialog.AcceptAsync());
        };
        await page.GotoAsync("/_kit/form");
        await page.FillAsync("#f-title", "泵房");
        await page.ClickAsync(".crumbs a");
        Assert.EndsWith("/_kit/form", page.Url);
        await page.ClickAsync(".crumbs a");
        await page.WaitForURLAsync("**/_kit");
        Assert.Equal(["有还没提交的内容，离开就会丢失。确定离开吗？", "有还没提交的内容，离开就会丢失。确定离开吗？"], asked);
        await page.ClickAsync(".page-actions a >> nth=1");
        await page.WaitForURLAsync("**/_kit/form");
        await page.ClickAsync(".crumbs a");
        await page.WaitForURLAsync("**/_kit");
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task No_page_breaks_its_content_policy_or_writes_an_error()
    {
        var page = await browser.Open(Screen.Phone, site);
        var said = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") said.Add(message.Text); };
        page.PageError += (_, error) => said.Add(error);
        foreach (var path in new[] { "/_kit", "/_kit/list", "/_kit/form" }) await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        Assert.Empty(said);
    }

    private static async Task FillAndSend(IPage page)
    {
        await page.GotoAsync("/_kit/form");
        await page.FillAsync("#f-title", "泵房漏水");
        await page.FillAsync("#f-minutes", "很久");
        await page.ClickAsync(".form-buttons .btn-primary");
        await Assertions.Expect(page.Locator("#form-errors")).ToContainTextAsync("分钟“很久”不是数字");
        await Assertions.Expect(page.Locator("#f-title")).ToHaveValueAsync("泵房漏水");
        await page.FillAsync("#f-minutes", "12");
        await page.CheckAsync("input[name=kind][value=minor]", new PageCheckOptions { Force = true });
        await page.SelectOptionAsync("#f-unit", "a");
        await page.FillAsync("#f-day", "2026-11-24");
        await page.ClickAsync(".form-buttons .btn-primary");
        await page.WaitForURLAsync("**/_kit");
        await Assertions.Expect(page.Locator("main .note").First).ToHaveTextAsync("已登记：泵房漏水");
    }
}
