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
    public async Task A_bar_of_few_pages_needs_no_more()
    {
        var worker = await site.Client("worker").GetStringAsync("/_kit");
        Assert.DoesNotContain("bottom-more", worker);
        Assert.Contains("bottom-more", await site.Client("head").GetStringAsync("/_kit"));
    }
}
