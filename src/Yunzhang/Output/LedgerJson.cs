using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Output;

/// <summary>A ledger as one JSON document: pack and hash, entries, statements, warnings; with explanations each entry carries its receipt.</summary>
public static class LedgerJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the ledger.</summary>
    public static void Write(TextWriter output, Ledger ledger, Language language, string? only, bool explain)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) Document(json, ledger, language, only, explain);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    private static void Document(Utf8JsonWriter json, Ledger ledger, Language language, string? only, bool explain)
    {
        json.WriteStartObject();
        json.WriteString("pack", ledger.Pack.Pack.Id);
        json.WriteString("hash", ledger.Pack.Pack.Hash);
        json.WriteString("known", Day(ledger.Known));
        json.WriteString("until", Day(ledger.Until));
        json.WriteNumber("facts", ledger.Book.Count);
        Entries(json, ledger, language, only, explain);
        Totals(json, ledger, only);
        json.WriteStartArray("warnings");
        foreach (var warning in ledger.Warnings)
        {
            json.WriteStartObject();
            json.WriteString("counter", warning.Counter);
            json.WriteString("subject", (warning.IsUnit ? ledger.Book.Units : ledger.Book.People).All[warning.Subject].Id);
            json.WriteString("day", DateOnly.FromDayNumber(warning.Day).ToString("yyyy-MM-dd"));
            json.WriteNumber("n", warning.Count);
            json.WriteNumber("threshold", warning.Threshold);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Entries(Utf8JsonWriter json, Ledger ledger, Language language, string? only, bool explain)
    {
        var explainer = new Explainer(ledger);
        json.WriteStartArray("entries");
        for (var i = 0; i < ledger.Entries.Length; i++)
        {
            var entry = ledger.Entries[i];
            if (!ledger.SubjectOf(entry).IsWanted(only)) continue;
            json.WriteStartObject();
            json.WriteString("day", DateOnly.FromDayNumber(entry.Day).ToString("yyyy-MM-dd"));
            json.WriteString("subject", ledger.SubjectOf(entry).Id);
            json.WriteString("control", ledger.ControlIdOf(entry));
            json.WriteString("row", ledger.RowIdOf(entry));
            json.WriteString("outcome", ledger.OutcomeOf(entry));
            json.WriteString("standing", LedgerCsv.NameOf(entry.Standing));
            json.WriteNumber("amount", entry.Amount);
            json.WriteNumber("reward", entry.Measures.Reward);
            json.WriteNumber("points", entry.Measures.Points);
            json.WriteNumber("days", entry.Measures.Days);
            if (entry.Measures.Count != 0) json.WriteNumber("n", entry.Measures.Count);
            json.WriteStartArray("clauses");
            foreach (var clause in ledger.ClausesOf(entry)) json.WriteStringValue(clause);
            json.WriteEndArray();
            if (entry.Fact >= 0) json.WriteNumber("line", ledger.Book.LineOf(entry.Fact));
            if (explain)
            {
                json.WriteString("explanation", explainer.Explain(i).Format(language));
                json.WritePropertyName("receipt");
                json.WriteRawValue(Receipt.Of(ledger, i).Json);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Totals(Utf8JsonWriter json, Ledger ledger, string? only)
    {
        json.WriteStartArray("totals");
        foreach (var statement in Statements.Of(ledger))
        {
            if (!statement.Subject.IsWanted(only)) continue;
            json.WriteStartObject();
            json.WriteString("subject", statement.Subject.Id);
            json.WriteString("name", statement.Subject.Name);
            json.WriteNumber("to_pay", statement.ToPay);
            json.WriteNumber("to_get", statement.ToGet);
            json.WriteNumber("points", statement.Points);
            json.WriteNumber("days", statement.Days);
            json.WriteNumber("waits", statement.Waits);
            json.WriteStartObject("marks");
            foreach (var (mark, option) in statement.Marks) json.WriteString(mark, option);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}
