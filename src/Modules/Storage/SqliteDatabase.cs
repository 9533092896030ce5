using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Storage;

/// <summary>The embedded database: one file, many readers, one writer that commits waiting writes together.</summary>
internal sealed class SqliteDatabase : Database
{
    private const string FileName = "yunzhang.db";

    private readonly string file;
    private readonly SqliteWriter? writer;
    private readonly FileStream? hold;
    private readonly IReadOnlyList<IInterceptor> watchers;
    private readonly DbContextOptions<SqliteDbContext> readers;
    private readonly ConcurrentDictionary<Id<Organisation>, string> marks = new();
    private readonly ConcurrentDictionary<Id<Organisation>, string> standing = new();
    private (SqliteConnection? On, SqliteDbContext? Db) idleWriting;
    private long changes;

    /// <summary>Opens or creates <c>yunzhang.db</c> in a folder. Only one process may have it open: a second one gets an <see cref="IOException"/>.</summary>
    public SqliteDatabase(string folder, IClock clock, params IReadOnlyList<IInterceptor> watchers)
        : this(folder, clock, Hold(folder), watchers)
    {
        writer = new SqliteWriter(Writer(file));
    }

    private SqliteDatabase(string folder, IClock clock, FileStream? hold, IReadOnlyList<IInterceptor> watchers)
        : base(clock)
    {
        (this.hold, this.watchers) = (hold, watchers);
        file = Path.Combine(folder, FileName);
        readers = Options(Readers(file));
    }

    /// <summary>Opens a database that another process may be serving; nothing can be written. A folder without one is a <see cref="FileNotFoundException"/>.</summary>
    public static SqliteDatabase ToRead(string folder, IClock clock) =>
        File.Exists(Path.Combine(folder, FileName)) ? new(folder, clock, null, []) : throw new FileNotFoundException($"There is no {FileName}.", FileName);

    public override string EngineName => "SQLite";

    public override Task<T> Write<T>(Access access, Func<Write, Task<T>> work, CancellationToken cancellation = default)
    {
        string? moved = null;
        return (writer ?? throw new InvalidOperationException("This database was opened to be read.")).Run(
            async (connection, transaction) =>
            {
                var db = TakeWriting(connection);
                try
                {
                    db.Bind(access);
                    await db.Database.UseTransactionAsync(transaction, cancellation);
                    var result = await Run(db, work, cancellation, mark => moved = mark);
                    await db.Database.UseTransactionAsync(null, CancellationToken.None);
                    db.ChangeTracker.Clear();
                    db.Bind(null);
                    (idleWriting, db) = ((connection, db), null);
                    return result;
                }
                finally
                {
                    if (db is not null) await db.DisposeAsync();
                }
            },
            () =>
            {
                marks[access.Organisation] = NextMark();
                if (moved is not null) standing[access.Organisation] = moved;
            },
            cancellation);
    }

    // One write comes after another, so that all can use one context; after a fault nobody knows what state it is in.
    private SqliteDbContext TakeWriting(SqliteConnection connection)
    {
        var (on, db) = idleWriting;
        idleWriting = default;
        return db is not null && on == connection ? db : new SqliteDbContext(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection).AddInterceptors([SqliteCommands.OfWriter, .. watchers]).Options);
    }

    internal override async Task<T> Fill<T>(Func<AppDbContext, Task<T>> work)
    {
        await using var db = new SqliteDbContext(Options(Writer(file)), Unbound.Access);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db);
        await transaction.CommitAsync();
        return result;
    }

    public override async Task Migrate(CancellationToken cancellation = default)
    {
        await using var db = new SqliteDbContext(Options(Writer(file)), Unbound.Access);
        // This process holds the folder, so a lock row can only be left from a process that was killed while migrating; EF would wait for it for ever.
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); DELETE FROM \"__EFMigrationsLock\"", cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    // This process is the only one that writes, so it knows itself what has changed. One opened beside it knows nothing, and never finds two marks the same.
    private protected override ValueTask<string> Mark(Id<Organisation> organisation) => new(writer is null ? NextMark() : marks.GetValueOrDefault(organisation, ""));

    // The writer asks the file, for what is not committed yet is known there alone; readers are told when it is.
    private protected override async ValueTask<string> StandingMarkOf(AppDbContext db)
    {
        if (writer is null || db.Database.CurrentTransaction is not null) return await StandingMark.Read(db);
        return standing.TryGetValue(db.Access.Organisation, out var known) ? known : standing.GetOrAdd(db.Access.Organisation, await StandingMark.Read(db));
    }

    private string NextMark() => Interlocked.Increment(ref changes).ToString(CultureInfo.InvariantCulture);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (writer is not null) await writer.DisposeAsync();
        if (idleWriting.Db is { } last) await last.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (hold is not null) await hold.DisposeAsync();
    }

    // Its connection stays open: opening one sets it up anew each time.
    private protected override AppDbContext CreateReader()
    {
        var db = new SqliteDbContext(readers);
        db.Database.OpenConnection();
        return db;
    }

    internal override AppDbContext OpenWhole() => new SqliteDbContext(readers, Unbound.Access);

    private static FileStream Hold(string folder)
    {
        Directory.CreateDirectory(folder);
        return new FileStream(Path.Combine(folder, "yunzhang.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private static string Writer(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();

    private static string Readers(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ToString();

    private DbContextOptions<SqliteDbContext> Options(string connection) =>
        new DbContextOptionsBuilder<SqliteDbContext>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors([SqliteSettings.OnOpen, .. watchers])
            .Options;
}

/// <summary>
/// The settings of every connection. FULL because an acknowledged write must survive a power cut; group commit pays for it. The one writer keeps many pages,
/// each of the many readers few: what the system holds of the file serves them all.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const int ReaderKibibytes = 8 * 1024;
    private const int WriterKibibytes = 32 * 1024;

    public static SqliteSettings OnOpen { get; } = new();

    public static void ApplyToWriter(DbConnection connection) => Apply(connection, WriterKibibytes);

    private static void Apply(DbConnection connection, int kibibytes)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-{kibibytes}; "
            + "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864";
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection, ReaderKibibytes);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection, ReaderKibibytes);
        return Task.CompletedTask;
    }
}
