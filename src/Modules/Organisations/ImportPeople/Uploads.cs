using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>Takes the file that came with a form.</summary>
internal static class Uploads
{
    /// <summary>Null when there was none or it is too large, which the form then says.</summary>
    public static async Task<byte[]?> Read(PostedForm form, string field)
    {
        if (form.Files?.GetFile(field) is not { Length: > 0 } sent)
        {
            form.Refuse(field, new("请选择要导入的文件；空文件不能导入。", "Choose the file to import; an empty one cannot be."));
            return null;
        }
        if (sent.Length > UploadedFile.MostBytes)
        {
            form.Refuse(field, new($"文件有 {sent.Length / 1024.0 / 1024:0.0} MB，最大 {UploadedFile.Megabytes} MB。请拆成几份再导入。", $"The file has {sent.Length / 1024.0 / 1024:0.0} MB; at most {UploadedFile.Megabytes} MB are taken. Split it and import the parts."));
            return null;
        }
        using var held = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(held);
        return held.ToArray();
    }
}
