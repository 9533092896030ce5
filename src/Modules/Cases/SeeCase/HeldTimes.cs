using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Time;

namespace Yunzhang.Modules.Cases.SeeCase;

/// <summary>For how long somebody had a case before him, on the working days of its unit.</summary>
/// <param name="By">Key of the person; empty for nobody, <see cref="CaseTask.Anyone"/> for whoever might have acted.</param>
/// <param name="For">Key of whom he stood in for; null when it was he himself.</param>
/// <param name="Steps">Ids of the steps, in order; empty stands for the starter who had it back.</param>
/// <param name="Worked">How long, a moment in which he had two tasks counted once.</param>
/// <param name="IsNow">Whether he still has it.</param>
public sealed record Held(string By, string? For, IReadOnlyList<string> Steps, Duration Worked, bool IsNow);

/// <summary>Adds up who held a case for how long.</summary>
internal static class HeldTimes
{
    /// <summary>In the order in which each came to it first.</summary>
    public static IReadOnlyList<Held> Of(IReadOnlyList<HeldStretch> stretches, WorkCalendar calendar, Instant now) =>
        [.. stretches.GroupBy(s => (s.By, s.For)).Select(g => new Held(g.Key.By, g.Key.For, [.. g.Select(s => s.Step).Distinct()], Sum(g, calendar, now), g.Any(s => s.Until is null)))];

    private static Duration Sum(IEnumerable<HeldStretch> stretches, WorkCalendar calendar, Instant now)
    {
        var (sum, counted) = (Duration.Zero, Instant.MinValue);
        foreach (var stretch in stretches.OrderBy(s => s.From))
        {
            var until = stretch.Until ?? now;
            sum += WorkTime.Between(calendar, Instant.Max(stretch.From, counted), until);
            counted = Instant.Max(counted, until);
        }

        return sum;
    }
}
