using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>
/// Reads many rows: the query is made as any other, with its filters, and its cells are taken straight from the database. For tens of thousands of rows and
/// more; nothing that is read is tracked.
/// </summary>
internal static class BulkRead
{
    // Beyond so many people they are not named: rows are read of all whose ids lie between theirs, and those of others passed over.
    private const int MostNamed = 500;

    private static readonly ConcurrentDictionary<(Type Context, Type Row), object> Tables = new();

    /// <summary>Gives each row of a query to <paramref name="take"/>, which reads its cells in the order they were selected.</summary>
    /// <param name="db">Whose query it is.</param>
    /// <param name="rows">Selects columns, each once; they are read as they stand in the database.</param>
    /// <param name="take">Reads one row.</param>
    public static async Task Each<T>(AppDbContext db, IQueryable<T> rows, Action<RowSource> take)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = rows.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync();
            var source = RowSource.Of(reader);
            // Rows come faster than a task could be awaited for each; a batch from the server is waited for where it stands.
            while (source.Next()) take(source);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The rows of a query as what they are.</summary>
    /// <param name="db">Whose query it is.</param>
    /// <param name="rows">Selects whole rows.</param>
    public static async Task<List<T>> List<T>(AppDbContext db, IQueryable<T> rows)
        where T : class, IOwned
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = (BulkRows<T>)Tables.GetOrAdd((db.GetType(), typeof(T)), _ => BulkRows<T>.Of(entity));
        var found = new List<T>();
        int[]? places = null;
        await Each(db, rows.AsNoTracking(), source =>
        {
            places ??= [.. table.Columns.Select(source.Find)];
            found.Add(table.Read(source, places));
        });
        return found;
    }

    /// <summary>The rows of a query that are about some people.</summary>
    /// <param name="db">Whose query it is.</param>
    /// <param name="rows">Selects whole rows, of anybody.</param>
    /// <param name="people">The people.</param>
    public static async Task<List<T>> OfPeople<T>(AppDbContext db, IQueryable<T> rows, IReadOnlySet<Id<Person>> people)
        where T : class, IAboutPerson
    {
        if (people.Count == 0) return [];
        if (people.Count <= MostNamed)
        {
            var named = people.ToArray();
            return await List(db, rows.Where(r => named.Contains(r.PersonId)));
        }

        var (lowest, highest) = (people.Min(), people.Max());
        var found = await List(db, rows.Where(r => r.PersonId >= lowest && r.PersonId <= highest));
        found.RemoveAll(r => !people.Contains(r.PersonId));
        return found;
    }
}
