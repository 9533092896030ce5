using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Yunzhang.Commands;
using Yunzhang.Modules.Demo;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

[assembly: AssemblyFixture(typeof(Yunzhang.Web.Tests.Killed.DemoTemplates))]

namespace Yunzhang.Web.Tests.Killed;

/// <summary>The demonstration served by a process of its own over data of its own, with somebody whose browser stays open while the process comes and goes.</summary>
internal sealed class GivenServed : IAsyncDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly string folder;
    private readonly string? database;
    private readonly Database reading;
    private ServedProcess? process;

    private GivenServed(string folder, string? database)
    {
        (this.folder, this.database) = (folder, database);
        reading = new DatabaseAddress(database ?? folder).OpenToRead(SystemClock.Instance);
    }

    /// <summary>Somebody with a browser; his session and his forms outlive the process.</summary>
    public Visitor Visitor { get; private set; } = null!;

    /// <summary>The database as it stands, seen past the process.</summary>
    public Database Database => reading;

    public static async Task<GivenServed> New(DemoTemplates templates, string engine)
    {
        var folder = Directory.CreateTempSubdirectory("yunzhang-killed-").FullName;
        var served = new GivenServed(folder, await templates.Copy(engine, folder));
        await served.Start();
        return served;
    }

    public async Task Start()
    {
        process = await ServedProcess.Start(folder, database);
        Visitor = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = process.Address });
    }

    public async Task SignIn(string account)
    {
        var id = await Read(db => db.Set<Account>().Where(a => a.SignInName == account).Select(a => a.AccountId).SingleAsync());
        await Visitor.Post("/demo/sign-in", ("account", id.ToString()), ("__RequestVerificationToken", Visitor.Token(await Visitor.Page("/sign-in"))));
    }

    public void Kill() => process!.Kill();

    /// <summary>Sends a request, and kills the process while the write that follows from it is held up. Then starts the process again.</summary>
    public async Task KillHalfWay(StalledAt at, Func<Task<HttpResponseMessage>> send)
    {
        var stall = await Stall.Put(at, folder, database);
        var sending = send();
        while (!await stall.Holds())
        {
            Assert.False(sending.IsCompleted, "It was answered without having written what it was to be held up at.");
            await Task.Delay(20);
        }

        Kill();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sending);
        await stall.DisposeAsync();
        await Start();
    }

    /// <summary>The chains of the audit trail, followed as <c>yunzhang verify</c> does.</summary>
    public void Verify()
    {
        using var output = new StringWriter();
        Assert.True(CommandLine.Run(["verify", "--data", folder, .. database is null ? Array.Empty<string>() : ["--database", database]], output, output) == 0, output.ToString());
    }

    /// <summary>Waits until the ledger says what the facts say.</summary>
    public async Task UntilSettled()
    {
        for (var began = TimeProvider.System.GetTimestamp(); await Read(db => db.Set<ChangedMonth>().AnyAsync()); await Task.Delay(50))
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(2), "What changed was never settled.");
    }

    public async Task<T> Read<T>(Func<AppDbContext, Task<T>> query)
    {
        await using var db = reading.OpenWhole();
        var organisation = await db.Set<Organisation>().IgnoreQueryFilters().Select(o => o.OrganisationId).SingleAsync();
        return await reading.Read(Access.OfSystem(organisation, "test"), query);
    }

    public async ValueTask DisposeAsync()
    {
        process?.Dispose();
        await reading.DisposeAsync();
        Directory.Delete(folder, true);
        if (database is not null) await DemoTemplates.OnServer($"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(database).Database}\" WITH (FORCE)");
    }
}

/// <summary>The demonstration on each kind of database, made once and copied for each test. Last month of the eastern plant is open again in it.</summary>
public sealed class DemoTemplates : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private readonly SemaphoreSlim making = new(1);
    private readonly string folder = Directory.CreateTempSubdirectory("yunzhang-template-").FullName;
    private readonly string name = $"yz_killed_{Environment.ProcessId}";
    private readonly Dictionary<string, ClosedBefore> made = [];
    private int copies;

    /// <summary>A server where databases may be made; null leaves PostgreSQL out.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable("YUNZHANG_TEST_POSTGRES");

    /// <summary>What the month came to when it was closed the first time.</summary>
    internal ClosedBefore Closed(string engine) => made[engine];

    /// <summary>Copies it into a folder, or into a database of its own whose connection string this gives.</summary>
    internal async Task<string?> Copy(string engine, string to)
    {
        await making.WaitAsync();
        try
        {
            if (!made.ContainsKey(engine)) made[engine] = await Make(engine);
            if (engine == Sqlite)
            {
                File.Copy(Path.Combine(folder, "yunzhang.db"), Path.Combine(to, "yunzhang.db"));
                return null;
            }

            var copy = $"{name}_{++copies}";
            await OnServer($"CREATE DATABASE \"{copy}\" TEMPLATE \"{name}\"");
            return ConnectionTo(copy);
        }
        finally
        {
            making.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, true);
        if (made.ContainsKey(Postgres)) await OnServer($"DROP DATABASE \"{name}\" WITH (FORCE)");
        making.Dispose();
    }

    internal static async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server!) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Server!) { Database = database }.ToString();

    private async Task<ClosedBefore> Make(string engine)
    {
        if (engine == Postgres) await OnServer($"CREATE DATABASE \"{name}\"");
        await using var database = new DatabaseAddress(engine == Postgres ? ConnectionTo(name) : folder).Open(SystemClock.Instance);
        await database.Migrate();
        await new DemoPlant(database, SystemClock.Instance, PackShelf.Shipped).Load();
        return await ClosedBefore.Reopen(database, "EAST");
    }
}

/// <summary>A month as it was closed: what closing it again has to come to.</summary>
/// <param name="Unit">Whose month.</param>
/// <param name="Month">Which.</param>
/// <param name="Sums">Entries, money owed and due of everybody on its sheet, by staff number; and of all together.</param>
internal sealed record ClosedBefore(Id<Unit> Unit, YearMonth Month, IReadOnlyList<(string Who, int Entries, decimal Owed, decimal Due)> Sums)
{
    // The demonstration has no month that is over and open.
    public static async Task<ClosedBefore> Reopen(Database database, string code)
    {
        await using var db = database.OpenWhole();
        var unit = await db.Set<Unit>().IgnoreQueryFilters().Where(u => u.Code == code).Select(u => u.UnitId).SingleAsync();
        var month = await db.Set<LedgerMonth>().IgnoreQueryFilters().Where(m => m.UnitId == unit && m.State == MonthState.Closed).MaxAsync(m => m.Month);
        var before = new ClosedBefore(unit, month, await SumsOf(db, unit, month));
        await db.Set<SettlementRow>().IgnoreQueryFilters().Where(r => r.MonthUnitId == unit && r.Month == month).ExecuteDeleteAsync();
        await db.Set<LedgerMonth>().IgnoreQueryFilters().Where(m => m.UnitId == unit && m.Month == month).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MonthState.Draft).SetProperty(m => m.ClosedBy, (string?)null));
        return before;
    }

    /// <summary>What a closed month comes to, as it is kept.</summary>
    public static async Task<IReadOnlyList<(string, int, decimal, decimal)>> SumsOf(AppDbContext db, Id<Unit> unit, YearMonth month)
    {
        var rows = await db.Set<SettlementRow>().IgnoreQueryFilters().Where(r => r.MonthUnitId == unit && r.Month == month).ToListAsync();
        var all = await db.Set<LedgerMonth>().IgnoreQueryFilters().SingleAsync(m => m.UnitId == unit && m.Month == month);
        return [.. rows.Select(r => (r.Number, r.Entries, r.Owed, r.Due)).OrderBy(r => r.Number, StringComparer.Ordinal), ($"{all.People}", all.Entries, all.Owed, all.Due)];
    }
}
