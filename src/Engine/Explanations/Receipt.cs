using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Explanations;

/// <summary>
/// What a determination rests on, in a canonical form: pack and its hash, control, version, row, facts, looked-up and named values, the clauses
/// in force that day with their hashes, and the result. Worked out again from the same inputs it is the same to the byte.
/// </summary>
/// <param name="Json">Canonical JSON: fixed order of keys, no blanks, UTF-8.</param>
/// <param name="Number">First twelve hex digits of its SHA-256, what a person quotes.</param>
public sealed record Receipt(string Json, string Number)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The receipt of an entry.</summary>
    public static Receipt Of(Ledger ledger, int entry)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) Write(json, ledger, entry);
        var bytes = stream.ToArray();
        return new Receipt(Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    private static void Write(Utf8JsonWriter json, Ledger ledger, int entry)
    {
        ref readonly var found = ref ledger.At(entry);
        var frames = new Frames(ledger.Pack, ledger.Book, ledger.Found);
        var frame = frames.OfEntry(entry);
        var day = LocalDate.FromDateOnly(DateOnly.FromDayNumber(found.Day));
        json.WriteStartObject();
        json.WriteString("pack", ledger.Pack.Pack.Id);
        json.WriteString("hash", ledger.Pack.Pack.Hash);
        json.WriteString("control", ledger.ControlIdOf(found));
        json.WriteString("version", found.Version < 0 ? "" : Iso(ledger.VersionOf(found).WrittenFrom));
        json.WriteString("row", ledger.RowIdOf(found));
        json.WriteString("judged", Iso(day));
        json.WriteString("known", Iso(ledger.Known));
        json.WriteString("subject", ledger.SubjectOf(found).Id);
        if (found.Fact >= 0) Fact(json, ledger, found.Fact);
        Values(json, ledger, found, frame);
        Results(json, ledger, found, frame);
        Clauses(json, ledger, found, day);
        json.WriteEndObject();
    }

    private static void Fact(Utf8JsonWriter json, Ledger ledger, int fact)
    {
        var book = ledger.Book;
        json.WriteStartObject("fact");
        json.WriteString("word", book.WordOf(fact).Id);
        json.WriteString("source", book.Source);
        json.WriteNumber("line", book.LineOf(fact));
        if (book.IdOf(fact) is { } id) json.WriteString("id", id);
        json.WriteString("occurred", Iso(DayOf(book.DayOf(fact))));
        json.WriteString("recorded", Iso(DayOf(book.RecordedOf(fact))));
        var fields = book.WordOf(fact).Fields;
        for (var i = 0; i < fields.Count; i++) json.WriteString(fields[i].Id, Text(book.FieldOf(fact, i)));
        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, Ledger ledger, in Determination found, Value[] frame)
    {
        json.WriteStartObject("looked_up");
        foreach (var field in ledger.Pack.Layout.Words.People) json.WriteString(field.Id, Text(frame[ledger.Pack.Layout.SlotOfPeople(field)]));
        json.WriteEndObject();
        if (found.Version < 0) return;
        json.WriteStartObject("values");
        foreach (var (name, expression) in ledger.VersionOf(found).Values) json.WriteString(name, Text(expression.Evaluate(frame)));
        json.WriteEndObject();
    }

    private static void Results(Utf8JsonWriter json, Ledger ledger, in Determination found, Value[] frame)
    {
        json.WriteStartObject("result");
        json.WriteString("standing", found.Standing.ToString());
        json.WriteString("outcome", ledger.OutcomeOf(found));
        json.WriteString("amount", Text(frame[ledger.Pack.Layout.SlotOf(ResultColumn.Amount)]));
        json.WriteString("reward", Figure(found.Measures.Reward));
        json.WriteString("points", Figure(found.Measures.Points));
        json.WriteString("days", Figure(found.Measures.Days));
        if (found.Measures.Count != 0) json.WriteString("n", Figure(found.Measures.Count));
        json.WriteEndObject();
    }

    private static void Clauses(Utf8JsonWriter json, Ledger ledger, in Determination found, LocalDate day)
    {
        var issue = ledger.Pack.Pack.IssueOn(day);
        json.WriteStartArray("clauses");
        foreach (var id in ledger.ClausesOf(found))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("issue", issue is null ? "" : Iso(issue.Effective));
            json.WriteString("hash", issue?.Find(id)?.Hash ?? "");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static LocalDate DayOf(int number) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(number));

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Figure(decimal number) => Wording.Figure(number);

    private static string Text(in Value value) => value.Kind switch
    {
        ValueKind.Number => Figure(value.AsNumber),
        ValueKind.Date => Iso(value.AsDate),
        ValueKind.Boolean => value.AsBoolean ? "yes" : "no",
        ValueKind.Unknown => "?",
        _ => Wording.Show(null, value).En,
    };
}
