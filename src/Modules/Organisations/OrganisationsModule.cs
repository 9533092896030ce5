using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yunzhang.Modules.Organisations.AddPerson;
using Yunzhang.Modules.Organisations.AssignPerson;
using Yunzhang.Modules.Organisations.ChangeOwnAccount;
using Yunzhang.Modules.Organisations.ChangeSettings;
using Yunzhang.Modules.Organisations.CreateOrganisation;
using Yunzhang.Modules.Organisations.EditPerson;
using Yunzhang.Modules.Organisations.EndEmployment;
using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Modules.Organisations.ImportUnits;
using Yunzhang.Modules.Organisations.KeepAccounts;
using Yunzhang.Modules.Organisations.KeepPosts;
using Yunzhang.Modules.Organisations.KeepUnits;
using Yunzhang.Modules.Organisations.ListPeople;
using Yunzhang.Modules.Organisations.SetPersonValue;
using Yunzhang.Modules.Organisations.ShowPerson;
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
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<SignedInLoader>();
        services.AddScoped<CurrentSignIn>();
        services.AddSingleton<AccountReader>();
        services.AddScoped<IAuthorizationHandler, NeedsPermissionHandler>();
        services.AddScoped<OrganisationCreator>();
        services.AddScoped<DemoAccounts>();
        AddPeople(services);
        return services;
    }

    /// <summary>Files about people, units and accounts that are downloaded.</summary>
    public static void MapOrganisations(this IEndpointRouteBuilder app)
    {
        PeopleEndpoints.Map(app);
        UnitEndpoints.Map(app);
        PostEndpoints.Map(app);
        AccountEndpoints.Map(app);
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddScoped<PeopleList>();
        services.AddScoped<PersonReader>();
        services.AddScoped<RecordKeeper>();
        services.AddScoped<PersonAdder>();
        services.AddScoped<PersonEditor>();
        services.AddScoped<PersonAssigner>();
        services.AddScoped<PersonValueSetter>();
        services.AddScoped<EmploymentEnder>();
        services.AddScoped<PeopleImporter>();
        services.AddScoped<UnitsImporter>();
        services.AddScoped<UnitOverview>();
        services.AddScoped<UnitKeeper>();
        services.AddScoped<UnitCloser>();
        services.AddScoped<PostKeeper>();
        services.AddScoped<PostList>();
        services.AddScoped<AccountKeeper>();
        services.AddScoped<AccountsList>();
        services.AddScoped<RoleGranter>();
        services.AddScoped<SettingsChanger>();
        services.AddScoped<OwnAccount>();
        services.AddSingleton<DayTurn>();
    }
}
