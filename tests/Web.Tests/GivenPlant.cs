using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Yunzhang.Modules.Demo;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>The site over a database of its own in a folder that goes away; nobody is signed in.</summary>
internal sealed partial class GivenPlant : IAsyncDisposable
{
    private readonly string folder;
    private readonly WebApplication app;

    private GivenPlant(string folder, Database database, WebApplication app) => (this.folder, Database, this.app) = (folder, database, app);

    public Database Database { get; }

    public Uri Address => new(app.Urls.First());

    /// <summary>Every address of the site.</summary>
    public IEnumerable<RouteEndpoint> Routes => ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>();

    /// <summary>A new installation, or one that holds the demonstration.</summary>
    /// <param name="demo">Whether it holds the demonstration.</param>
    /// <param name="at">A folder for its data; one that goes away otherwise.</param>
    /// <param name="clock">What it takes the time from; the time of day otherwise.</param>
    public static async Task<GivenPlant> New(bool demo = false, string? at = null, IClock? clock = null)
    {
        var time = clock ?? SystemClock.Instance;
        var folder = at ?? Directory.CreateTempSubdirectory("yunzhang-web-").FullName;
        var database = new DatabaseAddress(folder).Open(time);
        await database.Migrate();
        if (demo) await new DemoPlant(database, time, PackShelf.Shipped).Load();
        var app = WebApp.Build(new WebSettings { Urls = "http://127.0.0.1:0", Database = database, Clock = time });
        await app.StartAsync();
        return new GivenPlant(folder, database, app);
    }

    /// <summary>A service of the site.</summary>
    public T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public Visitor Visitor() => new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address });

    /// <summary>Changes something by the product's own door, as somebody else at work would.</summary>
    public async Task Write(Func<Write, Task<int>> work)
    {
        await using var db = Database.OpenWhole();
        var own = await db.Set<Organisation>().IgnoreQueryFilters().Select(o => o.OrganisationId).SingleAsync();
        await Database.Write(Access.OfSystem(own, "test"), work);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(folder, true);
    }
}

/// <summary>Somebody with a browser that keeps cookies and fills in forms.</summary>
internal sealed partial class Visitor(HttpClient client)
{
    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    public Task<string> Page(string path) => client.GetStringAsync(path);

    /// <summary>An answer that goes on: what comes is not waited for.</summary>
    public Task<HttpResponseMessage> Open(string path) => client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Fills in a form of a page and sends it; fields not named stay empty.</summary>
    public async Task<HttpResponseMessage> Send(string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await Page(page);
        return await Post(page, [("_handler", form), ("__RequestVerificationToken", Token(html)), .. fields]);
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Sends a form of a page with a file.</summary>
    public async Task<HttpResponseMessage> Upload(string page, string form, string field, string fileName, byte[] file, params (string Name, string Value)[] fields)
    {
        var html = await Page(page);
        using var content = new MultipartFormDataContent { { new StringContent(form), "_handler" }, { new StringContent(Token(html)), "__RequestVerificationToken" }, { new ByteArrayContent(file), field, fileName } };
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        return await client.PostAsync(page, content);
    }

    /// <summary>Sends a form with a picture in each of the named fields.</summary>
    public async Task<HttpResponseMessage> Post(string path, (string Name, string Value)[] fields, params string[] pictures)
    {
        if (pictures.Length == 0) return await Post(path, fields);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(f => !pictures.Contains(f.Name))) content.Add(new StringContent(value), name);
        foreach (var name in pictures) content.Add(new ByteArrayContent(Stories.PlainHands.Png), name, "picture.png");
        return await client.PostAsync(path, content);
    }

    public static string Token(string html) => WebUtility.HtmlDecode(TokenField().Match(html).Groups[1].Value);

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]*)")]
    private static partial Regex TokenField();
}
