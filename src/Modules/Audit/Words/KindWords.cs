using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Audit.Words;

/// <summary>
/// How a kind of journal line reads. <c>{name}</c> stands for a field of its body, <c>{before.name}</c> for one inside another; what stands in
/// <c>[ ]</c> is said only when all its fields are there. <c>{kind:Leave=leave|Outing=outing}</c> says a code of the field in words.
/// </summary>
internal sealed record KindWords(string Kind, Phrase Name, Phrase Sentence);

/// <summary>Turns journal lines into sentences.</summary>
internal static partial class JournalText
{
    private static readonly Dictionary<string, KindWords> Known = OrganisationWords.All.Concat(RuleWords.All).Concat(AttendanceWords.All).Concat(CaseWords.All).Concat(DeliveryWords.All).ToDictionary(k => k.Kind);

    public static IReadOnlyCollection<KindWords> Kinds => Known.Values;

    /// <summary>What the kind is called; an unknown one by its code.</summary>
    public static Phrase NameOf(string kind) => Known.TryGetValue(kind, out var words) ? words.Name : Phrase.Same(kind);

    /// <summary>What the line says; an unknown kind says its code, and the body stands beside it anyway.</summary>
    public static Phrase Of(string kind, string body)
    {
        if (!Known.TryGetValue(kind, out var words)) return Phrase.Same(kind);
        try
        {
            using var json = JsonDocument.Parse(body);
            return new Phrase(Fill(words.Sentence.Zh, json.RootElement, "、", "是", "否"), Fill(words.Sentence.En, json.RootElement, ", ", "yes", "no"));
        }
        catch (JsonException)
        {
            // Only somebody who wrote past the product can have left this; the chain tells.
            return words.Name;
        }
    }

    private static string Fill(string template, JsonElement body, string between, string yes, string no)
    {
        var said = Optional().Replace(template, part => Places().Matches(part.Groups[1].Value).All(p => Said(p).Length > 0) ? part.Groups[1].Value : "");
        return Places().Replace(said, p => Said(p) is { Length: > 0 } value ? value : "—");

        string Said(Match place)
        {
            var value = Value(place.Groups[1].Value);
            return place.Groups[2].Success ? place.Groups[2].Value.Split('|').Select(c => c.Split('=', 2)).FirstOrDefault(c => c[0] == value)?[1] ?? value : value;
        }

        string Value(string path)
        {
            var at = body;
            foreach (var step in path.Split('.'))
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at)) return "";
            return Text(at);
        }

        string Text(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.True => yes,
            JsonValueKind.False => no,
            JsonValueKind.Array => string.Join(between, value.EnumerateArray().Select(Text)),
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Object => string.Join(between, value.EnumerateObject().Select(p => $"{p.Name} {Text(p.Value)}")),
            _ => value.GetRawText(),
        };
    }

    /// <summary>The body laid out over lines, for those who want all of it.</summary>
    public static string Laid(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) json.WriteTo(writer);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (JsonException)
        {
            return body;
        }
    }

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\{([A-Za-z.]+)(?::([^}]*))?\}")]
    private static partial Regex Places();
}
