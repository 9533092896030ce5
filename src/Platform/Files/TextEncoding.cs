using System.Buffers;
using System.Text;

namespace Yunzhang.Platform.Files;

/// <summary>
/// The encoding of a text file, proved by reading all of it: a byte order mark decides; without one, UTF-8 when every byte fits, else GB18030
/// when every byte fits, else refused. Nothing is ever replaced by a question mark.
/// </summary>
internal sealed record TextEncoding(string Name, Encoding Encoding, int Preamble)
{
    private const int ChunkBytes = 1 << 16;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Finds the encoding and leaves the stream after the byte order mark; null with a reason when there is none.</summary>
    public static TextEncoding? Detect(Stream stream, out CsvError? error)
    {
        Span<byte> head = stackalloc byte[4];
        stream.Position = 0;
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        error = head.StartsWith("PK\x03\x04"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? CsvError.Workbook : null;
        if (error is not null) return null;

        var marked = Marked(head);
        var chosen = marked ?? new TextEncoding("UTF-8", Utf8, 0);
        var bad = chosen.FirstBadRow(stream, out var hasZero);
        var tried = chosen.Name;
        if (bad > 0 && marked is null)
        {
            chosen = new TextEncoding("GB18030", Gb18030, 0);
            bad = chosen.FirstBadRow(stream, out hasZero);
            tried = "UTF-8 / GB18030";
        }
        if (hasZero) error = CsvError.Binary;
        else if (bad > 0) error = CsvError.Encoding(tried, bad);
        stream.Position = chosen.Preamble;
        return error is null ? chosen : null;
    }

    private static TextEncoding? Marked(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return new("UTF-8 BOM", Utf8, 3);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new("UTF-16 LE", new UnicodeEncoding(false, true, true), 2);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new("UTF-16 BE", new UnicodeEncoding(true, true, true), 2);
        return null;
    }

    /// <summary>The row of the first byte that does not belong to the encoding, from 1; 0 when all do.</summary>
    private int FirstBadRow(Stream stream, out bool hasZero)
    {
        stream.Position = Preamble;
        var bytes = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        var chars = ArrayPool<char>.Shared.Rent(Encoding.GetMaxCharCount(ChunkBytes));
        var decoder = Encoding.GetDecoder();
        var row = 1;
        hasZero = false;
        try
        {
            while (true)
            {
                var read = stream.Read(bytes, 0, ChunkBytes);
                int count;
                try
                {
                    count = decoder.GetChars(bytes, 0, read, chars, 0, flush: read == 0);
                }
                catch (DecoderFallbackException bad)
                {
                    return row + bytes.AsSpan(0, Math.Clamp(bad.Index, 0, read)).Count((byte)'\n');
                }
                hasZero = hasZero || chars.AsSpan(0, count).Contains('\0');
                row += chars.AsSpan(0, count).Count('\n');
                if (read == 0 || hasZero) return 0;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
        }
    }
}
