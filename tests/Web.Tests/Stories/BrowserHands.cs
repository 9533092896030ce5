using Microsoft.Playwright;

namespace Yunzhang.Web.Tests.Stories;

/// <summary>A thumb on a phone: fields are filled in, rows added, signatures drawn and buttons pressed in a real browser. No page may be wider than the phone.</summary>
internal sealed class BrowserHands(GivenPlant plant, Browser browser, Screen screen) : IHands, IAsyncDisposable
{
    private readonly Dictionary<string, IPage> pages = new(StringComparer.Ordinal);

    public async Task<string?> Press(string who, string path, string form, (string Name, string Value) button, IReadOnlyList<Typed> fields)
    {
        var page = await By(who);
        var answer = await page.GotoAsync(path);
        if (answer is not { Status: 200 }) return $"{path}: {answer?.Status}";
        var found = page.Locator($"form:has(input[name=_handler][value='{form}'])");
        if (await found.CountAsync() == 0) return $"{path} has no form {form}.";
        await PageChecks.FitsItsWidth(page, screen);
        await page.EvaluateAsync("document.querySelectorAll('form details').forEach(d => d.open = true)");
        var pressed = $"button[name='{button.Name}'][value='{button.Value}']";
        if (await found.Locator(pressed).CountAsync() == 0) return $"{path} has no button {button.Value}.";
        foreach (var rows in fields.Where(f => f.Name.StartsWith("rows.", StringComparison.Ordinal))) await AddRows(page, found, rows.Name, rows.Value);
        foreach (var field in fields.Where(f => !f.Name.StartsWith("rows.", StringComparison.Ordinal))) await Fill(page, found, field);
        return await Send(page, path, found.Locator(pressed));
    }

    public async Task<string?> Answer(string link, string code, string word)
    {
        var page = await browser.Open(screen, plant.Address);
        await page.GotoAsync(link);
        if (await page.Locator("[name=code]").CountAsync() == 0) return "The link leads to nothing to be answered.";
        await page.FillAsync("[name=code]", code);
        if (await Send(page, link, page.Locator(".form-buttons .btn-primary")) is { } wrong) return wrong;
        await page.GotoAsync(link);
        await PageChecks.FitsItsWidth(page, screen);
        if (await page.Locator($"button[name=do][value='{word}']").CountAsync() == 0) return "The link leads to nothing to be answered.";
        if (word == "sign") await Draw(page, page.Locator("form"));
        var done = await Send(page, link, page.Locator($"button[name=do][value='{word}']"));
        await page.Context.CloseAsync();
        return done;
    }

    public async Task<string> Shown(string who, string path, string form, (string Name, string Value) button)
    {
        var page = await By(who);
        await page.GotoAsync(path);
        if (await page.Locator($"button[value='{button.Value}']").CountAsync() == 0) return "";
        await page.RunAndWaitForResponseAsync(() => page.ClickAsync($"button[value='{button.Value}']"), r => r.Request.Method == "POST");
        await page.WaitForSelectorAsync("[name=code]");
        return await page.ContentAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages.Values) await page.Context.CloseAsync();
    }

    private static async Task AddRows(IPage page, ILocator form, string name, string count)
    {
        var add = form.Locator($"button[name=_op][value='add:{name["rows.".Length..]}']");
        for (var rows = int.Parse(await form.Locator($"[name='{name}']").InputValueAsync(), null); rows < int.Parse(count, null); rows++)
        {
            await page.RunAndWaitForResponseAsync(() => add.ClickAsync(), r => r.Request.Method == "POST");
            await Assertions.Expect(form.Locator($"[name='{name}']")).ToHaveValueAsync($"{rows + 1}");
        }
    }

    private static async Task Fill(IPage page, ILocator form, Typed field)
    {
        if (field.IsPicture)
        {
            if (await form.Locator($"yz-sign [name='{field.Name}']").CountAsync() > 0) await Draw(page, form);
            else
            {
                await form.Locator($"[name='{field.Name}']").SetInputFilesAsync(new FilePayload { Name = "picture.png", MimeType = "image/png", Buffer = PlainHands.Png });
                await page.WaitForFunctionAsync($"() => document.querySelector('[name=\"f.{field.Name[2..]}\"]').value.length > 0");
            }

            return;
        }

        var control = form.Locator($"[name='{field.Name}']");
        switch (await control.First.EvaluateAsync<string>("e => e.tagName === 'SELECT' ? 'select' : e.type"))
        {
            case "radio" or "checkbox":
                // Away from the bar with the buttons, which stays over the lower end of the screen.
                var box = form.Locator($"[name='{field.Name}'][value='{field.Value}']");
                await box.EvaluateAsync("e => e.scrollIntoView({ block: 'center' })");
                await box.CheckAsync(new LocatorCheckOptions { Force = true });
                break;
            case "select":
                await control.SelectOptionAsync(field.Value);
                break;
            default:
                await control.FillAsync(field.Value);
                break;
        }
    }

    private static async Task Draw(IPage page, ILocator form)
    {
        var pad = form.Locator("yz-sign canvas").First;
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 30);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 150, box.Y + 60, new MouseMoveOptions { Steps = 5 });
        await page.Mouse.UpAsync();
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('yz-sign input[type=hidden]')].some(i => i.value.length > 0)");
    }

    private static async Task<string?> Send(IPage page, string path, ILocator button)
    {
        var answer = await page.RunAndWaitForResponseAsync(() => button.ClickAsync(), r => r.Request.Method == "POST" && new Uri(r.Url).AbsolutePath == path);
        if (answer.Status != 422)
        {
            await page.WaitForLoadStateAsync();
            return null;
        }

        await page.WaitForSelectorAsync("#form-errors");
        return await page.InnerTextAsync("#form-errors");
    }

    private async Task<IPage> By(string who)
    {
        if (pages.TryGetValue(who, out var known)) return known;
        var page = pages[who] = await browser.Open(screen, plant.Address);
        // What was refused stands in the form when the next page is opened; the site asks whether it may be lost.
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.GotoAsync("/sign-in");
        await page.ClickAsync($"button[name=account][value='{(await PeoplePageTests.Of(plant, who)).AccountId}']");
        await page.WaitForURLAsync("**/today");
        return page;
    }
}
