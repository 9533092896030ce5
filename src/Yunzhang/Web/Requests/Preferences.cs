using Microsoft.AspNetCore.Diagnostics;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Web.Requests;

/// <summary>Language and colours, kept in cookies and rendered on the server: they work without scripts and outlive page updates.</summary>
internal static class Preferences
{
    private const string ThemeCookie = "theme", Dark = "dark";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public static bool IsDark(HttpRequest request) => request.Cookies[ThemeCookie] == Dark;

    /// <summary>The address to come back to: that of the page asked for, even when an error is shown in its place; of a posted form, the page it stands on.</summary>
    public static string AddressOf(HttpContext http)
    {
        var request = http.Request;
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is { } shown) return shown.OriginalPathBase + shown.OriginalPath + shown.OriginalQueryString;
        if (http.Features.Get<IExceptionHandlerPathFeature>() is { } failed) return request.PathBase + failed.Path;
        return request.PathBase + request.Path + request.QueryString;
    }

    /// <summary>Two buttons post here: <c>to</c> is what is wanted, <c>back</c> the page to go back to. No token: the worst a stranger can do is change a colour.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/language", (HttpRequest request) => Choose(request, ChosenLanguage.Cookie, ["zh", "en"])).AllowAnonymous();
        app.MapPost("/theme", (HttpRequest request) => Choose(request, ThemeCookie, ["light", Dark])).AllowAnonymous();
    }

    private static async Task<IResult> Choose(HttpRequest request, string cookie, string[] offered)
    {
        if (!request.HasFormContentType) return Results.BadRequest();
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var wanted = form["to"].ToString();
        if (!offered.Contains(wanted)) return Results.BadRequest();
        request.HttpContext.Response.Cookies.Append(cookie, wanted, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, MaxAge = Kept, IsEssential = true,
        });
        return Results.LocalRedirect(form["back"].ToString() is var back && LocalPath.IsOurs(back) ? back : "/");
    }
}
