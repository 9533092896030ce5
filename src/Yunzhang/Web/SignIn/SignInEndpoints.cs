using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Web.SignIn;

/// <summary>Signing out, and the one-click sign-in of the demonstration.</summary>
internal static class SignInEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/sign-out", SignOut).AllowAnonymous();
        app.MapPost("/demo/sign-in", SignInToDemo).AllowAnonymous();
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
}
