using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

public sealed class LiveBellTests(Browser browser)
{
    [Fact]
    public async Task An_open_page_hears_of_a_notice_without_being_loaded_again()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var page = await SignIn(plant, "worker@demo");
        var bell = page.Locator("yz-bell a");
        await Assertions.Expect(bell).ToHaveAttributeAsync("aria-label", Said(await Unread(plant)));

        await Tell(plant, "test/1");
        await Assertions.Expect(bell).ToHaveAttributeAsync("aria-label", Said(await Unread(plant)));
        await Assertions.Expect(page.Locator("yz-bell .tool-count")).ToHaveTextAsync($"{await Unread(plant)}");
    }

    [Fact]
    public async Task What_another_is_told_of_does_not_ring()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var page = await SignIn(plant, "east@demo");
        var bell = page.Locator("yz-bell a");
        var before = await bell.GetAttributeAsync("aria-label");

        await Tell(plant, "test/1");
        await Task.Delay(2500);

        Assert.Equal(before, await bell.GetAttributeAsync("aria-label"));
    }

    [Fact]
    public async Task Nobody_listens_without_signing_in_and_one_account_at_twelve_pages_at_most()
    {
        await using var plant = await GivenPlant.New(demo: true);
        Assert.Equal(HttpStatusCode.Redirect, (await plant.Visitor().Get(NoticesModule.LivePath)).StatusCode);
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < 12; i++) open.Add(await worker.Open(NoticesModule.LivePath));
        Assert.All(open, line => Assert.Equal("text/event-stream", line.Content.Headers.ContentType!.MediaType));

        using (var refused = await worker.Open(NoticesModule.LivePath)) Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        open[0].Dispose();
        // The server finds out that a line is gone when it next writes or is told.
        var again = HttpStatusCode.TooManyRequests;
        for (var i = 0; i < 50 && again != HttpStatusCode.OK; i++)
        {
            await Task.Delay(100);
            using var line = await worker.Open(NoticesModule.LivePath);
            again = line.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, again);
        open.ForEach(line => line.Dispose());
    }

    private async Task<IPage> SignIn(GivenPlant plant, string name)
    {
        var page = await browser.Open(Screen.Desktop with { Viewer = null }, plant.Address);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync($"button[name=account][value='{(await PeoplePageTests.Of(plant, name)).AccountId}']");
        await page.WaitForURLAsync("**/today");
        return page;
    }

    private static string Said(int unread) => unread == 0 ? "通知，没有未读" : $"通知，{unread} 条未读";

    private static async Task<int> Unread(GivenPlant plant)
    {
        var worker = await PeoplePageTests.Of(plant, "worker@demo");
        await using var db = plant.Database.OpenWhole();
        return await db.Set<Notice>().IgnoreQueryFilters().CountAsync(n => n.AccountId == worker.AccountId && !n.IsRead);
    }

    private static async Task Tell(GivenPlant plant, string of)
    {
        var worker = await PeoplePageTests.Of(plant, "worker@demo");
        await plant.Write(async write =>
        {
            write.Db.Add(new Notice { OrganisationId = worker.OrganisationId, NoticeId = Id<Notice>.New(), AccountId = worker.AccountId, Event = of, Kind = NoticeKind.MonthClosed, At = write.Now });
            await write.Journal(Streams.Of(worker.AccountId), "test.told", new { of });
            return 0;
        });
    }
}
