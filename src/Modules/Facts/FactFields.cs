using System.Text.Encodings.Web;
using System.Text.Json;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Facts;

/// <summary>
/// The fields of a fact as text: one JSON object of field id → text as a pack writes it (<c>yes</c>, <c>12.5</c>, <c>2014-04-01</c>, an option's id,
/// numbers of people with <c>;</c> between). Canonical: fields in the order of the word, unknown ones left out, no blanks.
/// </summary>
public static class FactFields
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of values, one a field of the word in its order.</summary>
    public static string Write(Word word, ReadOnlySpan<Value> values)
    {
        var texts = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < word.Fields.Count; i++)
            if (FieldText.Write(word.Fields[i], values[i]) is { } text) texts.Add(new(word.Fields[i].Id, text));
        return Write(texts);
    }

    /// <summary>Field id → text.</summary>
    public static IReadOnlyDictionary<string, string> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString()!, StringComparer.Ordinal);
    }

    internal static string Write(IEnumerable<KeyValuePair<string, string>> texts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            foreach (var (field, text) in texts) json.WriteString(field, text);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>One value a field of the word; unknown where the text says nothing, or nothing that this word's field can hold.</summary>
    internal static Value[] Parse(Word word, string json)
    {
        var texts = Read(json);
        var values = new Value[word.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var field = word.Fields[i];
            var value = texts.TryGetValue(field.Id, out var text) ? FieldText.Parse(field, text) : default;
            values[i] = value.IsNull ? Value.Unknown(field.Id) : value;
        }

        return values;
    }
}
