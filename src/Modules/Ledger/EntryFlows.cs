using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger;

/// <summary>A flow that starts on entries of a control, and the first day whose entries it takes.</summary>
/// <param name="Flow">The version cases start under today.</param>
/// <param name="Since">The day it was put in force, as far back as it has stood in the rules without a break. What happened before is nobody's to sign now.</param>
public sealed record EntryFlow(BoundFlow Flow, LocalDate Since);

/// <summary>The flows in force that start on entries, by pack and control. Empty where no regulation has one.</summary>
public sealed class EntryFlows
{
    private readonly Dictionary<(string Pack, string Control), List<EntryFlow>> flows;

    private EntryFlows(Dictionary<(string, string), List<EntryFlow>> flows) => this.flows = flows;

    public bool IsEmpty => flows.Count == 0;

    /// <summary>Reads those of some rules.</summary>
    /// <param name="db">Sees the organisation.</param>
    /// <param name="inForce">Where versions are bound.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="today">Where the organisation is.</param>
    public static async Task<EntryFlows> Read(AppDbContext db, RulesInForce inForce, IReadOnlyList<Rules> rules, LocalDate today)
    {
        var found = new Dictionary<(string, string), List<EntryFlow>>();
        foreach (var rule in rules)
        {
            var starting = Starting(rule).Select(id => rule.Bound.FlowOn(id, today)).OfType<BoundFlow>().ToList();
            if (starting.Count == 0) continue;
            var zone = DateTimeZoneProviders.Tzdb[(await db.Home()).TimeZone];
            var earlier = await db.Set<RuleVersion>().AsNoTracking().Where(v => v.PackId == rule.PackId && v.ActivatedAt != null).OrderByDescending(v => v.ActivatedAt).ThenByDescending(v => v.RuleVersionId).ToListAsync();
            foreach (var flow in starting)
            {
                foreach (var control in flow.StartsOn!.Controls)
                {
                    if (!found.TryGetValue((rule.PackId, control), out var list)) found[(rule.PackId, control)] = list = [];
                    list.Add(new EntryFlow(flow, await Since(flow.Definition.Id, control)));
                }
            }

            async Task<LocalDate> Since(string flow, string control)
            {
                var since = today;
                foreach (var version in earlier)
                {
                    var then = await inForce.Of(db, version.RuleVersionId);
                    if (!then.Bound.Flows.Any(f => f.Definition.Id == flow && f.StartsOn?.Controls.Contains(control) == true)) break;
                    since = version.ActivatedAt!.Value.InZone(zone).Date;
                }

                return since;
            }
        }

        return new EntryFlows(found);
    }

    /// <summary>The flows an entry depends on: it is decided, not older than they are, and their condition holds.</summary>
    internal IEnumerable<EntryFlow> Of(LedgerEntry entry) =>
        entry.Standing == Engine.Reckoning.Standing.Stands && flows.TryGetValue((entry.PackId, entry.Control), out var list)
            ? list.Where(f => entry.Day >= f.Since && f.Flow.StartsOn!.Takes(entry.Control, entry.Outcome, entry.Amount, entry.Reward, entry.Points, entry.Days))
            : [];

    private static IEnumerable<string> Starting(Rules rules) => rules.Bound.Flows.Where(f => f.StartsOn is not null).Select(f => f.Definition.Id).Distinct();
}
