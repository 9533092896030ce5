using System.Text.RegularExpressions;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>The limits of the steps of flows, as numbers the text or a question must state. Ladders are left out: the text need not foresee a reminder.</summary>
internal static partial class FlowNumbers
{
    public static IEnumerable<ControlNumber> Of(Pack pack)
    {
        foreach (var flow in pack.Flows)
        {
            for (var i = 0; i < flow.Versions.Count; i++)
            {
                var version = flow.Versions[i];
                var until = i + 1 < flow.Versions.Count ? flow.Versions[i + 1].From : version.Ends?.PlusDays(1);
                var path = ClauseBindings.Named(flow.Id, version.From, i, flow.Versions.Count);
                foreach (var step in version.Steps)
                {
                    if (step.Within is not { } within) continue;
                    var cited = step.Clauses.Count > 0 ? step.Clauses : flow.Clauses.Count > 0 ? flow.Clauses : flow.Helps;
                    foreach (var literal in FormulaText.Literals(within.Text))
                    {
                        var measure = OfUnit(within.Text[(literal.Start + literal.Length)..]);
                        yield return new ControlNumber($"{path}.steps.{step.Id}.within", within.Where.Within(literal.Start, literal.Length), literal.Value, literal.Value * measure.Scale, measure.Family,
                            [.. cited.Select(c => c.Text)], version.From, until);
                    }
                }
            }
        }
    }

    private static Measure OfUnit(string after) => FirstWord().Match(after).Value switch
    {
        "h" or "hour" or "hours" => Units.OfField("h"),
        "min" or "minute" or "minutes" => Units.OfField("min"),
        "month" or "months" => Units.OfField("month"),
        "day" or "days" or "working" or "week" or "weeks" => Measure.Count,
        _ => Measure.Any,
    };

    [GeneratedRegex("[a-z]+")]
    private static partial Regex FirstWord();
}
