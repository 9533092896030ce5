using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.PackTests;

/// <summary>One expectation of a timeline.</summary>
/// <param name="Before">The facts known at the expectation before.</param>
/// <param name="Book">The facts known now.</param>
/// <param name="On">The day asked; facts recorded later are not known, windows ended by then are closed.</param>
/// <param name="Subjects">Figures per person or unit.</param>
/// <param name="Because">Clauses that must be reasons of what is new.</param>
/// <param name="Where">Where it stands.</param>
internal sealed record TimelinePoint(
    FactBook Before, FactBook Book, LocalDate On, IReadOnlyList<SubjectFigures> Subjects, IReadOnlyList<Sourced> Because, SourceSpan Where);

/// <summary>A timeline: at each expectation the ledger is reckoned with the facts known by then.</summary>
internal sealed class TimelineTest(IReadOnlyList<TimelinePoint> points) : PreparedTest
{
    public override void Run(BoundPack pack, List<Diagnostic> failures, List<Exhibit>? seen)
    {
        Ledger? last = null;
        foreach (var point in points)
        {
            var ledger = Reckoner.Reckon(pack, point.Book, point.On, point.On, trace: seen is not null);
            seen?.Add(Seen(ledger, point));
            if (ledger.CountsNotPlaced > 0) failures.Add(NotPlaced(point));
            var statements = Statements.Of(ledger);
            foreach (var subject in point.Subjects)
            {
                var statement = statements.FirstOrDefault(s => ReferenceEquals(s.Subject, subject.Subject));
                foreach (var figure in subject.Figures) Compare(ledger, point, subject, statement, figure, failures);
            }
            if (point.Because.Count > 0) Because(point, last, ledger, failures);
            last = ledger;
        }
    }

    // A flow is asked about by its own name, and has nothing else to show here.
    private static Exhibit Seen(Ledger ledger, TimelinePoint point)
    {
        var exhibit = Exhibit.Of(ledger);
        exhibit.Controls.UnionWith(point.Subjects.SelectMany(s => s.Figures).Where(f => f.Kind == FigureKind.Cases).Select(f => f.Name));
        return exhibit;
    }

    private void Compare(Ledger ledger, TimelinePoint point, SubjectFigures of, Statement? statement, Figure figure, List<Diagnostic> failures)
    {
        var got = figure.Kind switch
        {
            FigureKind.Mark => statement?.Marks.GetValueOrDefault(figure.Name) ?? ledger.Pack.Pack.Words.Marks.First(m => m.Id == figure.Name).Default,
            FigureKind.Gate => statement?.Gates.Contains(figure.Name) == true ? "closed" : "open",
            _ => Number(ledger, point, of, statement, figure) is { } number ? number == figure.Number ? figure.Text.Text : ValueText.Of(number) : null,
        };
        if (got == figure.Text.Text) return;
        var who = of.Subject.Id;
        var reason = Reasons.Of(ledger, of.Subject.Index, of.IsUnit);
        failures.Add(got is null
            ? new Diagnostic("test.not-counted", Severity.Error, figure.Text.Where,
                new Phrase($"“{Name}”：计数器 {figure.Name} 不按{(of.IsUnit ? "单位" : "人")}计，问不到 {who} 的数。", $"\"{Name}\": counter {figure.Name} does not count per {(of.IsUnit ? "unit" : "person")}, so {who} has no count."))
            : new Diagnostic("test.wrong-figure", Severity.Error, figure.Text.Where,
                new Phrase($"“{Name}”：到 {point.On:uuuu-MM-dd}，{who} 的 {figure.Name} 应为 {figure.Text.Text}，得出 {got}。", $"\"{Name}\": by {point.On:uuuu-MM-dd}, {figure.Name} of {who} should be {figure.Text.Text}, but it is {got}."),
                reason));
    }

    private Diagnostic NotPlaced(TimelinePoint point) => new("test.count-not-placed", Severity.Error, point.Where,
        new Phrase($"“{Name}”：到 {point.On:uuuu-MM-dd}，有的次数在计数器的行里没有对应的一行，或不止一行。", $"\"{Name}\": by {point.On:uuuu-MM-dd}, a count meets no row of its counter, or more than one."));

    private static decimal? Number(Ledger ledger, TimelinePoint point, SubjectFigures of, Statement? statement, Figure figure) => figure.Kind switch
    {
        FigureKind.ToPay => statement?.ToPay ?? 0,
        FigureKind.ToGet => statement?.ToGet ?? 0,
        FigureKind.Points => statement?.Points ?? 0,
        FigureKind.Days => statement?.Days ?? 0,
        FigureKind.Waits => statement?.Waits ?? 0,
        FigureKind.Outcome => statement?.Outcomes.GetValueOrDefault(figure.Name) ?? 0,
        FigureKind.Card => statement?.Cards.GetValueOrDefault(figure.Name) ?? 0,
        FigureKind.Counter => ledger.CountOf(figure.Name, of.Subject),
        FigureKind.Cases => Cases(ledger, point, of, figure.Name),
        _ => Adjusted(ledger, point, of),
    };

    /// <summary>How many determinations start a case of a flow, as it is in force on the day asked.</summary>
    private static decimal Cases(Ledger ledger, TimelinePoint point, SubjectFigures of, string flow)
    {
        if (ledger.Pack.FlowOn(flow, point.On)?.StartsOn is not { } start) return 0;
        var count = 0;
        foreach (ref readonly var entry in ledger.Entries)
        {
            if (entry.Standing != Standing.Stands || !ReferenceEquals(ledger.SubjectOf(entry), of.Subject)) continue;
            var outcome = entry.Outcome < 0 ? null : ledger.OutcomeOf(entry);
            if (start.Takes(ledger.ControlIdOf(entry), outcome, entry.Amount, entry.Measures.Reward, entry.Measures.Points, entry.Measures.Days)) count++;
        }
        return count;
    }

    // The same day with and without the last facts, so that a window which has merely ended since moves nothing.
    private static decimal Adjusted(Ledger ledger, TimelinePoint point, SubjectFigures of)
    {
        var before = Reckoner.Reckon(ledger.Pack, point.Before, point.On, point.On);
        var sum = 0m;
        foreach (var adjustment in Adjustments.Between(before, ledger, point.On))
            if (ReferenceEquals(adjustment.Subject, of.Subject)) sum += adjustment.Difference;
        return sum;
    }

    private void Because(TimelinePoint point, Ledger? last, Ledger ledger, List<Diagnostic> failures)
    {
        var reasons = NewReasons.Of(last, ledger);
        foreach (var clause in point.Because)
        {
            if (reasons.Contains(clause.Text)) continue;
            var found = reasons.Count > 0 ? string.Join(", ", reasons) : "-";
            failures.Add(new Diagnostic("test.wrong-reason", Severity.Error, clause.Where,
                new Phrase($"“{Name}”：到 {point.On:uuuu-MM-dd}，新得出的依据里应有 {clause.Text}，实际是 {found}。", $"\"{Name}\": by {point.On:uuuu-MM-dd}, {clause.Text} should be among the new reasons, which are {found}.")));
        }
    }
}
