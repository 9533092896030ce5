namespace Yunzhang.Web.Tests;

public sealed class NavigationTests(GivenSite site)
{
    [Fact]
    public async Task Shows_a_viewer_only_what_he_may_open()
    {
        var worker = await site.Client("worker").GetStringAsync("/_kit");
        Assert.Contains("href=\"/ledger\"", worker);
        Assert.DoesNotContain("href=\"/settings\"", worker);
        Assert.DoesNotContain("href=\"/people\"", worker);
        Assert.DoesNotContain("管理</h2>", worker);
        Assert.Contains("href=\"/settings\"", await site.Client("head").GetStringAsync("/_kit"));
    }

    [Fact]
    public async Task Shows_nothing_to_somebody_who_has_not_signed_in()
    {
        var page = await site.Client().GetStringAsync("/_kit/form");
        Assert.DoesNotContain("class=\"side\"", page);
        Assert.DoesNotContain("class=\"bottom\"", page);
        Assert.DoesNotContain("/notices", page);
        Assert.Contains("action=\"/language\"", page);
    }

    [Fact]
    public async Task The_bar_of_a_phone_holds_the_first_pages_and_leads_to_the_rest()
    {
        var worker = await site.Client("worker").GetStringAsync("/_kit");
        var (bar, rest) = (worker[worker.IndexOf("class=\"bottom\"", StringComparison.Ordinal)..worker.IndexOf("bottom-more", StringComparison.Ordinal)], worker[worker.IndexOf("bottom-more", StringComparison.Ordinal)..]);
        foreach (var first in new[] { "/today", "/todo", "/cases", "/clock-in" }) Assert.Contains($"href=\"{first}\"", bar);
        Assert.DoesNotContain("href=\"/ledger\"", bar);
        Assert.Contains("href=\"/ledger\"", rest);
    }
}
