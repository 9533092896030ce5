using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Yunzhang.Platform.Ui.Forms;

/// <summary>
/// What was typed into a form that was sent and could not be taken, because its sender was no longer signed in or the disk was full. It is put back into the form
/// when the same account opens it again. It travels in encrypted cookies of that one address, so any node can put it back and none has to keep it.
/// </summary>
/// <param name="protection">Encrypts it: what was typed is nobody else's business.</param>
public sealed class UnsentForm(IDataProtectionProvider protection)
{
    /// <summary>The field that says whose form it is; forms of people who have signed in carry it.</summary>
    public const string SenderField = "_by";

    private const string Token = "__RequestVerificationToken";

    // Browsers and the server take some 30,000 bytes of cookies at once, and there are others; a form of a thousand fields is far below it.
    private const int Longest = 16_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("unsent-form").ToTimeLimitedDataProtector();

    // Below the 4,096 bytes that browsers take of one.
    private readonly ChunkingCookieManager cookies = new() { ChunkSize = 3_800 };

    /// <summary>Keeps the form of a request. Passwords and files are left out.</summary>
    /// <returns>False when there was no form of anybody in it, or too large a one.</returns>
    public async Task<bool> Keep(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || IsOfAnotherSite(http.Request)) return false;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form[SenderField].ToString().Length == 0) return false;
        var typed = new StringBuilder();
        foreach (var (name, values) in form)
        {
            if (name == Token || name.Contains("password", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var value in values) typed.Append(typed.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value ?? ""));
        }

        var text = WebEncoders.Base64UrlEncode(protector.Protect(Packed(typed.ToString()), Kept));
        if (text.Length > Longest) return false;
        cookies.AppendResponseCookie(http, CookieOf(http), text, Options(http));
        return true;
    }

    /// <summary>What was typed into a form of this page, if this account sent it in vain not long ago.</summary>
    public IReadOnlyDictionary<string, StringValues>? Find(HttpContext http, string form, string sender)
    {
        if (cookies.GetRequestCookie(http, CookieOf(http)) is not { Length: > 0 } text || Open(text) is not { } typed) return null;
        var values = QueryHelpers.ParseQuery(typed);
        return values.GetValueOrDefault(SenderField) == sender && values.GetValueOrDefault("_handler") == form ? values : null;
    }

    /// <summary>Forgets it: it has been sent again.</summary>
    public void Forget(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(CookieOf(http)) && !http.Response.HasStarted) cookies.DeleteCookie(http, CookieOf(http), Options(http));
    }

    private string? Open(string text)
    {
        try
        {
            using var unpacked = new BrotliStream(new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(text))), CompressionMode.Decompress);
            using var reader = new StreamReader(unpacked, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is CryptographicException or FormatException or InvalidDataException)
        {
            // Its time is over, or somebody wrote the cookie by hand: there is nothing to put back.
            return null;
        }
    }

    private static byte[] Packed(string text)
    {
        using var held = new MemoryStream();
        using (var packing = new BrotliStream(held, CompressionLevel.Optimal)) packing.Write(Encoding.UTF8.GetBytes(text));
        return held.ToArray();
    }

    // A form on another site could put words into ours.
    private static bool IsOfAnotherSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    // A browser sends the cookies of an address to those below it too: each has a name of its own.
    private static string CookieOf(HttpContext http) => "unsent-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Address(http))))[..8];

    private static string Address(HttpContext http) => http.Request.PathBase.Add(http.Request.Path).ToUriComponent();

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = Kept, Path = Address(http),
    };
}
