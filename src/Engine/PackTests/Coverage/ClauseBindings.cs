using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>A part of a control and the clauses that require it.</summary>
/// <param name="Key">Which part.</param>
/// <param name="Path">How a change would name it: <c>fine.rows.late</c>.</param>
/// <param name="Clauses">Clauses that require it.</param>
/// <param name="From">First day it governs; null from the first issue on.</param>
/// <param name="Until">First day it no longer governs; null when open.</param>
/// <param name="Where">Where it stands.</param>
internal sealed record PartBinding(PartKey Key, string Path, IReadOnlyList<string> Clauses, LocalDate? From, LocalDate? Until, SourceSpan Where)
{
    /// <summary>Whether it governs on some day from <paramref name="first"/> on and before <paramref name="next"/>.</summary>
    public bool Governs(LocalDate first, LocalDate? next) => (From is not { } from || next is not { } end || from < end) && (Until is not { } until || until > first);
}

/// <summary>Which parts of which controls make the clauses of a pack run.</summary>
internal static class ClauseBindings
{
    /// <summary>Every part of every control, tables first, then counters and flows, in file order.</summary>
    public static IReadOnlyList<PartBinding> Of(Pack pack)
    {
        var found = new List<PartBinding>();
        foreach (var table in pack.Tables)
        {
            for (var i = 0; i < table.Versions.Count; i++)
            {
                var version = table.Versions[i];
                Rows(found, table, version.Rows, version.From, End(version.Ends, i + 1 < table.Versions.Count ? table.Versions[i + 1].From : null), Named(table.Id, version.From, i, table.Versions.Count));
            }
            foreach (var absorbs in table.Absorbs)
                found.Add(new PartBinding(PartKey.Absorbs(table.Id, absorbs.Outcome.Text), $"{table.Id}.absorbs.{absorbs.Outcome.Text}", Ids(absorbs.Clauses), null, null, absorbs.Where));
        }
        foreach (var counter in pack.Counters)
        {
            for (var i = 0; i < counter.Versions.Count; i++)
            {
                var version = counter.Versions[i];
                var (until, path) = (End(version.Ends, i + 1 < counter.Versions.Count ? counter.Versions[i + 1].From : null), Named(counter.Id, version.From, i, counter.Versions.Count));
                if (version.Rows is { } rows) Rows(found, counter, rows, version.From, until, path);
                else found.Add(new PartBinding(new PartKey(counter.Id, version.From, PartKey.Threshold), $"{path}.then", Ids(counter.Clauses), version.From, until, version.Where));
            }
        }
        foreach (var flow in pack.Flows)
            for (var i = 0; i < flow.Versions.Count; i++) Steps(found, flow, flow.Versions[i], i + 1 < flow.Versions.Count ? flow.Versions[i + 1].From : null, Named(flow.Id, flow.Versions[i].From, i, flow.Versions.Count));
        return found;
    }

    private static void Steps(List<PartBinding> found, FlowDefinition flow, FlowVersion version, LocalDate? next, string path)
    {
        foreach (var step in version.Steps)
            found.Add(new PartBinding(PartKey.Step(flow.Id, version.From, step.Id), $"{path}.steps.{step.Id}", Ids(step.Clauses.Count > 0 ? step.Clauses : flow.Clauses), version.From, End(version.Ends, next), step.Where));
    }

    /// <summary>The id of a control as a change names one of its versions: the newest needs no date.</summary>
    public static string Named(string control, LocalDate from, int index, int count) => index == count - 1 ? control : $"{control}@{from:uuuu-MM-dd}";

    private static void Rows(List<PartBinding> found, ControlDefinition control, RowSet set, LocalDate from, LocalDate? until, string path)
    {
        foreach (var row in set.Rows)
            found.Add(new PartBinding(new PartKey(control.Id, from, row.Id), $"{path}.rows.{row.Id}", Ids(row.Clauses.Count > 0 ? row.Clauses : control.Clauses), from, until, row.Where));
    }

    private static LocalDate? End(LocalDate? ends, LocalDate? next) =>
        ends is not { } last ? next : next is { } day && day <= last ? day : last.PlusDays(1);

    private static string[] Ids(IReadOnlyList<Sourced> clauses) => [.. clauses.Select(c => c.Text)];
}
