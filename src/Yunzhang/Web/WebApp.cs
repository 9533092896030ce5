using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Audit;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Facts.SeeFact;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;
using Yunzhang.Web.Layout;
using Yunzhang.Web.Requests;
using Yunzhang.Web.SignIn;

namespace Yunzhang.Web;

/// <summary>Puts the web site together: services, then the way of a request, then its pages.</summary>
public static class WebApp
{
    /// <summary>Assemblies that hold pages beside the host.</summary>
    public static IReadOnlyList<Assembly> PageAssemblies { get; } = [Assembly.Load("Yunzhang.Modules")];

    /// <summary>The site, ready to start.</summary>
    /// <param name="settings">What <c>serve</c> was told.</param>
    /// <param name="more">Maps endpoints beside the site's own.</param>
    public static WebApplication Build(WebSettings settings, Action<IEndpointRouteBuilder>? more = null)
    {
        // Beside the program, wherever it was started from.
        var folder = AppContext.BaseDirectory;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "yunzhang", ContentRootPath = folder, EnvironmentName = settings.Environment });
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = Limits.Bytes;
        });
        AddLogging(builder.Logging);
        AddServices(builder.Services, settings);
        if (settings.Database is { } database) SignInWiring.Add(builder.Services, database, settings.Clock);
        var app = builder.Build();
        UsePipeline(app, settings);
        MapEndpoints(app);
        if (settings.Database is not null)
        {
            SignInEndpoints.Map(app);
            app.MapOrganisations();
            app.MapRulebook();
            app.MapAudit();
            app.MapAttendance();
            app.MapFacts();
            app.MapLedger();
            app.MapCases();
            app.MapNotices();
        }
        more?.Invoke(app);
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // Keys lie in a folder only we may read; there is nothing on a server to encrypt them with.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddSimpleConsole(o => o.SingleLine = true);
    }

    private static void AddServices(IServiceCollection services, WebSettings settings)
    {
        services.AddRazorComponents();
        services.AddScoped<Shell>();
        services.AddSingleton<UnsentForm>();
        services.AddAntiforgery(o => o.Cookie.Name = "form");
        // Without this, Chinese goes out as numbers, three times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<FormOptions>(o =>
        {
            o.ValueCountLimit = Limits.Fields;
            o.MultipartBodyLengthLimit = Limits.Bytes;
        });
        services.Configure<ForwardedHeadersOptions>(o =>
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        // Pages carry no secret beside the form's token, which is masked anew each time, so compressing over TLS gives nothing away.
        services.AddResponseCompression(o => o.EnableForHttps = true);
        var protection = services.AddDataProtection().SetApplicationName("yunzhang");
        if (settings.KeyFolder is { } folder) protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
        else protection.UseEphemeralDataProtectionProvider();
    }

    private static void UsePipeline(WebApplication app, WebSettings settings)
    {
        app.UseForwardedHeaders();
        SecurityHeaders.Use(app);
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true,
            StatusCodeSelector = fault => DiskFull.IsCauseOf(fault) ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        ErrorRequest.Use(app);
        app.Use((http, next) =>
        {
            var shell = http.RequestServices.GetRequiredService<Shell>();
            if (settings.Database is null) shell.Viewer = settings.ViewerOf(http);
            return next(http);
        });
        app.UseRouting();
        if (settings.Database is not null) SignInWiring.Use(app);
        app.UseAntiforgery();
        FormRefusal.Use(app);
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        Preferences.Map(app);
        app.MapGet("/", () => Results.LocalRedirect("/today"));
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. PageAssemblies]);
    }
}
