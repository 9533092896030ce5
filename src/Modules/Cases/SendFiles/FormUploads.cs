using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Cases.SendFiles;

/// <summary>Takes the files that come with a form, from browsers without scripts: kept at once, so that a form that is refused does not lose them.</summary>
internal sealed class FormUploads(CaseFiles files)
{
    public async Task Take(SignedIn me, FormDefinition form, PostedForm posted)
    {
        foreach (var field in form.Fields)
        {
            if (IsFile(field)) await Take(me, posted, FormNames.Of(field.Id), FormNames.FileOf(field.Id), field.Type != FormFieldType.File);
            foreach (var column in field.Columns.Where(IsFile))
                for (var row = 0; row < FormTyping.Rows(posted, field); row++)
                    await Take(me, posted, FormNames.Of($"{field.Id}.{row}.{column.Id}"), FormNames.FileOf($"{field.Id}.{row}.{column.Id}"), column.Type != FormFieldType.File);
        }
    }

    /// <summary>One file, whose id then stands in its field.</summary>
    public Task Take(SignedIn me, PostedForm posted, string field, string name, bool isPicture) => Take(me.Access, Streams.Of(me.Account), posted, field, name, isPicture);

    /// <summary>The same for whoever has no account.</summary>
    public async Task Take(Access access, string stream, PostedForm posted, string field, string name, bool isPicture)
    {
        if (posted.Files?.GetFile(name) is not { Length: > 0 } sent) return;
        if (sent.Length > CaseFiles.Megabytes * 1024 * 1024)
        {
            posted.Refuse(field, new($"文件有 {sent.Length / 1024.0 / 1024:0.0} MB，最大 {CaseFiles.Megabytes} MB。请换小一点的。", $"The file has {sent.Length / 1024.0 / 1024:0.0} MB; at most {CaseFiles.Megabytes} MB are taken. Choose a smaller one."));
            return;
        }

        using var held = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(held);
        var bytes = held.ToArray();
        if (isPicture && !FileKinds.IsPicture(FileKinds.Of(bytes)))
        {
            posted.Refuse(field, new($"“{sent.FileName}”不是图片。请选 JPEG、PNG 或 WebP 图片。", $"\"{sent.FileName}\" is no picture. Choose a JPEG, PNG or WebP picture."));
            return;
        }

        if (await files.Send(access, stream, sent.FileName, bytes) is { } kept) posted.With(field, kept.FileId.ToString());
    }

    private static bool IsFile(FormField field) => field.Type is FormFieldType.File or FormFieldType.Photo or FormFieldType.Signature;
}
