using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.SignIn;

/// <summary>What a session's cookie says: the account, its organisation, and the stamp of its secrets.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    private const string OrganisationClaim = "organisation";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        claims.AddClaim(new Claim(OrganisationClaim, user.OrganisationId.ToString()));
        return claims;
    }

    /// <summary>Null when the cookie is of nobody, or not one of ours.</summary>
    public static (Id<Organisation> Organisation, Id<Account> Account, string Stamp)? Read(ClaimsPrincipal principal, IdentityOptions options) =>
        Id<Organisation>.TryParse(principal.FindFirstValue(OrganisationClaim), null, out var organisation)
        && Id<Account>.TryParse(principal.FindFirstValue(options.ClaimsIdentity.UserIdClaimType), null, out var account)
        && principal.FindFirstValue(options.ClaimsIdentity.SecurityStampClaimType) is { } stamp
            ? (organisation, account, stamp)
            : null;
}
