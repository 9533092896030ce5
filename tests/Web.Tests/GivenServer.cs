using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Yunzhang.Commands;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>The product in a process of its own, as <c>yunzhang serve --demo</c> starts it, to be killed and started again over the same data.</summary>
internal sealed partial class GivenServer : IAsyncDisposable
{
    public const string Sqlite = "sqlite", Postgres = "postgres";

    private static readonly string? Server = Environment.GetEnvironmentVariable("YUNZHANG_TEST_POSTGRES");

    private readonly string folder = Directory.CreateTempSubdirectory("yunzhang-server-").FullName;
    private readonly string? database;
    private Process? process;
    private Uri? address;

    private GivenServer(string? database) => this.database = database;

    private string? Connection => database is null ? null : new NpgsqlConnectionStringBuilder(Server!) { Database = database }.ToString();

    /// <summary>Data of its own on one of the databases.</summary>
    public static async Task<GivenServer> New(string engine)
    {
        if (engine == Sqlite) return new GivenServer(null);
        Assert.SkipWhen(Server is null, "YUNZHANG_TEST_POSTGRES is not set: no PostgreSQL to test on");
        var name = "yz_kill_" + Guid.CreateVersion7().ToString("N");
        await OnServer($"CREATE DATABASE \"{name}\"");
        return new GivenServer(name);
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public async Task Start()
    {
        var host = Path.Combine(AppContext.BaseDirectory, "..", "..", "Yunzhang", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\')), "yunzhang.dll");
        string[] arguments = [host, "serve", "--demo", "--lang", "en", "--urls", "http://127.0.0.1:0", .. Data(demo: false)];
        process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var listens = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += (_, said) =>
        {
            if (said.Data is null) listens.TrySetException(new InvalidOperationException($"{host} ended before it listened."));
            else if (Listening().Match(said.Data) is { Success: true } line) listens.TrySetResult(new Uri(line.Groups[1].Value));
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        address = await listens.Task;
    }

    /// <summary>As <c>kill -9</c>: nothing in the process gets to say goodbye.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <summary>The data, while nobody serves it.</summary>
    public Database Open() => new DatabaseAddress(Connection ?? Path.Combine(folder, "demo")).OpenToRead(SystemClock.Instance);

    /// <summary><c>yunzhang verify</c> over it.</summary>
    public int Verify()
    {
        using var said = new StringWriter();
        return CommandLine.Run(["verify", .. Data(demo: true)], said, said);
    }

    /// <summary>Somebody of the demonstration with the numbers of everybody who works there, and the account.</summary>
    public async Task<(Visitor Visitor, IReadOnlyList<string> People, Account Account)> Clerk(string signInName)
    {
        await using var data = Open();
        await using var db = data.OpenWhole();
        var account = await db.Set<Account>().IgnoreQueryFilters().SingleAsync(a => a.SignInName == signInName);
        var people = await db.Set<Person>().IgnoreQueryFilters().OrderBy(p => p.Number).Take(40).Select(p => p.Number).ToListAsync();
        var visitor = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address });
        await visitor.Post("/demo/sign-in", ("account", account.AccountId.ToString()), ("__RequestVerificationToken", Visitor.Token(await visitor.Page("/sign-in"))));
        return (visitor, people, account);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) Kill();
        if (database is not null) await OnServer($"DROP DATABASE \"{database}\" WITH (FORCE)");
        Directory.Delete(folder, true);
    }

    private string[] Data(bool demo) => Connection is { } connection ? ["--data", folder, "--database", connection] : ["--data", demo ? Path.Combine(folder, "demo") : folder];

    private static async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server!) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("Yunzhang is running: (http://[^ ]+)")]
    private static partial Regex Listening();
}
