using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Web;

/// <summary>What <c>serve</c> was told.</summary>
public sealed record WebSettings
{
    /// <summary>Addresses to listen on, separated by semicolons. This machine only, unless somebody says otherwise.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5180";

    /// <summary>Development, Production or Staging; null takes it from <c>ASPNETCORE_ENVIRONMENT</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>The folder for keys that protect cookies and forms; null keeps them in memory, so that a restart ends every open form.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>Where the data is; without one the site shows its style guide and nothing else.</summary>
    public Database? Database { get; init; }

    /// <summary>What the site takes the time from; the data has the same.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>Tells who looks at a page; null for somebody who has not signed in.</summary>
    public Func<HttpContext, Viewer?> ViewerOf { get; init; } = _ => null;
}
