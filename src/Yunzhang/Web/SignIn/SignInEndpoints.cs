using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Organisations.ChangeOwnAccount;
using Yunzhang.Platform.Ui;
using Yunzhang.Web.Requests;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Yunzhang.Web.SignIn;

/// <summary>Signing out, and the one-click sign-in of the demonstration.</summary>
internal static class SignInEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/sign-out", SignOut).AllowAnonymous();
        app.MapPost("/demo/sign-in", SignInToDemo).AllowAnonymous();
        app.MapPost("/sign-in/passkey/options", RequestOptions).AllowAnonymous();
        app.MapPost("/sign-in/passkey", SignInByPasskey).AllowAnonymous();
        app.MapPost("/account/passkeys/options", CreationOptions);
        app.MapPost("/account/passkeys", AddPasskey);
        app.MapPost("/account/passkeys/remove", RemovePasskey);
    }

    private static async Task<RedirectHttpResult> SignOut([FromServices] SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> SignInToDemo([FromForm] string account, [FromServices] DemoAccounts demo, [FromServices] SignInManager<Account> signIn)
    {
        if (await demo.Find(account) is not { } found) return TypedResults.NotFound();
        await signIn.SignInAsync(found, isPersistent: false);
        return TypedResults.LocalRedirect("/today");
    }

    private static async Task<ContentHttpResult> RequestOptions([FromServices] SignInManager<Account> signIn) =>
        TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<RedirectHttpResult> SignInByPasskey(HttpContext http, [FromForm] string? credential, [FromForm] string? back, [FromServices] SignInManager<Account> signIn)
    {
        // Without an answer of the device there is nothing to look at; the sign-in manager would throw.
        var result = credential is { Length: > 0 } ? await TryPasskey(signIn, credential) : SignInResult.Failed;
        if (result.Succeeded) return TypedResults.LocalRedirect(back is not null && LocalPath.IsOurs(back) ? back : "/today");
        Flash.Leave(http, Tone.Error, result.IsLockedOut
            ? new("账号已停用或暂时锁定，不能登录。请找管理员。", "The account is disabled or locked for now. Ask an administrator.")
            : new("没有认出这个通行密钥，它可能已被删除。请用密码登录，再重新添加。", "This passkey is not known; it may have been removed. Sign in with the password and add it again."));
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static async Task<SignInResult> TryPasskey(SignInManager<Account> signIn, string credential)
    {
        try
        {
            return await signIn.PasskeySignInAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // The cookie of the request for it is gone: it took too long, or the form was made up.
            return SignInResult.Failed;
        }
    }

    private static async Task<ContentHttpResult> CreationOptions(HttpContext http, [FromServices] OwnAccount own, [FromServices] CurrentSignIn current) =>
        TypedResults.Content(await own.PasskeyOptions(await own.Find(http.User), current.Me.Name), "application/json");

    private static async Task<RedirectHttpResult> AddPasskey(HttpContext http, [FromForm] string? credential, [FromForm] string? name, [FromServices] OwnAccount own)
    {
        var result = await own.AddPasskey(await own.Find(http.User), credential ?? "", (name ?? "").Trim());
        Flash.Leave(http, result.IsOk ? Tone.Success : Tone.Error, result.IsOk ? new("通行密钥已添加。下次可以不用密码登录。", "The passkey is added. Next time no password is needed.") : result.Errors[0].Message);
        return TypedResults.LocalRedirect("/account");
    }

    private static async Task<RedirectHttpResult> RemovePasskey(HttpContext http, [FromForm] string passkey, [FromServices] OwnAccount own)
    {
        await own.RemovePasskey(await own.Find(http.User), Convert.FromHexString(passkey));
        Flash.Leave(http, Tone.Success, new("通行密钥已删除。", "The passkey is removed."));
        return TypedResults.LocalRedirect("/account");
    }
}
