using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using Npgsql;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage;

/// <summary>
/// PostgreSQL, for several nodes. Writes are serialisable and are run again when another one came between; who was overtaken a few times
/// waits until he has the writers' lock to himself, so that however many come at once, each gets done.
/// </summary>
internal sealed class PostgresDatabase : Database
{
    // They are taken before anything is read: LOCK is the one statement that does not yet fix what a transaction sees. Every writer takes one of the first two first, so a write
    // that holds Alone meets nobody it could lose to or wait for in a circle. Readers are held up by none.
    private const string Among = "LOCK TABLE " + JournalModel.Heads + " IN ROW EXCLUSIVE MODE";
    private const string Alone = "LOCK TABLE " + JournalModel.Heads + " IN EXCLUSIVE MODE";

    // Any number go apart at once, and wait while somebody changes standing rows; he waits until those have ended that went apart before him.
    private const string Apart = "LOCK TABLE " + StandingMark.Table + " IN ROW SHARE MODE";
    private const string Holding = "LOCK TABLE " + StandingMark.Table + " IN EXCLUSIVE MODE";
    private const string MarkSeen = "SELECT mark FROM " + StandingMark.Table + " WHERE organisation_id = $1";
    private const int AttemptsAmong = 4;

    private readonly AsyncLocal<RequestMark?> request = new();
    private readonly ConcurrentDictionary<(Id<Organisation>, string), SemaphoreSlim> turns = new();
    private readonly Readers idleWriting = new();
    private readonly NpgsqlDataSource source;
    private readonly DbContextOptions<PostgresDbContext> readers;
    private readonly DbContextOptions<PostgresDbContext> writers;

    public PostgresDatabase(string connectionString, IClock clock, params IReadOnlyList<IInterceptor> watchers)
        : base(clock)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0) builder.ConnectionStringBuilder.MaxAutoPrepare = 200;
        // Nothing is set on a connection that would outlast a transaction, so nothing has to be undone: that took six statements for each query.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        source = builder.Build();
        writers = new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql(source).AddInterceptors(watchers).Options;
        readers = new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql(source).AddInterceptors(watchers).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    public override string EngineName => "PostgreSQL";

    public override Task<T> Write<T>(Access access, Func<Write, Task<T>> work, CancellationToken cancellation = default) => Write(access, work, Footing.Among, cancellation);

    public override async Task<T> WriteApart<T>(Access access, Func<Write, Task<T>> work, string? turn = null, CancellationToken cancellation = default)
    {
        if (turn is null) return await Write(access, work, Footing.Apart, cancellation);
        var own = turns.GetOrAdd((access.Organisation, turn), _ => new SemaphoreSlim(1));
        await own.WaitAsync(cancellation);
        try
        {
            return await Write(access, work, Footing.Apart, cancellation);
        }
        finally
        {
            own.Release();
        }
    }

    private async Task<T> Write<T>(Access access, Func<Write, Task<T>> work, Footing footing, CancellationToken cancellation)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await Try(access, work, footing, isAlone: attempt > AttemptsAmong, cancellation);
                }
                catch (WriteAgain again)
                {
                    (footing, attempt) = (again.Footing, attempt - 1);
                }
                catch (Exception e) when (attempt <= AttemptsAmong && CameBetween(e))
                {
                    await Task.Delay(Random.Shared.Next(1, 10 << attempt), cancellation);
                }
            }
        }
        finally
        {
            if (request.Value is { } own) (own.Mark, own.Standing) = (null, null);
        }
    }

    private async Task<T> Try<T>(Access access, Func<Write, Task<T>> work, Footing footing, bool isAlone, CancellationToken cancellation)
    {
        var db = idleWriting.Take() ?? new PostgresDbContext(writers);
        db.Bind(access);
        try
        {
            T result;
            await using (var transaction = await db.Database.BeginTransactionAsync(footing == Footing.Apart ? IsolationLevel.RepeatableRead : IsolationLevel.Serializable, cancellation))
            {
                await Lock(db, footing, isAlone, cancellation);
                result = await Run(db, work, cancellation, footing: footing);
                await transaction.CommitAsync(cancellation);
            }

            if (idleWriting.GiveBack(db)) db = null;
            return result;
        }
        finally
        {
            if (db is not null) await db.DisposeAsync();
        }
    }

    // In one round; who goes apart is told the mark of standing rows with it, which he needs every time.
    private static async Task Lock(AppDbContext db, Footing footing, bool isAlone, CancellationToken cancellation)
    {
        await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(isAlone ? Alone : Among));
        if (footing == Footing.Holding) batch.BatchCommands.Add(new NpgsqlBatchCommand(Holding));
        if (footing != Footing.Apart)
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return;
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(Apart));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(MarkSeen) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = db.Access.Organisation.Value } } });
        db.KnowMark((string?)await batch.ExecuteScalarAsync(cancellation) ?? StandingMark.None);
    }

    internal override async Task<T> Fill<T>(Func<AppDbContext, Task<T>> work)
    {
        await using var db = new PostgresDbContext(writers, Unbound.Access);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db);
        await transaction.CommitAsync();
        return result;
    }

    public override async Task Migrate(CancellationToken cancellation = default)
    {
        await using var db = new PostgresDbContext(writers, Unbound.Access);
        await db.Database.MigrateAsync(cancellation);
    }

    public override void BeginRequest() => request.Value = new RequestMark();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await idleWriting.DisposeAsync();
        await source.DisposeAsync();
    }

    // Other nodes write too, so the server is asked: as long as no transaction has ended, whoever looks sees the same, and its snapshot reads the same. It is of
    // the whole server, so it may differ without need; it is never the same after a commit. Once for a request, or a page would ask again for each of its parts.
    private protected override async ValueTask<string> Mark(Id<Organisation> organisation)
    {
        var own = request.Value;
        if (own?.Mark is { } known) return known;
        await using var command = source.CreateCommand("SELECT pg_current_snapshot()::text");
        var mark = (string)(await command.ExecuteScalarAsync())!;
        if (own is not null) own.Mark = mark;
        return mark;
    }

    private protected override async ValueTask<string> StandingMarkOf(AppDbContext db)
    {
        if (request.Value is not { } own || db.Database.CurrentTransaction is not null) return await StandingMark.Read(db);
        if (own.Standing is not { } known || known.Organisation != db.Access.Organisation) own.Standing = known = (db.Access.Organisation, await StandingMark.Read(db));
        return known.Mark;
    }

    private protected override AppDbContext CreateReader() => new PostgresDbContext(readers);

    internal override AppDbContext OpenWhole() => new PostgresDbContext(readers, Unbound.Access);

    // Two that add the same key: the later one runs again, and then sees the row and can refuse politely. If it does not even alone, it is a bug, and shows.
    private static bool CameBetween(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is not PostgresException fault) continue;
            return fault.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;
        }

        return false;
    }

    private sealed class RequestMark
    {
        public string? Mark { get; set; }

        public (Id<Organisation> Organisation, string Mark)? Standing { get; set; }
    }
}
