using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.FindStaff;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.ProveForStaff;

/// <summary>Proves flows for the people there are: today and over the days to come, as far as hiring, leave and delegations are known by now.</summary>
internal sealed class FlowProver(Database database, IClock clock)
{
    /// <summary>How many days after today are looked at.</summary>
    public const int DaysAhead = 31;

    /// <inheritdoc cref="Rulebook.ProveFlows"/>
    public async Task<ProvedFlows?> Prove(SignedIn me, Rules rules, string? flow = null)
    {
        if (!me.May(Permission.KeepRules)) return null;
        var (today, kept) = (me.Today(clock), me.UnitsWhere(Permission.KeepRules));
        var last = today.PlusDays(DaysAhead);
        var flows = rules.Bound.Flows.Where(f => (flow is null || f.Definition.Id == flow) && f.Version.From <= last && (f.Version.Ends is not { } ends || ends >= today)).ToList();
        if (flows.Count == 0) return new ProvedFlows(today, last, [], 0);
        var days = await database.Read(me.Access, db => StaffReader.Read(db, rules.PackId, today, last, flows.Select(f => f.Version.From)));
        var found = flows.SelectMany(f => FlowProof.Of(f, days.Where(d => Governs(f, d.Day))).Select(e => new StuckCase(f.Definition.Id, f.Definition.Name, e))).ToList();
        var mine = found.Where(s => kept.Everything || (Id<Unit>.TryParse(s.Example.Unit, null, out var unit) && kept.Include(unit))).ToList();
        return new ProvedFlows(today, last, [.. mine.OrderByDescending(s => s.Example.Severity).ThenBy(s => s.Example.Day)], found.Count - mine.Count);
    }

    // Of several versions the newest begun governs a day.
    private static bool Governs(BoundFlow flow, LocalDate day) =>
        flow.Version.From <= day && (flow.Version.Ends is not { } ends || ends >= day) && flow.Definition.Versions.Where(v => v.From <= day).Max(v => v.From) == flow.Version.From;
}
