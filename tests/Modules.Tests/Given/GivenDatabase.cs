using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Tests.Given;

/// <summary>A migrated database of its own, with one organisation in it; gone with the test.</summary>
internal sealed class GivenDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Template = new(1, 1);
    private static bool templateIsMade;

    private readonly string? folder;
    private readonly string? postgres;

    private GivenDatabase(Database database, FakeClock clock, string? folder, string? postgres) =>
        (Database, Clock, this.folder, this.postgres) = (database, clock, folder, postgres);

    public Database Database { get; }

    public FakeClock Clock { get; }

    public Id<Organisation> Organisation { get; private set; }

    public Access Access => Access.OfSystem(Organisation, "test");

    public string Folder => folder ?? throw new InvalidOperationException("Only SQLite has a folder.");

    /// <summary>Migrated, with nothing in it.</summary>
    public static async Task<GivenDatabase> Empty(string engine, PlanWatch? plans = null)
    {
        var clock = new FakeClock(Instant.FromUtc(2014, 4, 15, 0, 0));
        IInterceptor[] watchers = plans is null ? [new ScopeWatch()] : [new ScopeWatch(), plans];
        var given = engine == Engines.Sqlite ? OnSqlite(clock, watchers) : await OnPostgres(clock, watchers);
        if (engine == Engines.Sqlite) await given.Database.Migrate();
        return given;
    }

    public static async Task<GivenDatabase> On(string engine, PlanWatch? plans = null)
    {
        var given = await Empty(engine, plans);
        given.Organisation = await given.NewOrganisation("东海水务");
        return given;
    }

    public async Task<Id<Organisation>> NewOrganisation(string name)
    {
        var id = Id<Organisation>.New();
        return await Database.Write(Access.OfSystem(id, "test"), async write =>
        {
            write.Db.Add(new Organisation(id, name, "Asia/Shanghai", false));
            await write.Journal(Streams.Organisation, "organisation.created", new { name });
            return id;
        });
    }

    /// <summary>The same database as another node has it open.</summary>
    public Database AnotherNode() => postgres is null ? throw new InvalidOperationException("SQLite is opened by one process only.") : new PostgresDatabase(ConnectionTo(postgres), Clock, new ScopeWatch());

    /// <summary>What somebody with the database in his hands could do, past the product.</summary>
    public async Task Sql(string sql)
    {
        await using var db = Database.OpenWhole();
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (folder is not null) Directory.Delete(folder, true);
        if (postgres is not null) await OnServer($"DROP DATABASE \"{postgres}\" WITH (FORCE)");
    }

    private static GivenDatabase OnSqlite(FakeClock clock, IInterceptor[] watchers)
    {
        var folder = Directory.CreateTempSubdirectory("yunzhang-test-").FullName;
        return new GivenDatabase(new SqliteDatabase(folder, clock, watchers), clock, folder, null);
    }

    private static async Task<GivenDatabase> OnPostgres(FakeClock clock, IInterceptor[] watchers)
    {
        await MakeTemplate();
        var name = "yz_" + Guid.CreateVersion7().ToString("N");
        await OnServer($"CREATE DATABASE \"{name}\" TEMPLATE \"{TemplateName}\"");
        return new GivenDatabase(new PostgresDatabase(ConnectionTo(name), clock, watchers), clock, null, name);
    }

    private static string TemplateName => $"yz_template_{Environment.ProcessId}";

    private static async Task MakeTemplate()
    {
        await Template.WaitAsync();
        try
        {
            if (templateIsMade) return;
            await OnServer($"CREATE DATABASE \"{TemplateName}\"");
            await using var database = new PostgresDatabase(ConnectionTo(TemplateName), SystemClock.Instance);
            await database.Migrate();
            templateIsMade = true;
        }
        finally
        {
            Template.Release();
        }
    }

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Engines.Server!) { Database = database, Pooling = true, MaxPoolSize = 20 }.ToString();

    private static async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Engines.Server!) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
