using Microsoft.AspNetCore.Http;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui;

/// <summary>Which language somebody reads. Kept in a cookie, so that pages and files need nothing else to know it.</summary>
public static class ChosenLanguage
{
    /// <summary>The cookie that keeps it: <c>zh</c> or <c>en</c>.</summary>
    public const string Cookie = "language";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The language chosen; else the first that the browser asks for and we speak; else Chinese.</summary>
    public static Language Of(HttpRequest request)
    {
        if (request.Cookies[Cookie] is { } chosen) return Parse(chosen) ?? Language.Chinese;
        foreach (var asked in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            if (asked.Value.Value is { } tag && Parse(tag.Split('-')[0]) is { } spoken) return spoken;
        }
        return Language.Chinese;
    }

    /// <summary>Keeps a choice for more than a year.</summary>
    public static void Keep(HttpContext http, string tag) => http.Response.Cookies.Append(Cookie, tag, new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Kept, IsEssential = true,
    });

    /// <summary>The language of a tag such as <c>zh</c>; null for one we do not speak.</summary>
    public static Language? Parse(string tag) => tag.ToLowerInvariant() switch
    {
        "zh" => Language.Chinese,
        "en" => Language.English,
        _ => null,
    };
}
