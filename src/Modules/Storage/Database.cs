using NodaTime;

namespace Yunzhang.Modules.Storage;

/// <summary>
/// The only way to the data. A read or a write says whose it is; everything acknowledged is on disk. Writes are serial in effect on both
/// databases: what a write has read is still true when it is committed, so that two clerks cannot both close the same month.
/// </summary>
public abstract class Database(IClock clock) : IAsyncDisposable
{
    /// <summary>Runs a query; nothing of its context may be used afterwards.</summary>
    public async Task<T> Read<T>(Access access, Func<AppDbContext, Task<T>> query)
    {
        await using var db = CreateReader(access);
        return await query(db);
    }

    /// <summary>
    /// Runs a write in a transaction. It may be run again when another write came between, so it does nothing outside the database.
    /// A <see cref="Platform.Results.Result{T}"/> that is a refusal should be returned before anything is changed.
    /// </summary>
    public abstract Task<T> Write<T>(Access access, Func<Write, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>Brings the database to this version of the product; creates it when there is none.</summary>
    public abstract Task Migrate(CancellationToken cancellation = default);

    /// <summary>Fills a database that holds nothing yet, from a backup: the rows bring their own journal.</summary>
    internal abstract Task<T> Fill<T>(Func<AppDbContext, Task<T>> work);

    /// <summary>Which engine this is, as a person would name it.</summary>
    public abstract string EngineName { get; }

    /// <summary>A context without filters by organisation, for signing in and for the commands that work on everything. Nobody else.</summary>
    internal abstract AppDbContext OpenWhole();

    public abstract ValueTask DisposeAsync();

    internal abstract AppDbContext CreateReader(Access access);

    /// <summary>The moment every write bears while the past of a demonstration is made; null for the clock's own. Nobody else uses the database then.</summary>
    internal Instant? Pinned { get; set; }

    private protected async Task<T> Run<T>(AppDbContext db, Func<Write, Task<T>> work, CancellationToken cancellation)
    {
        var write = new Write(db, Microseconds.Whole(Pinned ?? clock.GetCurrentInstant()));
        var result = await work(write);
        await write.Finish(cancellation);
        return result;
    }
}
