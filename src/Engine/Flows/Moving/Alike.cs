using System.Text.Json;
using System.Text.Json.Serialization;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Moving;

/// <summary>Whether parts of two versions say the same, wherever they stand in their files.</summary>
internal static class Alike
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new NoPlace() } };

    /// <summary>Whether a case runs the same under either version: the same form, steps and endings.</summary>
    public static bool Are(BoundFlow a, BoundFlow b) => Same(a.Form, b.Form) && Same(a.Version.Steps, b.Version.Steps) && Same(a.Version.Endings, b.Version.Endings);

    /// <summary>
    /// Whether two fields ask the same. Hints, and what stands there at first, are not what somebody saw of a value; and a name that was only translated otherwise is the same name.
    /// </summary>
    public static bool Are(FormField a, FormField b) => Same(Asked(a), Asked(b)) && Names(a).Zip(Names(b)).All(n => n.First.Zh == n.Second.Zh || n.First.En == n.Second.En);

    /// <summary>Whether a word said in one step may count in the other: the same people are asked, in the same way, of the same content, and must give the same with it.</summary>
    public static bool Are(StepDefinition a, StepDefinition b, string word) =>
        Same(Heard(a), Heard(b)) && StepWords.Of(b).Contains(word) && Same(Needs(a, word), Needs(b, word));

    private static FormField Asked(FormField field) => field with
    {
        Name = default, Options = [.. field.Options.Select(o => o with { Name = default })], Hint = null, Default = null, FromLast = false, Required = null, Columns = [.. field.Columns.Select(Asked)],
    };

    private static IEnumerable<Phrase> Names(FormField field) => [field.Name, .. field.Options.Select(o => o.Name), .. field.Columns.SelectMany(Names)];

    private static object Heard(StepDefinition step) =>
        new { step.Kind, Who = step.Parties.Select(p => new { p.Id, p.Who.Text }), step.Rule, Not = step.Not.Select(n => n.Text), step.Vacant, Edits = step.Edits.Select(e => e.Text), Hides = step.Hides.Select(h => h.Text) };

    private static IEnumerable<string>? Needs(StepDefinition step, string word) => step.Exit(StepWords.ExitOf(step.Kind, word))?.Needs.Select(n => n.Text);

    private static bool Same<T>(T a, T b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options);

    private sealed class NoPlace : JsonConverter<SourceSpan>
    {
        public override SourceSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Places are written only.");

        public override void Write(Utf8JsonWriter writer, SourceSpan value, JsonSerializerOptions options) => writer.WriteNullValue();
    }
}
