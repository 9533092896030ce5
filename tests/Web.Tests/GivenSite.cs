using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Yunzhang.Modules.Organisations;
using Yunzhang.Platform.Ui;

[assembly: AssemblyFixture(typeof(Yunzhang.Web.Tests.GivenSite))]

namespace Yunzhang.Web.Tests;

/// <summary>The site, running in this process on a free port of this machine. Who looks is told by a cookie.</summary>
public sealed class GivenSite : IAsyncLifetime
{
    public const string ViewerCookie = "viewer";

    private static readonly Viewer Head = new("陈立新", "一号泵站 · 站长", Navigation.Groups.SelectMany(g => g.Items).Select(i => i.Permission).ToHashSet());
    private static readonly Viewer Worker = new("王小梅", "化验室", new HashSet<string> { nameof(Permission.SeeOwn) });

    private WebApplication? app;

    public Uri Address { get; private set; } = null!;

    /// <summary>A client that keeps cookies and follows no redirect.</summary>
    public HttpClient Client(string? viewer = null, string? language = null)
    {
        var cookies = new System.Net.CookieContainer();
        if (viewer is not null) cookies.Add(Address, new System.Net.Cookie(ViewerCookie, viewer));
        if (language is not null) cookies.Add(Address, new System.Net.Cookie("language", language));
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = Address };
    }

    public async ValueTask InitializeAsync()
    {
        var settings = new WebSettings { Urls = "http://127.0.0.1:0", Environment = "Development", ViewerOf = ViewerOf };
        app = WebApp.Build(settings, more =>
        {
            more.MapGet("/_test/forbidden", () => Results.StatusCode(StatusCodes.Status403Forbidden));
            more.MapGet("/_test/broken", string () => throw new InvalidOperationException("a bug"));
        });
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private static Viewer? ViewerOf(HttpContext http) => http.Request.Cookies[ViewerCookie] switch
    {
        "head" => Head,
        "worker" => Worker,
        _ => null,
    };
}
