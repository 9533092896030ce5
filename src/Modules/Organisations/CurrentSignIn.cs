using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Yunzhang.Modules.Organisations.SignIn;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>Whoever the request being answered is of. One for each request.</summary>
public sealed class CurrentSignIn
{
    private SignedIn? signedIn;

    /// <summary>Null before anybody has signed in.</summary>
    public SignedIn? OrNobody => signedIn;

    /// <summary>For pages that need somebody; they are not reached without.</summary>
    public SignedIn Me => signedIn ?? throw new InvalidOperationException("Nobody is signed in, and this page needs somebody.");

    internal void Become(SignedIn somebody) => signedIn = somebody;
}

/// <summary>Turns the cookie of each request into <see cref="CurrentSignIn"/>; a session whose account has changed its secrets, or is disabled, ends here.</summary>
public sealed class SignInMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var options = (IOptions<IdentityOptions>)services.GetService(typeof(IOptions<IdentityOptions>))!;
        if (http.User.Identity?.IsAuthenticated == true && AccountClaims.Read(http.User, options.Value) is var (organisation, account, stamp))
        {
            ((Database)services.GetService(typeof(Database))!).BeginRequest();
            var loader = (SignedInLoader)services.GetService(typeof(SignedInLoader))!;
            if (await loader.Load(organisation, account, stamp) is { } somebody)
            {
                ((CurrentSignIn)services.GetService(typeof(CurrentSignIn))!).Become(somebody);
            }
            else
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity());
            }
        }

        await next(http);
    }
}

/// <summary>Opens a page or endpoint only to those who may do something, somewhere.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public Permission Permission => permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new NeedsPermission(permission)];
}

internal sealed record NeedsPermission(Permission Permission) : IAuthorizationRequirement;

internal sealed class NeedsPermissionHandler(CurrentSignIn current) : AuthorizationHandler<NeedsPermission>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsPermission requirement)
    {
        if (current.OrNobody?.May(requirement.Permission) == true) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
