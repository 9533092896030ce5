using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Simulation;

namespace Yunzhang.Output;

/// <summary>A simulation as one JSON document. Ids rather than names, figures as numbers, reasons in the language asked for.</summary>
public static class SimulationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The document.</summary>
    public static string Of(SimulationReport report, Language language) => JsonSerializer.Serialize(
        new
        {
            Pack = report.Base.Id, report.Base.Hash, ProposedHash = report.Proposed.Hash,
            Proposal = new { report.Proposal.Id, report.Proposal.Asks, File = report.Proposal.Where.File, report.Proposal.Assumes },
            Period = new { From = Day(report.Period.From), To = Day(report.Period.To), report.Period.Facts, report.Period.LeftOut, report.LeftAlone.OfOthers, report.LeftAlone.NotJudged, report.LeftAlone.NotInForce },
            Before = Of(report.Before), After = Of(report.After), RepricedNet = report.Repriced,
            Alone = report.Alone.Select(a => new
            {
                Change = a.Change.Path.Text, To = a.Change.To?.Text, Totals = Of(a.Totals), a.Share, Reasons = Reasons(a.Diagnostics, language),
            }),
            Readings = report.Readings.Select(r => new
            {
                Question = r.Question.Id, Reading = r.Reading.Id, Before = Of(r.Before), After = Of(r.After), Reasons = Reasons(r.Diagnostics, language),
            }),
            Controls = report.Controls.Select(c => new { c.Id, Kind = c.IsCounter ? "counter" : "table", c.Before, c.After, c.NetBefore, c.NetAfter }),
            Standings = report.Standings.Select(s => new { Kind = NameOf(s.Kind), s.Id, s.Before, s.After }),
            People = new
            {
                PayMore = Of(report.People.PayMore), PayLess = Of(report.People.PayLess), Otherwise = Of(report.People.Otherwise),
                Unchanged = Of(report.People.Unchanged), Units = Of(report.People.Units),
            },
            Groups = report.Groups.Select(g => new
            {
                Field = g.Field.Id, Groups = g.Groups.Select(o => new { o.Value, Shift = Of(o.Shift) }),
                Merged = g.Small is { } small ? new { small.Groups, small.People, Shift = Of(small.Shift) } : null,
            }),
            MostChanged = report.MostChanged.Select(c => new
            {
                Person = c.Person.Id, c.Person.Name, c.Before, c.After, Difference = c.After - c.Before, c.PointsBefore, c.PointsAfter,
                MovedBy = c.MovedBy?.Id, c.MovedBySum, Standings = c.Standings.Select(s => s.In(language)),
            }),
        }, Options);

    private static object? Of(Totals? totals) => totals is null ? null : new
    {
        totals.Owed, totals.Due, totals.Net, totals.PeopleCharged, totals.UnitsCharged, totals.Entries, totals.Points, totals.Waits, totals.Failed,
    };

    private static object? Of(Shift? shift) => shift is null ? null : new { shift.People, shift.Before, shift.After, shift.Difference };

    private static IEnumerable<object> Reasons(IReadOnlyList<Diagnostic> found, Language language) =>
        found.Where(d => d.Severity == Severity.Error).Select(d => new { d.Code, Where = d.Where.ToString(), Message = d.Message.In(language) });

    private static string NameOf(StandingKind kind) => kind switch
    {
        StandingKind.Outcome => "outcome", StandingKind.Mark => "mark", StandingKind.Card => "card", _ => "gate",
    };

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}
