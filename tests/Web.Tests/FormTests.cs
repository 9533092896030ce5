using System.Net;
using System.Text.RegularExpressions;

namespace Yunzhang.Web.Tests;

public sealed partial class FormTests(GivenSite site)
{
    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_what_is_wrong_at_its_field()
    {
        using var client = site.Client("head");
        var answer = await Post(client, [new("title", " 泵房 "), new("minutes", "五分"), new("day", "11月24"), new("time", "8点")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("有 5 处需要修改", page);
        Assert.Contains("value=\" 泵房 \"", page);
        Assert.Contains("value=\"五分\"", page);
        Assert.Contains("<a href=\"/_kit/form#f-minutes\">分钟“五分”不是数字。请只写数字，如 12 或 3.5。</a>", page);
        Assert.Contains("type=\"text\" id=\"f-day\" name=\"day\" value=\"11月24\"", page);
        Assert.Contains("时间“8点”不是时间。请写成 08:30 这样，0 到 24 时。", page);
    }

    [Fact]
    public async Task The_same_reasons_are_given_in_english()
    {
        using var client = site.Client("head", "en");
        var page = await (await Post(client, [new("title", new string('x', 21)), new("minutes", "481"), new("kind", "odd")])).Content.ReadAsStringAsync();
        Assert.Contains("What happened has 21 characters; at most 20 are allowed. Shorten it.", page);
        Assert.Contains("Minutes is 481; it may not be above 480.", page);
        Assert.Contains("Level has no choice &quot;odd&quot;. Choose again.", page);
    }

    [Fact]
    public async Task A_form_that_was_taken_redirects_and_the_next_page_says_so_once()
    {
        using var client = site.Client("head");
        var answer = await Post(client, Sound);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("已登记：泵房漏水", await client.GetStringAsync("/_kit"));
        Assert.DoesNotContain("已登记：泵房漏水", await client.GetStringAsync("/_kit"));
    }

    [Fact]
    public async Task A_form_of_1100_fields_is_read()
    {
        using var client = site.Client("head");
        var answer = await Post(client, [.. Sound, .. Enumerable.Range(0, 1100).Select(i => new KeyValuePair<string, string>($"row.{i}", "1"))]);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_of_too_many_fields_is_refused_in_words()
    {
        using var client = site.Client("head");
        var answer = await Post(client, [.. Sound, .. Enumerable.Range(0, 20_001).Select(i => new KeyValuePair<string, string>($"r{i}", "1"))]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("一次最多提交 20000 个字段", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_in_words()
    {
        using var client = site.Client("head");
        using var body = new MultipartFormDataContent { { new ByteArrayContent(new byte[65 * 1024 * 1024]), "photo", "big.jpg" } };
        client.DefaultRequestHeaders.ExpectContinue = true;
        var answer = await client.PostAsync("/_kit/form", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("一次最多上传 64 MB", await answer.Content.ReadAsStringAsync());
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Sound { get; } =
        [new("title", "泵房漏水"), new("kind", "minor"), new("unit", "a"), new("minutes", "12"), new("day", "2026-11-24")];

    private static async Task<HttpResponseMessage> Post(HttpClient client, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var page = await client.GetStringAsync("/_kit/form");
        var token = Token().Match(page).Groups[1].Value;
        return await client.PostAsync("/_kit/form", new FormUrlEncodedContent([new("_handler", "kit"), new("__RequestVerificationToken", token), .. fields]));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
