using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Rulebook;

/// <summary>Answers an organisation gave to the open questions of a pack.</summary>
internal sealed class Readings
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, Answer> answers = new(StringComparer.Ordinal);

    public static Readings None => new();

    private sealed record Answer(string Text, string By, LocalDate On);

    public static Readings Parse(string json)
    {
        var read = new Readings();
        using var document = JsonDocument.Parse(json);
        foreach (var question in document.RootElement.EnumerateObject())
        {
            var on = LocalDatePattern.Iso.Parse(question.Value.GetProperty("on").GetString()!).Value;
            read.answers[question.Name] = new(question.Value.GetProperty("answer").GetString()!, question.Value.GetProperty("by").GetString()!, on);
        }

        return read;
    }

    public Readings With(string question, string answer, string by, LocalDate on)
    {
        var next = new Readings();
        foreach (var (id, given) in answers) next.answers[id] = given;
        next.answers[question] = new(answer, by, on);
        return next;
    }

    /// <summary>Keeps what another text of the pack still asks, and offers the same readings for.</summary>
    public (Readings Kept, IReadOnlyList<string> Dropped) For(Pack pack)
    {
        var kept = new Readings();
        foreach (var question in pack.Questions)
            if (answers.TryGetValue(question.Id, out var given) && (question.Readings.Count == 0 || question.Readings.Any(r => r.Id == given.Text))) kept.answers[question.Id] = given;
        return (kept, [.. answers.Keys.Where(id => !kept.answers.ContainsKey(id))]);
    }

    /// <summary>The pack with these answers standing as chosen and signed; what they change in the controls is not applied yet.</summary>
    public Pack Sign(Pack pack) => pack with
    {
        Questions = [.. pack.Questions.Select(q => answers.TryGetValue(q.Id, out var given)
            ? q with { Chosen = given.Text, ChosenText = TextOf(q, given.Text), DecidedBy = given.By, DecidedOn = given.On } : q)],
    };

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            foreach (var (question, answer) in answers)
            {
                json.WriteStartObject(question);
                json.WriteString("answer", answer.Text);
                json.WriteString("by", answer.By);
                json.WriteString("on", LocalDatePattern.Iso.Format(answer.On));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static Phrase TextOf(Question question, string answer) => question.Readings.FirstOrDefault(r => r.Id == answer)?.Says ?? Phrase.Same(answer);
}
