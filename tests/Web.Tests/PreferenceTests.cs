using System.Net;

namespace Yunzhang.Web.Tests;

public sealed class PreferenceTests(GivenSite site)
{
    [Fact]
    public async Task Speaks_chinese_unless_told_otherwise()
    {
        var page = await site.Client().GetStringAsync("/_kit");
        Assert.Contains("<html lang=\"zh-CN\" data-bs-theme=\"light\">", page);
        Assert.Contains("<h1 tabindex=\"-1\">组件样张</h1>", page);
    }

    [Theory]
    [InlineData("en-GB,zh;q=0.5", "en")]
    [InlineData("fr, zh-TW;q=0.8, en;q=0.4", "zh-CN")]
    [InlineData("fr", "zh-CN")]
    public async Task Speaks_what_the_browser_asks_for_first_and_we_know(string asked, string language)
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("Accept-Language", asked);
        Assert.Contains($"<html lang=\"{language}\"", await client.GetStringAsync("/_kit"));
    }

    [Theory]
    [InlineData("/language", "en", "lang=\"en\"")]
    [InlineData("/theme", "dark", "data-bs-theme=\"dark\"")]
    public async Task A_choice_comes_back_to_the_page_and_stays(string endpoint, string choice, string shown)
    {
        using var client = site.Client();
        var answer = await Choose(client, endpoint, choice, "/_kit/list?who=%E9%99%88");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/_kit/list?who=%E9%99%88", answer.Headers.Location!.OriginalString);
        Assert.Contains(shown, await client.GetStringAsync("/_kit"));
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com")]
    [InlineData("")]
    public async Task A_choice_never_leads_to_another_site(string back)
    {
        var answer = await Choose(site.Client(), "/language", "en", back);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_unknown_choice_is_refused_in_words()
    {
        var answer = await Choose(site.Client(), "/language", "fr", "/");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("没有看懂这个请求", await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> Choose(HttpClient client, string endpoint, string choice, string back) =>
        client.PostAsync(endpoint, new FormUrlEncodedContent([new("to", choice), new("back", back)]));
}
