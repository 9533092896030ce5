using System.Net;

namespace Yunzhang.Web.Tests;

public sealed class ErrorPageTests(GivenSite site)
{
    [Theory]
    [InlineData("/nowhere", 404, "没有这个页面", "There is no such page")]
    [InlineData("/error/404", 404, "没有这个页面", "There is no such page")]
    [InlineData("/_test/forbidden", 403, "没有权限", "Not allowed")]
    [InlineData("/_test/broken", 500, "系统出错了", "Something went wrong")]
    public async Task A_request_without_a_page_of_its_own_is_answered_in_words(string path, int status, string zh, string en)
    {
        foreach (var (language, words) in new[] { ("zh", zh), ("en", en) })
        {
            var answer = await site.Client("head", language).GetAsync(path);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_broken_page_tells_nothing_of_how_it_is_built()
    {
        var page = await (await site.Client().GetAsync("/_test/broken")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("InvalidOperationException", page);
        Assert.DoesNotContain("a bug", page);
    }

    [Fact]
    public async Task An_error_page_offers_to_come_back_to_the_address_asked_for()
    {
        var page = await (await site.Client().GetAsync("/nowhere?q=1")).Content.ReadAsStringAsync();
        Assert.Contains("name=\"back\" value=\"/nowhere?q=1\"", page);
    }

    [Theory]
    [InlineData("zh", "这个页面放得太久了", "刷新后再提交一次")]
    [InlineData("en", "This page was open too long", "reload the page")]
    public async Task A_form_without_its_token_is_refused_in_words(string language, string title, string next)
    {
        var answer = await site.Client("head", language).PostAsync("/_kit/form", new FormUrlEncodedContent([new("_handler", "kit"), new("title", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(title, page);
        Assert.Contains(next, page);
    }

    [Fact]
    public async Task The_style_guide_is_not_there_in_production()
    {
        await using var app = WebApp.Build(new WebSettings { Urls = "http://127.0.0.1:0", Environment = "Production" });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var path in new[] { "/_kit", "/_kit/list", "/_kit/form" })
        {
            var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("没有这个页面", page);
            Assert.DoesNotContain("样张", page);
        }
    }
}
