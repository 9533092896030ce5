using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage.Bulk;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Storage.Backups;

/// <summary>Puts a backup back, into a database that holds nothing yet: all of it in one transaction, or nothing.</summary>
public sealed class BackupReader(Database database)
{
    /// <summary>Restores a backup. Afterwards the journal should be verified; the command does.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="uploads">The folder uploaded files go back into.</param>
    public async Task<Result<BackupSummary>> Restore(string path, string uploads)
    {
        using var zip = await Open(path);
        if (zip?.GetEntry("manifest.json") is not { } head) return Refusal("restore.not-a-backup", $"{path} 不是运章的备份文件，请换一个文件。", $"{path} is no backup of Yunzhang; choose another file.");
        await using var text = await head.OpenAsync();
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(text, JsonSerializerOptions.Web) ?? throw new InvalidDataException("An empty manifest.");
        if (await Why(manifest, zip) is { } why) return why;
        var rows = await database.Fill(db => Fill(db, manifest, zip));
        foreach (var name in manifest.Files.Keys) await Extract(zip, name, uploads);
        return new BackupSummary(rows, manifest.Tables.Count, manifest.Files.Count, new FileInfo(path).Length);
    }

    private async Task<Error?> Why(BackupManifest manifest, ZipArchive zip)
    {
        await using var db = database.OpenWhole();
        var here = (await db.Database.GetAppliedMigrationsAsync()).Select(BackupWriter.SchemaName).ToList();
        if (!manifest.Schema.SequenceEqual(here) || !SameTables(manifest, db))
            return Refusal("restore.other-version", $"备份来自另一个版本的运章（{manifest.MadeAt}，{manifest.Engine}）。请用做备份的那个版本恢复，再升级。", $"The backup is from another version of Yunzhang ({manifest.MadeAt}, {manifest.Engine}). Restore it with that version, then upgrade.");
        if (await db.Set<Organisation>().IgnoreQueryFilters().AnyAsync())
            return Refusal("restore.not-empty", "这个数据库里已经有数据，恢复会覆盖它。请换一个空的 --data 文件夹或新建的数据库。", "This database already holds data, which restoring would overwrite. Give an empty --data folder or a new database.");
        var broken = manifest.Tables.Where(t => !Holds(zip, $"tables/{t.Name}", t.Sha256)).Select(t => t.Name)
            .Concat(manifest.Files.Where(f => !Holds(zip, $"files/{f.Key}", f.Value)).Select(f => f.Key)).ToList();
        return broken.Count == 0 ? null : Refusal("restore.damaged", $"备份文件已损坏：{string.Join("、", broken)} 与校验值不符。请换一份备份。", $"The backup is damaged: {string.Join(", ", broken)} does not match its checksum. Use another backup.");
    }

    private static bool SameTables(BackupManifest manifest, AppDbContext db) =>
        manifest.Format == 1
        && manifest.Tables.Select(t => $"{t.Name}({string.Join(',', t.Columns)})")
            .SequenceEqual(StoredTable.Of(db.Model).Select(t => $"{t.Name}({string.Join(',', t.Columns.Select(c => $"{c.Name}:{c.Kind}"))})"));

    private static bool Holds(ZipArchive zip, string name, string sha256)
    {
        if (zip.GetEntry(name) is not { } entry) return false;
        using var content = entry.Open();
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(content)) == sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static async Task<long> Fill(AppDbContext db, BackupManifest manifest, ZipArchive zip)
    {
        var counts = manifest.Tables.ToDictionary(t => t.Name, t => t.Rows);
        foreach (var table in StoredTable.Of(db.Model))
        {
            await using var content = await zip.GetEntry($"tables/{table.Name}")!.OpenAsync();
            using var from = new BinaryReader(new BufferedStream(content, 1 << 16));
            using var sink = RowSink.On(db, new(table.Name, [.. table.Columns.Select(c => c.Name)], []));
            for (long row = 0; row < counts[table.Name]; row++)
            {
                sink.StartRow();
                for (var i = 0; i < table.Columns.Count; i++) table.Columns[i].Load(from, sink, i);
                sink.EndRow();
            }

            sink.Complete();
        }

        return counts.Values.Sum();
    }

    private static async Task Extract(ZipArchive zip, string name, string uploads)
    {
        var target = Path.GetFullPath(Path.Combine(uploads, name));
        if (!target.StartsWith(Path.GetFullPath(uploads) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new InvalidDataException($"{name} leads out of the folder of uploads.");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await zip.GetEntry($"files/{name}")!.ExtractToFileAsync(target, overwrite: true);
    }

    private static async Task<ZipArchive?> Open(string path)
    {
        try
        {
            return await ZipFile.OpenReadAsync(path);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Error Refusal(string code, string zh, string en) => new(ErrorKind.Refused, code, new Phrase(zh, en));
}
