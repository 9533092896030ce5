using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Facts.RecordFact;

/// <summary>Takes the photograph that came with a form. What it is, its first bytes say, not its name.</summary>
internal static class PhotoFiles
{
    public const int Megabytes = 8;

    /// <summary>Null when there was none, or it cannot be taken, which the form then says.</summary>
    public static async Task<StoredFile?> Read(PostedForm form, string field, SignedIn me)
    {
        if (form.Files?.GetFile(field) is not { Length: > 0 } sent) return null;
        if (sent.Length > Megabytes * 1024 * 1024)
        {
            form.Refuse(field, new($"照片有 {sent.Length / 1024.0 / 1024:0.0} MB，最大 {Megabytes} MB。请用手机拍小一点的，或截取一部分。", $"The photograph has {sent.Length / 1024.0 / 1024:0.0} MB; at most {Megabytes} MB are taken. Take a smaller one or a part of it."));
            return null;
        }

        using var held = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(held);
        var bytes = held.ToArray();
        if (KindOf(bytes) is { } kind) return new StoredFile(me.Access.Organisation, Id<StoredFile>.New(), Path.GetFileName(sent.FileName), kind, bytes) { SentBy = me.Access.Actor.Key };
        form.Refuse(field, new($"“{sent.FileName}”不是照片。请选 JPEG、PNG 或 WebP 图片。", $"\"{sent.FileName}\" is no photograph. Choose a JPEG, PNG or WebP picture."));
        return null;
    }

    private static string? KindOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
        _ => null,
    };
}
