using NodaTime;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage;

/// <summary>
/// The only way to the data. A read or a write says whose it is; everything acknowledged is on disk. Writes are serial in effect on both
/// databases: what a write has read is still true when it is committed, so that two clerks cannot both close the same month.
/// </summary>
public abstract class Database(IClock clock) : IAsyncDisposable
{
    private readonly Readers idle = new();
    private readonly KeptReads kept = new();
    private StandingReads? standing;

    /// <summary>Runs a query; nothing of its context may be used afterwards.</summary>
    public async Task<T> Read<T>(Access access, Func<AppDbContext, Task<T>> query)
    {
        // Making a context and opening its connection costs more than a small query, so both are lent out again. After a fault nobody knows what state they are in.
        var db = idle.Take() ?? CreateReader();
        db.KeepBy(Standing);
        db.Bind(access);
        try
        {
            var found = await query(db);
            if (idle.GiveBack(db)) db = null;
            return found;
        }
        finally
        {
            if (db is not null) await db.DisposeAsync();
        }
    }

    /// <summary>
    /// The same, but what was found is kept in memory and given again until somebody writes to the organisation: for what pages read every time and few change.
    /// It is as true as a query asked at the start of the request; whoever was told that his write is done sees it. See <c>docs/adr/0014</c>.
    /// </summary>
    /// <param name="access">Who asks. What was found for one is never given to another.</param>
    /// <param name="what">What is asked, comparable by its value: everything the query depends on beside the access and the data, such as the day.</param>
    /// <param name="query">Finds it; what it gives is shared by requests that run at once, so nobody may change it.</param>
    /// <param name="rows">How many rows it holds, for the bound on what is kept.</param>
    public async ValueTask<T> ReadKept<T>(Access access, object what, Func<AppDbContext, Task<T>> query, int rows = 1)
        where T : notnull
    {
        // The mark is taken first: a write that comes while the query runs leaves the old mark on what was found, which is then not given again.
        var mark = await Mark(access.Organisation);
        return await kept.Get(access, what, rows, mark, () => Read(access, query));
    }

    /// <summary>Standing rows, kept until one of them changes: <see cref="AppDbContext.Standing{T}"/> in a read of its own.</summary>
    public Task<T> ReadStanding<T>(Access access, object what, Func<AppDbContext, Task<T>> query, Func<T, int>? rows = null)
        where T : notnull => Read(access, async db => await db.Standing(what, query, rows));

    /// <summary>What contexts of this database keep of standing rows.</summary>
    private protected StandingReads Standing => standing ?? Interlocked.CompareExchange(ref standing, new(StandingMarkOf), null) ?? standing;

    /// <summary>The mark of an organisation's standing rows, as the context sees them.</summary>
    private protected virtual ValueTask<string> StandingMarkOf(AppDbContext db) => StandingMark.Read(db);

    /// <summary>Begins a request: until its own next write, reads that are kept may take what was kept when it began.</summary>
    public virtual void BeginRequest()
    {
    }

    /// <summary>What is equal as long as nothing of an organisation has changed. Different after every committed write to it, before whoever wrote is told.</summary>
    private protected abstract ValueTask<string> Mark(Id<Organisation> organisation);

    /// <summary>
    /// Runs a write in a transaction. It may be run again when another write came between, so it does nothing outside the database.
    /// A <see cref="Platform.Results.Result{T}"/> that is a refusal should be returned before anything is changed.
    /// </summary>
    public abstract Task<T> Write<T>(Access access, Func<Write, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>
    /// The same for a write that rests on little: on standing rows, and on rows that no other write changes without adding to the same stream of the journal or to the same
    /// key. On PostgreSQL it goes beside others without being compared with them (<c>docs/adr/0017</c>). One that finds it needs more says so
    /// (<see cref="AppDbContext.DependOnMore"/>) and is run again as any other.
    /// </summary>
    /// <param name="access">Whose write it is.</param>
    /// <param name="work">What it does.</param>
    /// <param name="turn">Writes of this process that name the same turn come one after another: those that take the next number of one series would come between one another every time.</param>
    /// <param name="cancellation">Stops it.</param>
    public virtual Task<T> WriteApart<T>(Access access, Func<Write, Task<T>> work, string? turn = null, CancellationToken cancellation = default) => Write(access, work, cancellation);

    /// <summary>Brings the database to this version of the product; creates it when there is none.</summary>
    public abstract Task Migrate(CancellationToken cancellation = default);

    /// <summary>Fills a database that holds nothing yet, from a backup: the rows bring their own journal.</summary>
    internal abstract Task<T> Fill<T>(Func<AppDbContext, Task<T>> work);

    /// <summary>Which engine this is, as a person would name it.</summary>
    public abstract string EngineName { get; }

    /// <summary>A context without filters by organisation, for signing in and for the commands that work on everything. Nobody else.</summary>
    internal abstract AppDbContext OpenWhole();

    public virtual async ValueTask DisposeAsync()
    {
        await idle.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A context that reads for nobody yet. It is read with by one at a time, but by many after one another.</summary>
    private protected abstract AppDbContext CreateReader();

    /// <summary>The moment every write bears while the past of a demonstration is made; null for the clock's own. Nobody else uses the database then.</summary>
    internal Instant? Pinned { get; set; }

    private protected async Task<T> Run<T>(AppDbContext db, Func<Write, Task<T>> work, CancellationToken cancellation, Action<string>? moved = null, Footing footing = Footing.Holding)
    {
        db.KeepBy(Standing);
        db.Footing = footing;
        var write = new Write(db, Microseconds.Whole(Pinned ?? clock.GetCurrentInstant()));
        var result = await work(write);
        await write.Finish(cancellation);
        if (write.MovedTo is { } mark) moved?.Invoke(mark);
        return result;
    }
}
