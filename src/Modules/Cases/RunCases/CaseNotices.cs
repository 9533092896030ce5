using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>Who is told of what happened in a case. Whoever did it is not; one person is told of one thing once.</summary>
internal static class CaseNotices
{
    public static Task Tell(Write write, Case row, CaseState state, IReadOnlyList<(long Line, CaseEvent Event)> lines, LocalDate today)
    {
        var told = new Dictionary<(NoticeKind Kind, Id<Person> To), long>();
        var open = state.OpenTasks.Select(t => t.Number).ToHashSet();
        foreach (var (line, happened) in lines)
            foreach (var (kind, key) in Of(happened, state, open))
                if (Keys.Person(key) is { } person) told[(kind, person)] = line;
        return NoticeSender.Tell(write, row.CaseId, [.. told.Select(t => (t.Key.Kind, t.Key.To, t.Value))], today);
    }

    private static IEnumerable<(NoticeKind Kind, string? To)> Of(CaseEvent happened, CaseState state, HashSet<int> open) => happened switch
    {
        // Whoever is behind another in the order is told when his turn comes.
        TaskGiven given when open.Contains(given.Task) => [(NoticeKind.CaseWaits, given.To)],
        Acted acted => state.Tasks.Where(t => t.Behind == acted.Task && open.Contains(t.Number)).Select(t => (NoticeKind.CaseWaits, (string?)t.To)),
        VotesVoided voided => voided.Tasks.Where(open.Contains).Select(n => (NoticeKind.CaseWaits, (string?)state.Tasks[n - 1].To)),
        StepReturned { To.Length: 0, Withdrawn: false } => [(NoticeKind.CaseReturned, state.Starter)],
        CaseMoved => [(NoticeKind.CaseMoved, state.Starter)],
        StepMissed missed => state.Tasks.Where(t => t.Step == missed.Step && open.Contains(t.Number)).Select(t => (NoticeKind.CaseMissed, (string?)t.To)),
        RungReached rung => rung.Told.Select(p => (rung.IsAfterLimit(state) ? NoticeKind.CaseMissed : NoticeKind.CaseUrged, (string?)p)),
        PeopleTold { How: Telling.Urged } urged => urged.To.Select(p => (NoticeKind.CaseUrged, (string?)p)),
        PeopleTold { Step.Length: 0, How: Telling.Flow } ended => ended.To.Select(p => (NoticeKind.CaseEnded, (string?)p)),
        PeopleTold copied => copied.To.Select(p => (NoticeKind.CaseTold, (string?)p)),
        Commented said => said.Mentions.Select(p => (NoticeKind.CaseTold, (string?)p)),
        // Closed by the product: whoever had a part in it is told, since nobody did it.
        CaseEnded { By: "" } => state.Tasks.SelectMany(t => new[] { t.To, t.For }).Append(state.Starter).Select(p => (NoticeKind.CaseEnded, p)),
        CaseEnded => [(NoticeKind.CaseEnded, state.Starter)],
        _ => [],
    };

    private static bool IsAfterLimit(this RungReached rung, CaseState state) => state.OpenStepOf(rung.Step)?.IsMissed == true;
}
