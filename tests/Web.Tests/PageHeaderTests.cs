using System.IO.Compression;
using System.Net;
using System.Reflection;

namespace Yunzhang.Web.Tests;

public sealed class PageHeaderTests(GivenSite site)
{
    [Theory]
    [InlineData("/_kit")]
    [InlineData("/nowhere")]
    [InlineData("/_test/broken")]
    public async Task Every_page_forbids_what_it_never_needs(string path)
    {
        var headers = (await site.Client().GetAsync(path)).Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_holds_no_script_or_style_of_its_own()
    {
        foreach (var path in new[] { "/_kit", "/_kit/list", "/_kit/form" })
        {
            var page = await site.Client("head").GetStringAsync(path);
            Assert.DoesNotContain(" style=", page);
            Assert.DoesNotContain("<style", page);
            Assert.DoesNotContain("<script>", page);
            Assert.DoesNotContain("javascript:", page);
        }
    }

    [Fact]
    public async Task Pages_are_sent_compressed_and_chinese_as_itself()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_kit");
        request.Headers.Add("Accept-Encoding", "br");
        var answer = await site.Client("head").SendAsync(request);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        await using var plain = new BrotliStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        var page = await new StreamReader(plain).ReadToEndAsync();
        Assert.Contains("再迟到一次，按旷工半天处理", page);
        Assert.DoesNotContain("&#x", page.Replace("&#x2B;", ""));
    }

    [Theory]
    [InlineData("stylesheet\" href=\"")]
    [InlineData("<script type=\"module\" src=\"")]
    [InlineData("<script src=\"")]
    public async Task What_a_page_loads_is_there_and_may_be_kept_for_ever(string before)
    {
        var page = await site.Client().GetStringAsync("/_kit");
        var from = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var answer = await site.Client().GetAsync("/" + page[from..page.IndexOf('"', from)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 1000 || answer.Headers.TransferEncodingChunked == true);
    }

    [Fact]
    public async Task Every_icon_has_its_picture()
    {
        var sprite = await site.Client().GetStringAsync("/dist/icons.svg");
        var glyphs = typeof(Platform.Ui.Icons.Glyph).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.GetValue(null)).OfType<Platform.Ui.Icons.Glyph>().ToList();
        Assert.True(glyphs.Count > 30);
        Assert.All(glyphs, g => Assert.Contains($"<symbol id=\"{g.Name}\" viewBox=\"0 0 24 24\"><", sprite));
    }
}
