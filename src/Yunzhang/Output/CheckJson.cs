using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.PackTests;

namespace Yunzhang.Output;

/// <summary>What was found about checked packs, for programs: one list with an object a pack.</summary>
public static class CheckJson
{
    /// <summary>Writes all reports.</summary>
    public static void Write(TextWriter output, IReadOnlyList<PackReport> reports, Language language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var report in reports) Report(json, report, language);
            json.WriteEndArray();
        }
        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Report(Utf8JsonWriter json, PackReport report, Language language)
    {
        json.WriteStartObject();
        json.WriteString("folder", report.Name);
        json.WriteString("pack", report.Pack?.Id);
        json.WriteString("name", report.Pack?.Name.In(language));
        json.WriteNumber("errors", report.Diagnostics.Count(d => d.Severity == Severity.Error));
        json.WriteNumber("warnings", report.Diagnostics.Count(d => d.Severity == Severity.Warning));
        if (report.Tests is { } tests)
        {
            json.WriteStartObject("tests");
            json.WriteNumber("passed", tests.Passed);
            json.WriteNumber("failed", tests.Failed);
            json.WriteEndObject();
        }
        json.WriteStartArray("issues");
        foreach (var ladder in report.Ladders) Ladder(json, ladder);
        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        foreach (var found in report.Diagnostics) Diagnostic(json, found, language);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Ladder(Utf8JsonWriter json, CoverageLadder ladder)
    {
        json.WriteStartObject();
        json.WriteString("effective", $"{ladder.Effective:uuuu-MM-dd}");
        json.WriteNumber("clauses", ladder.Clauses.Count);
        json.WriteNumber("accounted", ladder.Accounted);
        json.WriteNumber("bound", ladder.Bound);
        json.WriteNumber("handled", ladder.Of(Account.Handled));
        json.WriteNumber("planned", ladder.Of(Account.Planned));
        json.WriteNumber("tested", ladder.Tested);
        json.WriteNumber("exercised", ladder.Exercised);
        json.WriteStartObject("planned_by_kind");
        foreach (var (kind, count) in ladder.Planned) json.WriteNumber(kind, count);
        json.WriteEndObject();
        json.WriteStartArray("rungs");
        foreach (var clause in ladder.Clauses) Clause(json, clause);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Clause(Utf8JsonWriter json, ClauseCoverage clause)
    {
        json.WriteStartObject();
        json.WriteString("clause", clause.Clause.Id);
        json.WriteString("account", clause.Account.ToString().ToLowerInvariant());
        json.WriteBoolean("tested", clause.Tested);
        json.WriteBoolean("exercised", clause.Exercised);
        Texts(json, "unreached", clause.Unreached);
        Texts(json, "proved_by", clause.ProvedBy);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Diagnostic(Utf8JsonWriter json, Diagnostic found, Language language)
    {
        json.WriteStartObject();
        json.WriteString("code", found.Code);
        json.WriteString("severity", found.Severity.ToString().ToLowerInvariant());
        json.WriteString("file", found.Where.File);
        json.WriteNumber("line", found.Where.Line);
        json.WriteNumber("column", found.Where.Column);
        json.WriteString("message", found.Message.In(language));
        if (found.Hint is { } hint) json.WriteString("hint", hint.In(language));
        json.WriteEndObject();
    }
}
