using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Yunzhang.Web.Tests.Browser))]

namespace Yunzhang.Web.Tests;

/// <summary>The system's own Chromium, started when the first test asks for it. Without one, tests that need it are skipped and say so.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>Where Chromium is looked for; <c>YUNZHANG_CHROMIUM</c> names another place.</summary>
    public static string Executable => Environment.GetEnvironmentVariable("YUNZHANG_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>An empty page in a fresh profile.</summary>
    public Task<IPage> Open(Screen screen, GivenSite site) => Open(screen, site.Address);

    /// <summary>The same for a site at another address.</summary>
    public async Task<IPage> Open(Screen screen, Uri site)
    {
        Assert.SkipUnless(File.Exists(Executable), $"There is no Chromium at {Executable}; install it (apt-get install chromium fonts-noto-cjk) or set YUNZHANG_CHROMIUM.");
        var context = await (await Chromium()).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            IsMobile = screen.IsPhone,
            HasTouch = screen.IsPhone,
            JavaScriptEnabled = screen.Scripts,
            Locale = screen.Language == "zh" ? "zh-CN" : "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync(
        [
            Cookie(site, "language", screen.Language),
            Cookie(site, "theme", screen.Theme),
            .. screen.Viewer is { } viewer ? [Cookie(site, GivenSite.ViewerCookie, viewer)] : Array.Empty<Cookie>(),
        ]);
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
        starting.Dispose();
    }

    private static Cookie Cookie(Uri site, string name, string value) => new() { Name = name, Value = value, Url = site.ToString() };

    private async Task<IBrowser> Chromium()
    {
        await starting.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return chromium ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Quiet });
        }
        finally
        {
            starting.Release();
        }
    }
}
