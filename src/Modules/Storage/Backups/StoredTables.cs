using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yunzhang.Modules.Storage.Backups;

/// <summary>A table with its columns.</summary>
internal sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<string> Key)
{
    public string Select => $"SELECT {string.Join(", ", Columns.Select(c => $"\"{c.Name}\""))} FROM \"{Name}\" ORDER BY {string.Join(", ", Key.Select(k => $"\"{k}\""))}";

    /// <summary>Every table of the model, those that others point to first.</summary>
    public static IReadOnlyList<StoredTable> Of(IModel model)
    {
        var waiting = model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        var ordered = new List<StoredTable>();
        while (waiting.Find(e => e.GetForeignKeys().All(k => k.PrincipalEntityType == e || !waiting.Contains(k.PrincipalEntityType))) is { } next)
        {
            waiting.Remove(next);
            ordered.Add(new StoredTable(next.GetTableName()!, StoredColumn.Of(next), [.. next.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName())]));
        }

        return waiting.Count == 0 ? ordered : throw new InvalidOperationException($"Tables point at each other in a circle: {string.Join(", ", waiting.Select(e => e.GetTableName()))}.");
    }
}

/// <summary>What stands at the head of a backup.</summary>
/// <param name="Format">1.</param>
/// <param name="MadeAt">When, in UTC.</param>
/// <param name="Engine">The database it came from; only for the reader.</param>
/// <param name="Schema">The migrations applied, without their times, which differ between the databases.</param>
/// <param name="Tables">Rows and SHA-256 of each table's file, in the order they go back in.</param>
/// <param name="Files">SHA-256 of each uploaded file by its path.</param>
internal sealed record BackupManifest(int Format, string MadeAt, string Engine, IReadOnlyList<string> Schema, IReadOnlyList<BackupTable> Tables, IReadOnlyDictionary<string, string> Files);

internal sealed record BackupTable(string Name, long Rows, string Sha256, IReadOnlyList<string> Columns);
