using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Yunzhang.Engine.Flows;

/// <summary>Events as text: one JSON object each, its keys in a fixed order, so that the same event is always the same bytes and a hash of it holds.</summary>
public static class CaseEventJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A database may keep the object with its keys in another order.
        AllowOutOfOrderMetadataProperties = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new Pattern<Instant>(InstantPattern.ExtendedIso),
            new Pattern<LocalDate>(LocalDatePattern.Iso), new InOrder(),
        },
    };

    /// <summary>The event as JSON. It says what happened under the key <c>event</c>.</summary>
    public static string Write(CaseEvent e) => JsonSerializer.Serialize(e, Options);

    /// <summary>The event that was written; keys this version does not know are passed over.</summary>
    /// <exception cref="JsonException">The text is no event, or one of a kind this version does not know.</exception>
    public static CaseEvent Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CaseEvent>(json, Options) ?? throw new JsonException("The text is \"null\", not an event of a case.");
        }
        catch (NotSupportedException e)
        {
            throw new JsonException("The text does not say under \"event\" what happened.", e);
        }
    }

    private sealed class Pattern<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            pattern.Parse(reader.GetString() ?? "") is { Success: true } read ? read.Value : throw new JsonException($"\"{reader.GetString()}\" is no {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
    }

    private sealed class InOrder : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) ?? [];

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, text) in value.OrderBy(v => v.Key, StringComparer.Ordinal)) writer.WriteString(key, text);
            writer.WriteEndObject();
        }
    }
}
