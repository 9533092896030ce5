using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Web.Tests;

public sealed partial class SearchPageTests
{
    [Fact]
    public async Task Two_characters_find_clauses_and_entries_and_initials_find_people()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        await using var db = plant.Database.OpenWhole();
        var somebody = await db.Set<Person>().IgnoreQueryFilters().OrderBy(p => p.Number).Skip(4).FirstAsync();

        var late = await admin.Page("/search?q=%E8%BF%9F%E5%88%B0");

        Assert.Contains("迟到从十分钟起计，每次扣十元。", late, StringComparison.Ordinal);
        Assert.Equal(10, Entries().Count(late));
        Assert.Contains("更多账目", late, StringComparison.Ordinal);
        Assert.Contains($"/people/{somebody.PersonId}", await admin.Page($"/search?q={somebody.Initials}"), StringComparison.Ordinal);
        Assert.Contains($"/people/{somebody.PersonId}", await admin.Page($"/search?q={somebody.Number.ToLowerInvariant()}"), StringComparison.Ordinal);
        Assert.Contains("没有找到", await admin.Page("/search?q=zzzzzz"), StringComparison.Ordinal);
        Assert.Contains("action=\"/search\"", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_goes_on_where_the_first_ended_and_loses_nothing()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        await using var db = plant.Database.OpenWhole();
        var all = await db.Set<LedgerEntry>().IgnoreQueryFilters().Where(e => e.Outcome == "late").Select(e => e.EntryId).ToListAsync();

        var seen = new List<string>();
        for (string? next = "/search?q=%E8%BF%9F%E5%88%B0"; next is not null;)
        {
            var page = await admin.Page(next);
            seen.AddRange(Entries().Matches(page).Select(m => m.Groups[1].Value));
            next = MoreEntries().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(all.Select(e => e.ToString()).Order(), seen.Order());
    }

    [Fact]
    public async Task A_worker_finds_himself_and_the_rules_and_nobody_else()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");
        var own = (await PeoplePageTests.Of(plant, "worker@demo")).PersonId!.Value;
        await using var db = plant.Database.OpenWhole();
        var mine = (await db.Set<LedgerEntry>().IgnoreQueryFilters().Where(e => e.PersonId == own).Select(e => e.EntryId).ToListAsync()).ConvertAll(e => e.ToString());

        var everybody = await worker.Page("/search?q=Q0");
        Assert.Equal([own.ToString()], People().Matches(everybody).Select(m => m.Groups[1].Value));
        var late = await worker.Page("/search?q=%E8%BF%9F%E5%88%B0");
        Assert.Contains("迟到从十分钟起计，每次扣十元。", late, StringComparison.Ordinal);
        Assert.All(Entries().Matches(late).Concat(Entries().Matches(everybody)), m => Assert.Contains(m.Groups[1].Value, mine));
    }

    [GeneratedRegex("<a href=\"/ledger/([0-9a-f]{32})\">")]
    private static partial Regex Entries();

    [GeneratedRegex("<a href=\"/people/([0-9a-f]{32})\">")]
    private static partial Regex People();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]*in=entries[^\"]*)\"")]
    private static partial Regex MoreEntries();
}
