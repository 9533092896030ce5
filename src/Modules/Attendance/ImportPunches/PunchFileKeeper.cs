using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Attendance.ImportPunches;

/// <summary>Keeps a punch file between the preview and the import: it may be large, and any node can go on with it. Only whoever sent it has it again.</summary>
internal sealed class PunchFileKeeper(Database database)
{
    /// <summary>Megabytes of one file: a month of some ten thousand people.</summary>
    public const int Megabytes = 50;

    private static readonly Duration Kept = Duration.FromDays(1);

    /// <summary>Takes the file of a form; null when there is none or it is too large, which the form then says.</summary>
    public async Task<StoredFile?> Receive(SignedIn me, PostedForm form, string field)
    {
        if (form.Files?.GetFile(field) is not { Length: > 0 } sent)
        {
            form.Refuse(field, new("请选择要导入的文件；空文件不能导入。", "Choose the file to import; an empty one cannot be."));
            return null;
        }

        if (sent.Length > Megabytes * 1024 * 1024)
        {
            form.Refuse(field, new($"文件有 {sent.Length / 1024.0 / 1024:0.0} MB，最大 {Megabytes} MB。请拆成几份再导入。", $"The file has {sent.Length / 1024.0 / 1024:0.0} MB; at most {Megabytes} MB are taken. Split it and import the parts."));
            return null;
        }

        using var held = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(held);
        return await Keep(me, sent.FileName, held.ToArray());
    }

    /// <summary>The file again; null when its day is over or somebody else sent it.</summary>
    public Task<StoredFile?> Find(SignedIn me, Id<StoredFile> id) =>
        database.Read(me.Access, db => db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.FileId == id && f.SentBy == me.Access.Actor.Key && f.Until != null));

    private Task<StoredFile> Keep(SignedIn me, string name, byte[] content) => database.Write(me.Access, async write =>
    {
        await write.DeleteMany(write.Db.Set<StoredFile>().Where(f => f.Until != null && f.Until < write.Now));
        var file = new StoredFile(write.Access.Organisation, Id<StoredFile>.New(), Path.GetFileName(name), "application/octet-stream", content) { SentBy = me.Access.Actor.Key, Until = write.Now + Kept };
        write.Db.Add(file);
        await write.Journal("punches", "file.received", new { file = file.FileId.ToString(), file.Name, bytes = content.Length });
        return file;
    });
}
