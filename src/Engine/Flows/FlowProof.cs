using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows.Proving;

namespace Yunzhang.Engine.Flows;

/// <summary>One case that would get stuck, or be decided wrongly: the counter-example a flow is refused with.</summary>
/// <param name="Code">Stable, dotted: <c>flow.nobody-decides</c>.</param>
/// <param name="Severity">An error stops publishing; a warning wants a look.</param>
/// <param name="Day">The day it would happen.</param>
/// <param name="Unit">Key of the site.</param>
/// <param name="Starter">Key of the starter; empty when a control starts the case.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="Why">Who starts what where, and why it gets stuck.</param>
/// <param name="Alike">How many others start cases that get stuck in the same step for the same reason that day.</param>
public sealed record Counterexample(string Code, Severity Severity, LocalDate Day, string Unit, string Starter, string Step, Phrase Why, int Alike);

/// <summary>
/// Proves a bound flow before it is published. That every way ends and every name is known was proved when it was bound; here every person who may
/// start a case, at every site and on every day given, is followed through every step: somebody must be found, vacancies and leave included. Where a step looks at
/// the unit of a person chosen on the form, somebody of every unit is chosen in turn. Not proved is what the one chosen does himself, when he is the head of his unit,
/// and what several people chosen together bring about.
/// </summary>
public static class FlowProof
{
    /// <summary>What speaks against publishing, most serious first; empty when nothing does. What stays the same from day to day is said of its first day only.</summary>
    public static IReadOnlyList<Counterexample> Of(BoundFlow flow, IEnumerable<Staff> days) =>
        [.. days.SelectMany(day => new DayProof(flow, day).Find())
            .GroupBy(c => (c.Code, c.Severity, c.Step, c.Unit))
            .SelectMany(Growing)
            .OrderByDescending(c => c.Severity).ThenBy(c => c.Day).ThenBy(c => flow.Step(c.Step)?.Index).ThenBy(c => c.Unit, StringComparer.Ordinal)];

    // A head who has nobody above him must not hide the vacancy that later stops everybody else.
    private static IEnumerable<Counterexample> Growing(IEnumerable<Counterexample> alike)
    {
        var (most, starters) = (-1, new HashSet<string>(StringComparer.Ordinal));
        foreach (var one in alike.OrderBy(c => c.Day))
        {
            if (!starters.Add(one.Starter) && one.Alike <= most) continue;
            most = Math.Max(most, one.Alike);
            yield return one;
        }
    }
}
