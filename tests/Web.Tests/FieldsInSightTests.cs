using Microsoft.Playwright;

namespace Yunzhang.Web.Tests;

/// <summary>Fields under a condition, as one fills in a form on a phone.</summary>
public sealed class FieldsInSightTests(Browser browser)
{
    private const string Form = "/cases/new/wastewater.operators/leave";

    [Fact]
    public async Task What_does_not_apply_goes_from_sight_as_one_chooses_and_comes_back_with_what_was_typed()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var worker = await Phone(plant);
        await worker.GotoAsync(Form);
        var (reason, worked) = (worker.Locator("[name='f.reason']"), worker.Locator("[name='f.worked']"));
        await Assertions.Expect(reason).ToBeVisibleAsync();
        await Assertions.Expect(worked).ToBeVisibleAsync();
        await worker.FillAsync("[name='f.reason']", "看牙");

        await worker.CheckAsync("[name='f.kind'][value=swap]", new PageCheckOptions { Force = true });
        await Assertions.Expect(reason).ToBeHiddenAsync();
        await Assertions.Expect(worked).ToBeVisibleAsync();
        await worker.CheckAsync("[name='f.kind'][value=leave]", new PageCheckOptions { Force = true });
        await Assertions.Expect(reason).ToBeVisibleAsync();
        await Assertions.Expect(worked).ToBeHiddenAsync();
        await Assertions.Expect(reason).ToHaveValueAsync("看牙");

        await worker.GotoAsync(Form);
        await Assertions.Expect(worked).ToBeHiddenAsync();
        await PageChecks.IsAccessible(worker);
        await worker.Context.CloseAsync();
    }

    private async Task<IPage> Phone(GivenPlant plant)
    {
        var page = await browser.Open(Screen.Phone with { Viewer = null }, plant.Address);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync($"button[name=account][value='{(await PeoplePageTests.Of(plant, "worker@demo")).AccountId}']");
        await page.WaitForURLAsync("**/today");
        return page;
    }
}
