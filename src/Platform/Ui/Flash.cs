using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui;

/// <summary>A message that outlives one redirect: left by a POST, shown once by the page that follows. Kept in a cookie, so any node can show it.</summary>
/// <param name="Tone">How it looks.</param>
/// <param name="Message">What was done.</param>
public sealed record Flash(Tone Tone, Phrase Message)
{
    private const string Cookie = "flash";
    private const int LongestMessage = 500;

    /// <summary>Leaves a message for the next page. One that is longer than 500 characters is cut, because a cookie has to hold it.</summary>
    public static void Leave(HttpContext http, Tone tone, Phrase message)
    {
        var text = $"{(int)tone}\n{Cut(message.Zh)}\n{Cut(message.En)}";
        http.Response.Cookies.Append(Cookie, WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text)), Options(http));
    }

    /// <summary>Takes the message that waits, if one does; it will not be shown again.</summary>
    public static Flash? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie) return null;
        if (!http.Response.HasStarted) http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cookie)).Split('\n') is [var tone, var zh, var en]
                && int.TryParse(tone, out var number) && Enum.IsDefined((Tone)number)
                ? new Flash((Tone)number, new Phrase(zh, en))
                : null;
        }
        catch (FormatException)
        {
            // Somebody wrote the cookie by hand: there is nothing to show.
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };

    private static string Cut(string text) => text.Replace('\n', ' ') is { Length: > LongestMessage } longer ? longer[..LongestMessage] : text.Replace('\n', ' ');
}
