using NodaTime;

namespace Yunzhang.Engine.Flows;

/// <summary>Somebody had a case before him.</summary>
/// <param name="By">Key of the person; empty while nobody could be found, <see cref="CaseTask.Anyone"/> while anybody might have acted.</param>
/// <param name="For">Key of whom he stood in for; null when it was he himself.</param>
/// <param name="Step">Id of the step; empty while its starter had it back.</param>
/// <param name="From">Since when he could act.</param>
/// <param name="Until">Until when; null while he still can.</param>
public sealed record HeldStretch(string By, string? For, string Step, Instant From, Instant? Until);

/// <summary>Who held a case when, from its events: whoever could act, not whoever stands behind another in the order.</summary>
public static class CaseHolders
{
    /// <summary>Every stretch, in the order in which they began. Who had several tasks of a step at once held it once; who got it for no time at all did not hold it.</summary>
    /// <param name="lines">The events of a case with their moments, in order.</param>
    public static IReadOnlyList<HeldStretch> Of(IEnumerable<(Instant At, CaseEvent Event)> lines)
    {
        var (state, open, found) = (CaseState.Empty, new Dictionary<Holder, Instant>(), new List<HeldStretch>());
        foreach (var moment in lines.GroupBy(l => l.At))
        {
            state = moment.Aggregate(state, (s, line) => s.After(line.Event));
            var now = In(state).ToHashSet();
            foreach (var holder in open.Keys.Where(h => !now.Contains(h)).ToList())
            {
                found.Add(new HeldStretch(holder.By, holder.For, holder.Step, open[holder], moment.Key));
                open.Remove(holder);
            }
            foreach (var holder in now) open.TryAdd(holder, moment.Key);
        }
        found.AddRange(open.Select(o => new HeldStretch(o.Key.By, o.Key.For, o.Key.Step, o.Value, null)));
        return [.. found.OrderBy(h => h.From)];
    }

    private static IEnumerable<Holder> In(CaseState state) => state.WithStarter && state.Starter is { } starter
        ? [new Holder(starter, null, "")] : state.OpenTasks.Select(t => new Holder(t.To, t.For, t.Step));

    private sealed record Holder(string By, string? For, string Step);
}
