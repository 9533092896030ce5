using Microsoft.Playwright;

namespace Yunzhang.Web.Tests.Looks;

/// <summary>Every page, at every size, language and theme. With <c>YUNZHANG_LOOKS</c> set to a folder, a picture of each is saved there.</summary>
public sealed class LooksTests(GivenSite site, GivenDemo demo, Browser browser)
{
    public static TheoryData<string, string> Views =>
        new(from page in LookedAt.Pages from screen in Screen.All select (page.Name, screen.ToString()));

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Is_accessible_and_fits_its_screen(string name, string view)
    {
        var looked = LookedAt.Pages.Single(p => p.Name == name);
        var screen = Screen.All.Single(s => s.ToString() == view) with { Viewer = looked.Viewer };
        var page = await browser.Open(screen, site);
        await page.GotoAsync(looked.Path);
        if (looked.Press is { } button)
        {
            await page.ClickAsync(button);
            await page.WaitForSelectorAsync("#form-errors");
        }
        await Save(page, $"{name}-{view}");
        await PageChecks.FitsItsWidth(page, screen);
        await PageChecks.IsAccessible(page);
        await page.Context.CloseAsync();
    }

    // Every size, language and theme at least twice; all eight of each page would take the run too long.
    public static TheoryData<string, string> DemoViews =>
        new(from page in LookedAt.OfTheDemo from screen in Screen.All where screen.IsPhone == (screen.Language == "zh") == (screen.Theme == "dark") select (page.Name, screen.ToString()));

    [Theory]
    [MemberData(nameof(DemoViews))]
    public async Task Is_accessible_and_fits_its_screen_with_data(string name, string view)
    {
        var looked = LookedAt.OfTheDemo.Single(p => p.Name == name);
        var screen = Screen.All.Single(s => s.ToString() == view) with { Viewer = null };
        await demo.Start();
        var page = await browser.Open(screen, demo.Address);
        await demo.SignIn(page, looked.Viewer!);
        var answer = await page.GotoAsync(demo.Of(looked.Path));
        Assert.Equal(200, answer!.Status);
        if (looked.Press is { } button)
        {
            await page.ClickAsync(button);
            await page.WaitForSelectorAsync("#form-errors");
        }
        await Save(page, $"{name}-{view}");
        await PageChecks.FitsItsWidth(page, screen);
        await PageChecks.IsAccessible(page);
        await page.Context.CloseAsync();
    }

    private static async Task Save(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("YUNZHANG_LOOKS") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = false });
    }
}
