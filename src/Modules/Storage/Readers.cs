using System.Collections.Concurrent;

namespace Yunzhang.Modules.Storage;

/// <summary>Contexts that wait to be read with again, their connections with them.</summary>
internal sealed class Readers : IAsyncDisposable
{
    private const int Most = 32;

    private readonly ConcurrentBag<AppDbContext> idle = [];
    private volatile bool closed;

    public AppDbContext? Take() => idle.TryTake(out var db) ? db : null;

    /// <summary>Whether it was taken back. One that is left over, or in a transaction still, is not, and is to be disposed of.</summary>
    public bool GiveBack(AppDbContext db)
    {
        if (closed || idle.Count >= Most || db.Database.CurrentTransaction is not null) return false;
        db.ChangeTracker.Clear();
        db.Bind(null);
        idle.Add(db);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        while (Take() is { } db) await db.DisposeAsync();
    }
}
