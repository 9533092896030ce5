using System.Collections.Concurrent;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>
/// Adds many rows at once, on the connection and in the transaction of the write: the one place that goes round the change tracker. Rows go in as
/// they are; keep the order of the key where there is a choice, since that is what a tree takes fastest.
/// </summary>
internal static class BulkInsert
{
    private static readonly ConcurrentDictionary<(Type Context, Type Row), object> Tables = new();

    /// <summary>Adds rows.</summary>
    /// <param name="db">In whose transaction.</param>
    /// <param name="rows">What to add.</param>
    /// <param name="replace">Whether a row takes the place of one whose key it has; otherwise it fails.</param>
    public static void Into<T>(AppDbContext db, IEnumerable<T> rows, bool replace = false)
        where T : class, IOwned
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = (BulkTable<T>)Tables.GetOrAdd((db.GetType(), typeof(T)), _ => BulkTable<T>.Of(entity));
        using var sink = RowSink.On(db, table.Names, replace);
        var own = db.Access.Organisation;
        foreach (var row in rows)
        {
            if (row.OrganisationId != own) throw new InvalidOperationException($"A write to {typeof(T).Name} of another organisation.");
            sink.StartRow();
            table.Write(row, sink);
            sink.EndRow();
        }

        sink.Complete();
    }
}
