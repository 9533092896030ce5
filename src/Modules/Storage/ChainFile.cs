using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime.Text;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage;

/// <summary>
/// One chain of the journal as a file that leaves the house: every line as it was written and hashed, so that it can be followed without the database. Who holds a
/// printed sheet finds its code among the hashes of the lines, or it is another's.
/// </summary>
public static class ChainFile
{
    /// <summary>What the file says it is; the hashes of a line are of its organisation, number, microsecond, stream, doer, kind and body, in that order.</summary>
    public const string Format = "yunzhang-chain/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'");

    /// <summary>Writes a chain from its first line on.</summary>
    public static byte[] Write(IReadOnlyList<JournalEntry> lines) => JsonSerializer.SerializeToUtf8Bytes(
        new Written(Format, lines[0].OrganisationId.ToString(), lines[0].Stream, [.. lines.Select(l => new Line(
            l.Seq, Time.Format(l.At), l.ActorKey, l.ActorName, l.Kind, l.Body, Convert.ToHexStringLower(l.PrevHash), Convert.ToHexStringLower(l.Hash)))]), Json);

    /// <summary>Reads the lines of a file, without following them.</summary>
    /// <returns>Null for what is no such file.</returns>
    public static IReadOnlyList<JournalEntry>? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            var written = JsonSerializer.Deserialize<Written>(file, Json);
            if (written is not { Format: Format, Lines: { Count: > 0 } lines } || !Id<Organisation>.TryParse(written.Organisation, null, out var organisation)) return null;
            return [.. lines.Select(l => JournalEntry.OfFile(organisation, written.Stream, l.Seq, Time.Parse(l.At).Value, l.Actor, l.Name, l.Kind, l.Body, Convert.FromHexString(l.Previous), Convert.FromHexString(l.Hash)))];
        }
        catch (Exception e) when (e is JsonException or FormatException or UnparsableValueException or ArgumentNullException)
        {
            return null;
        }
    }

    private sealed record Written(string Format, string Organisation, string Stream, IReadOnlyList<Line> Lines);

    private sealed record Line(long Seq, string At, string Actor, string Name, string Kind, string Body, string Previous, string Hash);
}
