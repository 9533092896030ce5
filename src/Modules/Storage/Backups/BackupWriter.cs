using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Yunzhang.Modules.Storage.Backups;

/// <summary>What a backup holds.</summary>
public sealed record BackupSummary(long Rows, int Tables, int Files, long Bytes);

/// <summary>
/// Writes everything into one file, as of one moment, while others go on working. The file knows nothing of the database it came from:
/// what was saved on SQLite can be restored on PostgreSQL and the other way round.
/// </summary>
public sealed class BackupWriter(Database database, IClock clock)
{
    /// <summary>The file appears under its name only when it is whole and on disk. A file of that name is replaced.</summary>
    /// <param name="path">Where the backup goes.</param>
    /// <param name="uploads">The folder of uploaded files; need not exist.</param>
    public async Task<BackupSummary> Write(string path, string uploads)
    {
        var unfinished = path + ".part";
        try
        {
            BackupSummary summary;
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
            {
                summary = await WriteTo(file, uploads);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return summary with { Bytes = new FileInfo(path).Length };
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<BackupSummary> WriteTo(FileStream file, string uploads)
    {
        await using var db = database.OpenWhole();
        await using var moment = await db.Database.BeginTransactionAsync(db.Database.IsSqlite() ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead);
        var schema = (await db.Database.GetAppliedMigrationsAsync()).Select(SchemaName).ToList();
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new List<BackupTable>();
        foreach (var table in StoredTable.Of(db.Model)) tables.Add(await Save(db, table, zip));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(uploads))
        {
            foreach (var upload in Directory.EnumerateFiles(uploads, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(uploads, upload).Replace('\\', '/');
                files[name] = await Save(upload, zip.CreateEntry("files/" + name, CompressionLevel.Fastest));
            }
        }

        await using var head = await zip.CreateEntry("manifest.json").OpenAsync();
        await JsonSerializer.SerializeAsync(head, new BackupManifest(1, clock.GetCurrentInstant().ToString(), database.EngineName, schema, tables, files), JsonSerializerOptions.Web);
        return new BackupSummary(tables.Sum(t => t.Rows), tables.Count, files.Count, 0);
    }

    internal static string SchemaName(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static async Task<BackupTable> Save(AppDbContext db, StoredTable table, ZipArchive zip)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = table.Select;
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        await using var rows = await command.ExecuteReaderAsync();
        await using var entry = await zip.CreateEntry($"tables/{table.Name}", CompressionLevel.Fastest).OpenAsync();
        using var sum = SHA256.Create();
        await using var summed = new CryptoStream(entry, sum, CryptoStreamMode.Write);
        long count = 0;
        await using (var to = new BinaryWriter(summed, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            for (; await rows.ReadAsync(); count++)
                for (var i = 0; i < table.Columns.Count; i++) table.Columns[i].Save(to, rows.GetValue(i));
        }

        await summed.FlushFinalBlockAsync();
        return new BackupTable(table.Name, count, Convert.ToHexStringLower(sum.Hash!), [.. table.Columns.Select(c => $"{c.Name}:{c.Kind}")]);
    }

    private static async Task<string> Save(string upload, ZipArchiveEntry entry)
    {
        await using var from = File.OpenRead(upload);
        await using var to = await entry.OpenAsync();
        using var sum = SHA256.Create();
        await using var summed = new CryptoStream(to, sum, CryptoStreamMode.Write);
        await from.CopyToAsync(summed);
        await summed.FlushFinalBlockAsync();
        return Convert.ToHexStringLower(sum.Hash!);
    }
}
