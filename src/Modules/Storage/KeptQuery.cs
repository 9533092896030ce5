using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yunzhang.Modules.Storage;

/// <summary>
/// A query that is asked again and again, made ready once for each of the two models: finding out anew what it asks takes longer than small answers do. Filters hold as in any
/// other. Whether rows are tracked has to be said in it: it is the same for reads and for writes.
/// </summary>
internal sealed class KeptQuery<TGiven, T>(Expression<Func<AppDbContext, TGiven, IQueryable<T>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<AppDbContext, TGiven, IAsyncEnumerable<T>>> ready = [];

    public async Task<List<T>> List(AppDbContext db, TGiven given)
    {
        var found = new List<T>();
        await foreach (var row in Ask(db, given)) found.Add(row);
        return found;
    }

    /// <summary>The first row; nothing when there is none.</summary>
    public async Task<T?> First(AppDbContext db, TGiven given)
    {
        await foreach (var row in Ask(db, given)) return row;
        return default;
    }

    private IAsyncEnumerable<T> Ask(AppDbContext db, TGiven given) => ready.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, given);
}
