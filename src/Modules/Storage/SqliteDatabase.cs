using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;

namespace Yunzhang.Modules.Storage;

/// <summary>The embedded database: one file, many readers, one writer that commits waiting writes together.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string file;
    private readonly SqliteWriter writer;
    private readonly FileStream hold;
    private readonly IReadOnlyList<IInterceptor> watchers;
    private readonly DbContextOptions<SqliteDbContext> readers;

    /// <summary>Opens or creates <c>yunzhang.db</c> in a folder. Only one process may have it open: a second one gets an <see cref="IOException"/>.</summary>
    public SqliteDatabase(string folder, IClock clock, params IReadOnlyList<IInterceptor> watchers)
        : base(clock)
    {
        this.watchers = watchers;
        Directory.CreateDirectory(folder);
        hold = new FileStream(Path.Combine(folder, "yunzhang.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        file = Path.Combine(folder, "yunzhang.db");
        readers = Options(Readers(file));
        writer = new SqliteWriter(Writer(file));
    }

    public override string EngineName => "SQLite";

    public override Task<T> Write<T>(Access access, Func<Write, Task<T>> work, CancellationToken cancellation = default) =>
        writer.Run(
            async (connection, transaction) =>
            {
                await using var db = new SqliteDbContext(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection).AddInterceptors(watchers).Options, access);
                await db.Database.UseTransactionAsync(transaction, cancellation);
                return await Run(db, work, cancellation);
            },
            cancellation);

    public override async Task Migrate(CancellationToken cancellation = default)
    {
        await using var db = new SqliteDbContext(Options(Writer(file)), Unbound.Access);
        // This process holds the folder, so a lock row can only be left from a process that was killed while migrating; EF would wait for it for ever.
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); DELETE FROM \"__EFMigrationsLock\"", cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await hold.DisposeAsync();
    }

    internal override AppDbContext CreateReader(Access access) => new SqliteDbContext(readers, access);

    internal override AppDbContext OpenWhole() => new SqliteDbContext(readers, Unbound.Access);

    internal static string Writer(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();

    private static string Readers(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ToString();

    private DbContextOptions<SqliteDbContext> Options(string connection) =>
        new DbContextOptionsBuilder<SqliteDbContext>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors([SqliteSettings.OnOpen, .. watchers])
            .Options;
}

/// <summary>The settings of every connection. FULL because an acknowledged write must survive a power cut; group commit pays for it.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public static SqliteSettings OnOpen { get; } = new();

    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; "
            + "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=1073741824; PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864";
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }
}
