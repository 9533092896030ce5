using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>
/// Reads many narrow rows: the query is made as any other, with its filters, and its cells are taken straight from the reader. For millions of rows; an
/// object for each would cost more than the row.
/// </summary>
internal static class BulkRead
{
    /// <summary>Gives each row of a query to <paramref name="take"/>, which reads its cells in the order they were selected.</summary>
    /// <param name="db">Whose query it is.</param>
    /// <param name="rows">Selects plain numbers and texts, none that a converter stands between.</param>
    /// <param name="take">Reads one row.</param>
    public static async Task Each<T>(AppDbContext db, IQueryable<T> rows, Action<DbDataReader> take)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = rows.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync();
            // Rows come faster than a task could be awaited for each; a batch from the server is waited for where it stands.
            while (reader.Read()) take(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
