using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

public sealed partial class CasePageTests(Browser browser)
{
    private const string Form = "/cases/new/wastewater.operators/leave";

    [Fact]
    public async Task Leave_is_asked_for_on_a_phone_decided_by_three_and_seen_in_attendance_and_on_paper()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var day = LeaveDay();
        var worker = await Phone(plant, "worker");
        await worker.GotoAsync("/cases/start");
        await worker.ClickAsync($"a[href='{Form}']");
        await Fill(worker, await NumberOf(plant, "worker2"), day);
        await Assertions.Expect(worker.Locator("yz-draft")).ToContainTextAsync("已自动保存");
        await worker.DblClickAsync(".form-buttons .btn-primary");
        await worker.WaitForURLAsync(Address());
        var path = new Uri(worker.Url).AbsolutePath;

        foreach (var (account, button) in new[] { ("worker2", "say:agree"), ("east", "say:approve"), ("ops", "say:approve") })
        {
            var page = await Phone(plant, account);
            await page.GotoAsync("/todo");
            await page.ClickAsync($"a[href='{path}']");
            await page.FillAsync("[name=reason]", $"{account}的意见");
            await page.ClickAsync($"button[value='{button}']");
            await page.WaitForURLAsync(url => !url.EndsWith(path, StringComparison.Ordinal));
        }

        var west = await Phone(plant, "west");
        Assert.Equal(404, (await west.GotoAsync(path))!.Status);
        Assert.Equal(404, (await west.GotoAsync(path + "/print"))!.Status);
        await worker.GotoAsync(path + "/print");
        await Assertions.Expect(worker.Locator(".paper")).ToContainTextAsync("east的意见");
        await Assertions.Expect(worker.Locator(".paper")).ToContainTextAsync("ops的意见");
        await Assertions.Expect(worker.Locator(".paper")).ToContainTextAsync("第二条");
        await worker.GotoAsync($"/attendance/{(await PeoplePageTests.Of(plant, "worker@demo")).PersonId}/{day}");
        await Assertions.Expect(worker.Locator("main")).ToContainTextAsync("请假：");
        await using var db = plant.Database.OpenWhole();
        Assert.Equal(1, await db.Set<Case>().IgnoreQueryFilters().CountAsync(c => c.TitleZh.Contains(day)));
    }

    [Fact]
    public async Task Without_scripts_a_form_is_kept_refused_corrected_returned_and_handed_in_again()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var (day, mate) = (LeaveDay(), await NumberOf(plant, "worker2"));
        var worker = await Phone(plant, "worker", scripts: false);
        await worker.GotoAsync(Form);
        await worker.FillAsync("[name='f.reason']", "看牙");
        await worker.ClickAsync("button[value=save]");
        await worker.WaitForURLAsync("**/cases/start");
        await worker.GotoAsync(Form);
        await Assertions.Expect(worker.Locator("[name='f.reason']")).ToHaveValueAsync("看牙");
        await worker.ClickAsync(".form-buttons .btn-primary");
        await Assertions.Expect(worker.Locator("#form-errors")).ToContainTextAsync("休息日期");
        await Fill(worker, mate, day);
        await worker.ClickAsync(".form-buttons .btn-primary");
        await worker.WaitForURLAsync(Address());
        var path = new Uri(worker.Url).AbsolutePath;

        await Say(plant, "worker2", path, "say:agree");
        Assert.Contains("要写明理由", await (await Say(plant, "east", path, "return")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Say(plant, "east", path, "return", ("reason", "写清楚"))).StatusCode);
        await worker.GotoAsync(path);
        await Assertions.Expect(worker.Locator("main")).ToContainTextAsync("写清楚");
        await worker.FillAsync("[name='f.reason']", "拔智齿");
        await worker.ClickAsync("button[value=again]");
        await Assertions.Expect(worker.Locator(".timeline")).ToContainTextAsync("拔智齿");
        // The stand-in looks again, because the words he agreed to have changed.
        await Say(plant, "worker2", path, "say:agree");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Say(plant, "east", path, "say:reject")).StatusCode);
        await Say(plant, "east", path, "say:reject", ("reason", "人手不够"));
        await worker.GotoAsync(path);
        await Assertions.Expect(worker.Locator(".page-actions")).ToContainTextAsync("不准");
    }

    [Fact]
    public async Task Who_acts_for_another_stands_beside_his_name_and_a_stale_page_is_told_what_happened()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var east = await PeoplePageTests.SignIn(plant, "east@demo");
        var today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;
        Assert.Equal(HttpStatusCode.Found, (await east.Send("/delegations", "delegate", ("id", Guid.CreateVersion7().ToString("N")), ("to", await NumberOf(plant, "west")), ("from", $"{today:uuuu-MM-dd}"))).StatusCode);
        var path = await Start(plant, LeaveDay());
        await Say(plant, "worker2", path, "say:agree");

        var west = await PeoplePageTests.SignIn(plant, "west@demo");
        Assert.Contains("代", await west.Page("/todo?view=others"), StringComparison.Ordinal);
        var stale = await west.Page(path);
        Assert.Equal(HttpStatusCode.Found, (await Say(plant, "west", path, "say:approve")).StatusCode);
        var late = await west.Post(path, ("_handler", "decide"), ("__RequestVerificationToken", Visitor.Token(stale)), ("key", Guid.CreateVersion7().ToString("N")), ("task", PeoplePageTests.Hidden(stale, "task")), ("do", "say:approve"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("已经办过", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"{await NameOf(plant, "west")}代{await NameOf(plant, "east")}", await west.Page(path + "/print?history=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_approved_from_the_list_and_one_that_changed_since_is_named_and_left()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var paths = new List<string>();
        foreach (var ahead in new[] { 40, 50, 60 })
        {
            var path = await Start(plant, LeaveDay(ahead));
            await Say(plant, "worker2", path, "say:agree");
            await Say(plant, "east", path, "say:approve");
            paths.Add(path);
        }

        var ops = await PeoplePageTests.SignIn(plant, "ops@demo");
        var list = await ops.Page("/todo");
        var picks = paths.ConvertAll(p => Regex.Match(list, $"name=\"pick\" value=\"({p.Split('/')[^1]}[^\"]*)").Groups[1].Value);
        Assert.DoesNotContain("", picks);
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");
        Assert.Equal(HttpStatusCode.Found, (await worker.Send(paths[2], "more", ("key", Guid.CreateVersion7().ToString("N")), ("do", "comment"), ("comment", "改成半天也行"))).StatusCode);
        (string, string)[] form = [("_handler", "bulk"), ("__RequestVerificationToken", Visitor.Token(list)), ("do", "approve"), .. picks.Select(p => ("pick", p))];

        var answer = await ops.Post("/todo", form);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("已同意 2 件。", page, StringComparison.Ordinal);
        Assert.Contains("在您打开列表以后有变动", page, StringComparison.Ordinal);
        foreach (var path in paths.Take(2)) Assert.Contains("准假", Badges(await ops.Page(path)), StringComparison.Ordinal);
        Assert.DoesNotContain("准假", Badges(await ops.Page(paths[2])), StringComparison.Ordinal);
        // Sent again, what was approved is not approved twice, and what was not still is not.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ops.Post("/todo", form)).StatusCode);
        await using var db = plant.Database.OpenWhole();
        Assert.Equal(2, await db.Set<JournalEntry>().IgnoreQueryFilters().CountAsync(j => j.Kind == "case.ended" && paths.Select(p => p.Replace("/cases/", "case/", StringComparison.Ordinal)).Contains(j.Stream)));
        Assert.Contains("还没有勾选", await (await ops.Post("/todo", ("_handler", "bulk"), ("__RequestVerificationToken", Visitor.Token(list)), ("do", "approve"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // One who may not decide may not from the list either.
        var east = await PeoplePageTests.SignIn(plant, "east@demo");
        var other = Regex.Match(await ops.Page("/todo"), $"name=\"pick\" value=\"({paths[2].Split('/')[^1]}[^\"]*)").Groups[1].Value;
        var foreign = await east.Post("/todo", ("_handler", "bulk"), ("__RequestVerificationToken", Visitor.Token(await east.Page("/delegations"))), ("do", "approve"), ("pick", other));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.DoesNotContain("准假", Badges(await ops.Page(paths[2])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_filtered_exported_and_paged_and_roles_are_named()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var ops = await PeoplePageTests.SignIn(plant, "ops@demo");

        Assert.DoesNotContain("没有批准", Badges(await ops.Page("/cases?state=granted")), StringComparison.Ordinal);
        Assert.Contains("不准", Badges(await ops.Page("/cases?state=refused")), StringComparison.Ordinal);
        Assert.Contains("没有符合条件的记录", await ops.Page("/cases?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA"), StringComparison.Ordinal);
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await (await ops.Get("/cases.xlsx?state=granted")).Content.ReadAsByteArrayAsync())[..2]));
        var named = await ops.Send("/settings/roles", "name", ("id", Guid.CreateVersion7().ToString("N")), ("role", "wastewater.operators/company"), ("person", await NumberOf(plant, "audit")), ("from", "2026-01-01"));
        Assert.Equal(HttpStatusCode.Found, named.StatusCode);
        Assert.Contains(await NameOf(plant, "audit"), await ops.Page("/settings/roles"), StringComparison.Ordinal);
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");
        Assert.DoesNotContain("指定人", await worker.Page("/settings/roles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picked_photograph_is_kept_and_shown_to_those_who_may_read_the_case_and_nobody_else()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var worker = await Phone(plant, "worker");
        await worker.GotoAsync(Form);
        await Fill(worker, await NumberOf(plant, "worker2"), LeaveDay());
        await worker.SetInputFilesAsync("[name='u.proof']", new FilePayload { Name = "证明.png", MimeType = "image/png", Buffer = Png });
        await Assertions.Expect(worker.Locator(".upload-picture")).ToBeVisibleAsync();
        await worker.ClickAsync(".form-buttons .btn-primary");
        await worker.WaitForURLAsync(Address());
        var picture = await worker.Locator(".case-picture").GetAttributeAsync("src");

        var (mate, stranger) = (await PeoplePageTests.SignIn(plant, "worker2@demo"), await PeoplePageTests.SignIn(plant, "west@demo"));
        Assert.Equal("image/png", (await mate.Get(picture!)).Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(picture!)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mate.Get(Regex.Replace(picture!, "/cases/[0-9a-f]+/", "/cases/"))).StatusCode);
    }

    [Fact]
    public async Task Where_a_signature_is_needed_it_is_drawn_with_the_finger_and_stands_on_the_sheet()
    {
        await using var plant = await GivenPlant.New(demo: true);
        await NeedSignature(plant);
        var path = await Start(plant, LeaveDay());
        await Say(plant, "worker2", path, "say:agree");
        var page = await Phone(plant, "east");
        await page.GotoAsync(path);
        await page.ClickAsync("button[value='say:approve']");
        await Assertions.Expect(page.Locator("#form-errors")).ToContainTextAsync("请签名");

        var pad = page.Locator("yz-sign canvas");
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 30);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 150, box.Y + 70, new MouseMoveOptions { Steps = 5 });
        await page.Mouse.UpAsync();
        await page.ClickAsync("button[value='say:approve']");
        await page.WaitForURLAsync(url => !url.EndsWith(path, StringComparison.Ordinal));

        await page.GotoAsync(path + "/print");
        Assert.True(await page.EvalOnSelectorAsync<int>(".paper img.signature", "img => img.naturalWidth") > 100);
    }

    // The demonstration's own regulation with one word more: the head of the plant has to sign.
    private static async Task NeedSignature(GivenPlant plant)
    {
        const string file = "controls/leave.flow.yaml";
        var source = new PackShelf(PackShelf.Shipped).Find("wastewater-operators")!;
        var files = source.Files.ToDictionary(f => f.Key, f => f.Value);
        files[file] = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(files[file]).Replace("approve: ops,", "approve: { to: ops, needs: [signature] },", StringComparison.Ordinal));
        await using var db = plant.Database.OpenWhole();
        var access = Access.OfSystem(await db.Set<Organisation>().IgnoreQueryFilters().Select(o => o.OrganisationId).SingleAsync(), "test");
        var adopted = await new PackAdopter(plant.Database).Adopt(access, new PackSource("wastewater-operators", files));
        Assert.True(adopted.IsOk, string.Join("; ", adopted.Errors));
        await plant.Database.Write(access, async write =>
        {
            await RulesInForce.Activate(write, await write.Db.Set<RuleVersion>().SingleAsync(v => v.RuleVersionId == adopted.Value.Version));
            return 0;
        });
    }

    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private async Task<IPage> Phone(GivenPlant plant, string account, bool scripts = true)
    {
        var page = await browser.Open(Screen.Phone with { Scripts = scripts, Viewer = null }, plant.Address);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync($"button[name=account][value='{(await PeoplePageTests.Of(plant, account + "@demo")).AccountId}']");
        await page.WaitForURLAsync("**/today");
        return page;
    }

    private static async Task Fill(IPage page, string standIn, string day)
    {
        await page.CheckAsync("[name='f.kind'][value=leave]", new PageCheckOptions { Force = true });
        await page.FillAsync("[name='f.off.first']", day);
        await page.FillAsync("[name='f.stand_in']", standIn);
        await page.FillAsync("[name='f.reason']", "家里有事");
    }

    private static async Task<string> Start(GivenPlant plant, string day)
    {
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");
        var answer = await worker.Send(
            Form, "case", ("case", Guid.CreateVersion7().ToString("N")), ("_op", "send"), ("f.kind", "leave"), ("f.off.first", day), ("f.reason", "家里有事"), ("f.stand_in", await NumberOf(plant, "worker2")));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.OriginalString;
    }

    private static async Task<HttpResponseMessage> Say(GivenPlant plant, string account, string path, string what, params (string Name, string Value)[] more)
    {
        var visitor = await PeoplePageTests.SignIn(plant, account + "@demo");
        var page = await visitor.Page(path);
        return await visitor.Send(path, "decide", [("key", PeoplePageTests.Hidden(page, "key")), ("task", PeoplePageTests.Hidden(page, "task")), ("do", what), .. more]);
    }

    // Far enough ahead that no other leave of the demonstration lies there.
    private static string LeaveDay(int ahead = 40) => $"{SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date.PlusDays(ahead):uuuu-MM-dd}";

    private static Task<string> NumberOf(GivenPlant plant, string account) => Of(plant, account, p => p.Number);

    private static Task<string> NameOf(GivenPlant plant, string account) => Of(plant, account, p => p.Name);

    private static async Task<string> Of(GivenPlant plant, string account, Func<Modules.Organisations.Person, string> what)
    {
        var person = (await PeoplePageTests.Of(plant, account + "@demo")).PersonId;
        await using var db = plant.Database.OpenWhole();
        return what(await db.Set<Modules.Organisations.Person>().IgnoreQueryFilters().SingleAsync(p => p.PersonId == person));
    }

    private static string Badges(string page) => string.Join(' ', Tags().Matches(page).Select(m => m.Groups[1].Value));

    [GeneratedRegex("<span class=\"tag [^>]*>([^<]*)")]
    private static partial Regex Tags();

    [GeneratedRegex("/cases/[0-9a-f]{32}$")]
    private static partial Regex Address();
}
