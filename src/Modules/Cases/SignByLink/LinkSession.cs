using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Yunzhang.Modules.Cases.SignByLink;

/// <summary>That the code of a link was entered in this browser: a cookie that holds for a while, for the pages of that link alone.</summary>
internal sealed class LinkSession(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Yunzhang.SigningLink").ToTimeLimitedDataProtector();

    public void Begin(HttpContext http, SigningLink link, string token) => http.Response.Cookies.Append(NameOf(link), protector.Protect(link.LinkId.ToString(), Lasts), new CookieOptions
    {
        HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = $"/sign/{token}", MaxAge = Lasts, IsEssential = true,
    });

    public bool Holds(HttpContext http, SigningLink link)
    {
        if (http.Request.Cookies[NameOf(link)] is not { } kept) return false;
        try
        {
            return protector.Unprotect(kept) == link.LinkId.ToString();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string NameOf(SigningLink link) => $"sign-{link.LinkId}";
}
