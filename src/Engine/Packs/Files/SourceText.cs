using System.Text;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Bytes as text: UTF-8, with or without a byte order mark, and nothing else.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text; null and reported, with the line, when the bytes are not UTF-8.</summary>
    public static string? Decode(string file, byte[] bytes, DiagnosticBag bag)
    {
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(fault.Index + start, 0, bytes.Length)).Count((byte)'\n');
            bag.Error("pack.not-utf8", new SourceSpan(file, line, 1), new Phrase("文件不是 UTF-8 编码，从这一行起读不出来（多半是 GBK 或 GB18030）。", "The file is not UTF-8 and cannot be read from this line on (it is likely GBK or GB18030)."),
                new Phrase("请在编辑器里“另存为”，编码选 UTF-8。", "Save it again with the encoding UTF-8."));
            return null;
        }
    }
}
