using System.IO.Compression;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>
/// A file on its way between the preview and the import. It travels in the form itself, so that nothing is kept for those who go away, and any node can
/// go on with it; it is read anew each time.
/// </summary>
internal static class UploadedFile
{
    /// <summary>Megabytes of one file: some ten thousand people.</summary>
    public const int Megabytes = 2;

    public const int MostBytes = Megabytes * 1024 * 1024;

    public static string Pack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(file);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <summary>Null when it is not what <see cref="Pack"/> gave, or grows too large.</summary>
    public static byte[]? Unpack(string text)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            var file = new byte[MostBytes + 1];
            var length = gzip.ReadAtLeast(file, file.Length, throwOnEndOfStream: false);
            return length > MostBytes ? null : file[..length];
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
