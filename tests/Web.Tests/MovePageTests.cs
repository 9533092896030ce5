using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Ledger.ActivateRules;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>A new version of the leave comes into force while the demonstration has leaves under way.</summary>
public sealed class MovePageTests(Browser browser)
{
    private const string Leave = "/rulebook/wastewater.operators/flows/leave", Moves = Leave + "/cases";

    [Fact]
    public async Task Running_cases_are_counted_on_the_page_of_the_flow_shown_with_what_would_come_of_them_and_moved_with_a_reason()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var (ops, east) = (await PeoplePageTests.SignIn(plant, "ops@demo"), await PeoplePageTests.SignIn(plant, "east@demo"));
        Assert.DoesNotContain("按以前的版本在办", await ops.Page(Leave), StringComparison.Ordinal);
        await Renew(plant);
        await using var db = plant.Database.OpenWhole();
        var running = await db.Set<Case>().IgnoreQueryFilters().AsNoTracking().Where(c => c.PackId == "wastewater.operators" && c.FlowId == "leave" && c.Ending == null).OrderBy(c => c.CaseId).ToListAsync();
        Assert.True(running.Count > 0);

        Assert.Contains($"还有 {running.Count} 件按以前的版本在办", await ops.Page(Leave), StringComparison.Ordinal);
        Assert.DoesNotContain("按以前的版本在办", await east.Page(Leave), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await east.Get(Moves)).StatusCode);
        var page = await ops.Page(Moves);
        Assert.Contains($"共 {running.Count} 件", page, StringComparison.Ordinal);
        Assert.All(running, c => Assert.Contains(c.Number, page, StringComparison.Ordinal));

        // Every step the new version lacks goes to the plant's; nothing is moved without a choice and a reason.
        var asked = Moves + "?at.head=plant";
        page = await ops.Page(asked);
        var pick = Regex.Match(page, "name=\"pick\" value=\"([^\"]+)\"").Groups[1].Value;
        var moved = running.Single(c => pick.StartsWith(c.CaseId.ToString(), StringComparison.Ordinal));
        var form = FilledForm.Of(page, "move", ("pick", pick), ("reason", "厂部先审"));
        var none = await ops.Post(asked, FilledForm.Of(page, "move", ("reason", "厂部先审")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("还没有勾选", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ops.Post(asked, FilledForm.Of(page, "move", ("pick", pick), ("reason", "")))).StatusCode);

        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.Found, (await ops.Post(asked, form)).StatusCode);

        var lines = await db.Set<JournalEntry>().IgnoreQueryFilters().AsNoTracking().Where(j => j.Stream == Case.StreamOf(moved.CaseId) && j.Kind == "case.moved").ToListAsync();
        Assert.Contains("厂部先审", Assert.Single(lines).Body, StringComparison.Ordinal);
        Assert.Contains($"还有 {running.Count - 1} 件按以前的版本在办", running.Count > 1 ? await ops.Page(Leave) : "还有 0 件按以前的版本在办", StringComparison.Ordinal);
        var print = WebUtility.HtmlDecode(await ops.Page(Case.AddressOf(moved.CaseId) + "/print?history=1"));
        Assert.Contains("2014-04-01 起的版本", print, StringComparison.Ordinal);
        Assert.Contains("2020-01-01 起的版本", print, StringComparison.Ordinal);
        Assert.Contains("厂部先审", print, StringComparison.Ordinal);
        Assert.Contains("迁移到 2020-01-01 起的版本", WebUtility.HtmlDecode(await ops.Page(Case.AddressOf(moved.CaseId))), StringComparison.Ordinal);
    }

    public static TheoryData<string> Screens => new(Screen.All.Where(s => s.IsPhone == (s.Language == "zh") == (s.Theme == "light")).Select(s => s.ToString()));

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task What_would_come_of_each_fits_its_screen(string view)
    {
        var screen = Screen.All.Single(s => s.ToString() == view) with { Viewer = null };
        await using var plant = await GivenPlant.New(demo: true);
        await Renew(plant);
        var page = await browser.Open(screen, plant.Address);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync($"button[name=account][value='{(await PeoplePageTests.Of(plant, "ops@demo")).AccountId}']");
        await page.WaitForURLAsync("**/today");
        foreach (var (name, path) in new[] { ("move-flow", Leave), ("move", Moves + "?at.head=plant") })
        {
            await page.GotoAsync(path);
            if (Environment.GetEnvironmentVariable("YUNZHANG_LOOKS") is { Length: > 0 } folder) await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{view}.png"), FullPage = true });
            await PageChecks.FitsItsWidth(page, screen);
            await PageChecks.IsAccessible(page);
        }

        await page.Context.CloseAsync();
    }

    private static async Task Renew(GivenPlant plant)
    {
        const string flow = "controls/leave.flow.yaml";
        await using var db = plant.Database.OpenWhole();
        var access = Access.OfSystem(await db.Set<Organisation>().IgnoreQueryFilters().Select(o => o.OrganisationId).SingleAsync(), "test");
        var shipped = new PackShelf(PackShelf.Shipped).Find("wastewater-operators")!;
        string Text(string file) => Encoding.UTF8.GetString(shipped.Files[file]);
        var version = Text(flow)[Text(flow).IndexOf("  - from:", StringComparison.Ordinal)..].Replace("2014-04-01", "2020-01-01", StringComparison.Ordinal)
            .Replace("agreed: head,", "agreed: plant,", StringComparison.Ordinal).Replace("step: head, name: 厂长签署意见", "step: plant, name: 厂部审核", StringComparison.Ordinal);
        var files = shipped.Files.ToDictionary(f => f.Key, f => f.Value);
        files[flow] = Encoding.UTF8.GetBytes(Text(flow) + version);
        files["pack.yaml"] = Encoding.UTF8.GetBytes(Text("pack.yaml") + "  - { effective: 2020-01-01, published: 2019-12-01, text: text/2020-01-01.md }\n");
        files["text/2020-01-01.md"] = Encoding.UTF8.GetBytes(Text("text/2014-04-01.md").Replace("2014-04-01", "2020-01-01", StringComparison.Ordinal));
        var adopted = await new PackAdopter(plant.Database).Adopt(access, new PackSource(shipped.Name, files));
        Assert.True(adopted.IsOk, string.Join("; ", adopted.Errors));
        var activated = await new RulesActivator(plant.Database, plant.Service<RulesInForce>()).Activate(access, adopted.Value.Version);
        Assert.True(activated.IsOk, string.Join("; ", activated.Errors));
    }
}
