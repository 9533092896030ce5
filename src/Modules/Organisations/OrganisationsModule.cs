using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Organisations.CreateOrganisation;
using Yunzhang.Modules.Organisations.SignIn;

namespace Yunzhang.Modules.Organisations;

/// <summary>Organisations, their units and people, and how people sign in.</summary>
public static class OrganisationsModule
{
    /// <summary>Five wrong passwords lock an account for a quarter of an hour: guessing becomes hopeless, a forgetful person only waits.</summary>
    public const int WrongPasswordsToLock = 5;

    public static IServiceCollection AddOrganisations(this IServiceCollection services)
    {
        services.AddScoped<ILookupNormalizer, SignInNames>();
        services.AddIdentityCore<Account>(options =>
            {
                // Length is what makes a password hard to guess; rules about signs only make it hard to remember.
                options.Password = new PasswordOptions { RequiredLength = 8, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 4 };
                options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = WrongPasswordsToLock, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
                options.User = new UserOptions { AllowedUserNameCharacters = "" };
            })
            .AddUserStore<AccountStore>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<SignedInLoader>();
        services.AddScoped<CurrentSignIn>();
        services.AddScoped<IAuthorizationHandler, NeedsPermissionHandler>();
        services.AddScoped<OrganisationCreator>();
        services.AddScoped<DemoAccounts>();
        return services;
    }
}
