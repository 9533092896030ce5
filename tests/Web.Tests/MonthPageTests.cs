using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

public sealed partial class MonthPageTests
{
    [Fact]
    public async Task The_months_of_a_head_are_those_of_his_plant_and_lead_to_people_and_their_entries()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var east = await PeoplePageTests.SignIn(plant, "east@demo");

        var list = await east.Page("/ledger/months");
        Assert.Contains("城东厂", list, StringComparison.Ordinal);
        Assert.DoesNotContain("城西厂", list, StringComparison.Ordinal);
        var open = Addresses().Matches(list)[0].Groups[1].Value;
        var month = await east.Page(open);
        Assert.Contains("每个人的合计", month, StringComparison.Ordinal);
        var person = Regex.Match(month, "href=\"(/ledger\\?month=[^\"]*who=Q[0-9]*)\"").Groups[1].Value;
        Assert.Contains("/ledger/", await east.Page(WebUtility.HtmlDecode(person)), StringComparison.Ordinal);
        Assert.DoesNotContain("重新结算", month, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await east.Get($"/ledger/months/{await UnitOf(plant, "WEST")}/{open[^7..]}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await east.Get(open + "/close")).StatusCode);
    }

    [Fact]
    public async Task A_clerk_settles_reviews_returns_and_closes_a_month_and_a_form_sent_twice_closes_once()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var (unit, month) = await Reopened(plant);
        var address = $"/ledger/months/{unit}/{month:uuuu-MM}";
        var clerk = await PeoplePageTests.SignIn(plant, "hr@demo");

        Assert.Equal(HttpStatusCode.Found, (await clerk.Send(address, "month", ("do", "settle"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await clerk.Send(address, "month", ("do", "review"))).StatusCode);
        Assert.Contains("退回草稿", await clerk.Page(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.Send(address, "month", ("do", "return"))).StatusCode);
        var refused = await clerk.Send(address + "/close", "close");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("还没有送审", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await clerk.Send(address, "month", ("do", "review"));
        var token = Visitor.Token(await clerk.Page(address + "/close"));
        (string, string)[] form = [("_handler", "close"), ("__RequestVerificationToken", token)];

        var first = await clerk.Post(address + "/close", form);
        var second = await clerk.Post(address + "/close", form);

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (first.StatusCode, second.StatusCode));
        await using var db = plant.Database.OpenWhole();
        var stream = $"month/{unit}/{month:uuuu-MM}";
        var hr = $"account:{(await PeoplePageTests.Of(plant, "hr@demo")).AccountId}";
        Assert.Equal(1, await db.Set<JournalEntry>().IgnoreQueryFilters().CountAsync(j => j.Stream == stream && j.Kind == "month.closed" && j.ActorKey == hr));
        Assert.Contains("已经关账，数字不会再变", await clerk.Page(address), StringComparison.Ordinal);
        var other = await (await PeoplePageTests.SignIn(plant, "admin@demo")).Send(address + "/close", "close");
        Assert.Contains($"已经由{await NameOf(plant, "hr@demo")}在", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_names_people_clauses_sums_and_signatures_and_is_had_as_a_workbook()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var clerk = await PeoplePageTests.SignIn(plant, "hr@demo");
        var closed = Addresses().Matches(await clerk.Page("/ledger/months?state=Closed")).Select(m => m.Groups[1].Value).First();

        var sheet = await clerk.Page(closed + "/sheet");

        foreach (var text in new[] { "结算表", "清源水务（演示）", "本人签字", "单位负责人", "经办人", "合计（", "attendance." }) Assert.Contains(text, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"side\"", sheet, StringComparison.Ordinal);
        foreach (var file in new[] { closed + "/sheet.xlsx", "/ledger.xlsx?kind=fines&sort=-sum" })
        {
            var answer = await clerk.Get(file);
            Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await answer.Content.ReadAsByteArrayAsync())[..2]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("sort=sum")]
    [InlineData("sort=-sum")]
    [InlineData("sort=day")]
    public async Task The_ledger_is_paged_in_every_order_without_losing_an_entry(string sort)
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        await using var db = plant.Database.OpenWhole();
        var all = await db.Set<LedgerEntry>().IgnoreQueryFilters().Select(e => e.EntryId).ToListAsync();

        var seen = new List<string>();
        for (string? next = "/ledger?" + sort; next is not null;)
        {
            var page = await admin.Page(next);
            seen.AddRange(Entries().Matches(page).Select(m => m.Groups[1].Value));
            next = Next().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(all.Select(e => e.ToString()).Order(), seen.Order());
    }

    [Fact]
    public async Task The_ledger_is_filtered_by_clause_and_kind()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        await using var db = plant.Database.OpenWhole();
        var fines = await db.Set<LedgerEntry>().IgnoreQueryFilters().Where(e => e.Standing == Standing.Stands && e.Amount != 0).ToListAsync();
        var late = fines.Where(e => e.Clauses.Split(' ').Contains("attendance.late")).Select(e => e.EntryId).ToList();

        var page = await admin.Page("/ledger?clause=attendance.late&kind=fines");

        Assert.InRange(late.Count, 1, fines.Count - 1);
        Assert.Equal(late.Select(e => e.ToString()).Order(), Entries().Matches(page).Select(m => m.Groups[1].Value).Order());
    }

    internal static async Task<Id<Unit>> UnitOf(GivenPlant plant, string code)
    {
        await using var db = plant.Database.OpenWhole();
        return await db.Set<Unit>().IgnoreQueryFilters().Where(u => u.Code == code).Select(u => u.UnitId).SingleAsync();
    }

    // Last month of the laboratory as it was before it was closed: the demonstration has no month that is over and open.
    private static async Task<(Id<Unit> Unit, YearMonth Month)> Reopened(GivenPlant plant)
    {
        var unit = await UnitOf(plant, "LAB");
        await using var db = plant.Database.OpenWhole();
        var month = await db.Set<LedgerMonth>().IgnoreQueryFilters().Where(m => m.UnitId == unit && m.State == MonthState.Closed).MaxAsync(m => m.Month);
        await db.Set<SettlementRow>().IgnoreQueryFilters().Where(r => r.MonthUnitId == unit && r.Month == month).ExecuteDeleteAsync();
        await db.Set<LedgerMonth>().IgnoreQueryFilters().Where(m => m.UnitId == unit && m.Month == month).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MonthState.Draft).SetProperty(m => m.ClosedBy, (string?)null));
        return (unit, month);
    }

    private static async Task<string> NameOf(GivenPlant plant, string signInName)
    {
        var person = (await PeoplePageTests.Of(plant, signInName)).PersonId;
        await using var db = plant.Database.OpenWhole();
        return await db.Set<Person>().IgnoreQueryFilters().Where(p => p.PersonId == person).Select(p => p.Name).SingleAsync();
    }

    [GeneratedRegex("href=\"(/ledger/months/[0-9a-f]{32}/[0-9]{4}-[0-9]{2})\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("<a href=\"/ledger/([0-9a-f]{32})\">")]
    private static partial Regex Entries();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]*)\"")]
    private static partial Regex Next();
}
