using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;

namespace Yunzhang.Modules.Cases.SendFiles;

/// <summary>
/// Files of cases. One is sent when it is picked and kept for a while; handing the form in keeps it for good. Only whoever sent a file may hand it in.
/// </summary>
internal sealed class CaseFiles(Database database)
{
    /// <summary>Megabytes of one file.</summary>
    public const int Megabytes = 20;

    // A form left as a draft over a holiday still has its photographs.
    private static readonly Duration Kept = Duration.FromDays(30);

    /// <summary>Keeps a file that was just sent; null when it is empty or too large.</summary>
    public Task<StoredFile?> Send(SignedIn me, string name, byte[] content) => Send(me.Access, Streams.Of(me.Account), name, content);

    /// <summary>The same for whoever has no account; it is noted in the stream of what lets him in.</summary>
    public async Task<StoredFile?> Send(Access access, string stream, string name, byte[] content)
    {
        if (content.Length is 0 or > Megabytes * 1024 * 1024) return null;
        return await database.Write(access, async write =>
        {
            await write.DeleteMany(write.Db.Set<StoredFile>().Where(f => f.Until != null && f.Until < write.Now));
            var shown = Path.GetFileName(name) is { Length: > 0 } given ? given : "file";
            var file = new StoredFile(write.Access.Organisation, Id<StoredFile>.New(), shown.Length > 120 ? shown[^120..] : shown, FileKinds.Of(content), content) { SentBy = access.Actor.Key, Until = write.Now + Kept };
            write.Db.Add(file);
            await write.Journal(stream, "file.sent", new { file = file.FileId.ToString(), file.Name, bytes = content.Length });
            return file;
        });
    }

    /// <summary>Keeps what a form names for good.</summary>
    public static Task Attach(Write write, FormDefinition form, IReadOnlyDictionary<string, string> values) => Attach(write, In(form, values.ToDictionary(v => v.Key, v => (string?)v.Value)));

    /// <summary>Keeps files for good that whoever writes has sent; of others nothing changes.</summary>
    public static async Task Attach(Write write, IEnumerable<string> named)
    {
        var ids = Ids(named);
        if (ids.Length == 0) return;
        write.Db.DependOnMore();
        foreach (var file in await write.Db.Set<StoredFile>().AsTracking().Where(f => ids.Contains(f.FileId) && f.SentBy == write.Access.Actor.Key && f.Until != null).ToListAsync()) file.Until = null;
    }

    /// <summary>Whether whoever writes has sent all of these himself.</summary>
    public static async Task<bool> AreSentBy(Write write, IReadOnlyList<string> named)
    {
        var ids = Ids(named);
        if (named.Count == 0) return true;
        write.Db.DependOnMore();
        return ids.Length == named.Distinct().Count() && await write.Db.Set<StoredFile>().CountAsync(f => ids.Contains(f.FileId) && f.SentBy == write.Access.Actor.Key) == ids.Length;
    }

    /// <summary>Ids of the files that stand in fields of a form.</summary>
    public static IEnumerable<string> In(FormDefinition form, IReadOnlyDictionary<string, string?> values) =>
        values.Where(v => v.Value is { Length: > 0 } && IsFile(form, v.Key)).Select(v => v.Value!);

    public static Id<StoredFile>[] Ids(IEnumerable<string> named) => [.. named.Select(n => Id<StoredFile>.TryParse(n, null, out var id) ? id : default).Where(id => id != default).Distinct()];

    private static bool IsFile(FormDefinition form, string path) => form.At(path)?.Type is FormFieldType.File or FormFieldType.Photo or FormFieldType.Signature;
}

/// <summary>What a file is, by its first bytes and not by its name: only pictures and PDF are shown, anything else is only handed out to be saved.</summary>
internal static class FileKinds
{
    public const string Other = "application/octet-stream";

    public static string Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
        [0x25, 0x50, 0x44, 0x46, ..] => "application/pdf",
        _ => Other,
    };

    public static bool IsPicture(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);
}
