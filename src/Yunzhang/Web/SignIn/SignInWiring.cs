using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Audit;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Search;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Today;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Web.SignIn;

/// <summary>Who may come in: nothing is open that does not say so itself.</summary>
internal static class SignInWiring
{
    public static void Add(IServiceCollection services, Database database, IClock clock)
    {
        services.AddSingleton(database);
        services.AddSingleton(clock);
        services.AddOrganisations();
        services.AddAudit();
        services.AddHostedService<DayTurnService>();
        services.AddHostedService<ShiftsOverService>();
        services.AddHostedService<SettlingService>();
        services.AddRulebook(PackShelf.Shipped);
        services.AddFacts();
        services.AddAttendance();
        services.AddLedger();
        services.AddCases();
        services.AddHostedService<CasesService>();
        services.AddToday();
        services.AddNotices();
        services.AddHostedService<DeliveryService>();
        services.AddSearch();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "session";
            o.LoginPath = "/sign-in";
            o.ExpireTimeSpan = TimeSpan.FromDays(14);
            o.SlidingExpiration = true;
            // A page that exists but is not for this person says so; it does not pretend that signing in again would help.
            o.Events.OnRedirectToLogin = SendToSignIn;
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void Use(WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<SignInMiddleware>();
        app.Use(async (http, next) =>
        {
            var services = http.RequestServices;
            if (services.GetRequiredService<CurrentSignIn>().OrNobody is not { } somebody)
            {
                await next(http);
                return;
            }
            if (somebody.MustChangePassword && !IsOpen(http))
            {
                http.Response.Redirect(PasswordPage.Path);
                return;
            }
            var shell = services.GetRequiredService<Shell>();
            shell.Viewer = somebody.MustChangePassword ? null : Seen(somebody);
            if (somebody.IsDemo) shell.Banner = new("演示：单位、人员和数据都是虚构的。", "Demo: the organisation, its people and its data are made up.");
            // Only pages have a bell.
            if (shell.Viewer is not null && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null) (shell.Bell, shell.BellFrom) = (new(await services.GetRequiredService<UnreadNotices>().Count(somebody)), NoticesModule.LivePath);
            await next(http);
        });
        app.UseAuthorization();
    }

    // A form that was open when its session ended: what was typed comes back with the page after signing in.
    private static async Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method))
        {
            Flash.Leave(http, Tone.Warning, await http.RequestServices.GetRequiredService<UnsentForm>().Keep(http)
                ? new("您已退出登录，表单没有提交。请重新登录，刚才填的内容会放回表单里。", "You were signed out and the form was not taken. Sign in again; what you typed will be back in the form.")
                : new("您已退出登录，表单没有提交，内容也没能保留。请用浏览器的后退回到表单，先复制出来，再重新登录。", "You were signed out; the form was not taken, and could not be kept. Go back in the browser, copy what you typed, then sign in again."));
        }

        http.Response.Redirect(context.RedirectUri);
    }

    // Somebody else has seen a one-time password: until it is changed, nothing but changing it is open.
    private static bool IsOpen(HttpContext http) =>
        http.Request.Path == PasswordPage.Path || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static Viewer Seen(SignedIn somebody) =>
        new(somebody.Name, somebody.OrganisationName, Enum.GetValues<Permission>().Where(somebody.May).Select(p => p.ToString()).ToHashSet()) { Key = somebody.Access.Actor.Key };
}
