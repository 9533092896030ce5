using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Yunzhang.Modules.Storage.Bulk;

/// <summary>
/// Saves what a context has tracked, straight on the library: the mapper makes a command and its parameters anew for each row, which cost more than all the rest of a small
/// write. What only the mapper can write is left to it.
/// </summary>
internal static class RowSaver
{
    /// <summary>Whether it did; if not, nothing was changed. It takes what the tracker has found changed already.</summary>
    public static async Task<bool> Save(AppDbContext db, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null) return false;
        var changes = new List<(EntityEntry Entry, RowTable Table)>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (RowTable.Of(db, entry.Metadata) is not { } table) return false;
            changes.Add((entry, table));
        }

        if (changes.Count == 0) return true;
        var statements = RowStatements.On(db);
        // A key that is given up may be taken anew, and a row comes after those it refers to.
        foreach (var (entry, table) in Of(EntityState.Deleted).OrderByDescending(c => c.Table.IsDependent)) statements.Add(table.Delete, entry.Entity);
        foreach (var (entry, table) in Of(EntityState.Modified)) statements.Add(table.Update(p => entry.Property(p).IsModified), entry.Entity);
        foreach (var (entry, table) in Of(EntityState.Added).OrderBy(c => c.Table.IsDependent)) statements.Add(table.Insert, entry.Entity);
        await statements.Send(cancellation);
        db.ChangeTracker.AcceptAllChanges();
        return true;

        IEnumerable<(EntityEntry Entry, RowTable Table)> Of(EntityState state) => changes.Where(c => c.Entry.State == state);
    }
}
