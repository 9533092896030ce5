using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>A version of a flow with the rules it comes from and the form its cases carry.</summary>
public sealed record RuledFlow(Rules Rules, BoundFlow Flow, BoundForm Form)
{
    public FlowDefinition Definition => Flow.Definition;

    /// <summary>As delegations and addresses name it.</summary>
    public string Path => $"{Rules.PackId}/{Definition.Id}";

    /// <summary>How a step is called; what is no step any more, by its id.</summary>
    public Phrase StepName(string id) => Flow.Step(id)?.Definition.Name ?? Phrase.Same(id);

    /// <summary>How an ending is called.</summary>
    public Phrase EndingName(string id) => id == CaseState.Stopped ? new("终止", "Stopped") : Flow.Ending(id)?.Definition.Name ?? Phrase.Same(id);
}

/// <summary>The flows of the regulations an organisation keeps.</summary>
internal sealed class FlowsInForce(RulesInForce inForce)
{
    /// <summary>What may be started on a day, by pack and then in the order of its files.</summary>
    public async Task<IReadOnlyList<RuledFlow>> On(AppDbContext db, LocalDate day)
    {
        var found = new List<RuledFlow>();
        foreach (var rules in await inForce.Now(db)) found.AddRange(Of(rules).Where(f => f.Flow.Version.From <= day && (f.Flow.Version.Ends is not { } ends || ends >= day)).GroupBy(f => f.Definition.Id).Select(g => g.MaxBy(f => f.Flow.Version.From)!));
        return found;
    }

    /// <summary>One of them; null when no rules in force have it on that day.</summary>
    public async Task<RuledFlow?> Find(AppDbContext db, string packId, string flowId, LocalDate day) =>
        (await On(db, day)).FirstOrDefault(f => f.Rules.PackId == packId && f.Definition.Id == flowId);

    /// <summary>The flow a case keeps, whatever is in force by now.</summary>
    public async Task<RuledFlow> Of(AppDbContext db, Case row) =>
        Of(await inForce.Of(db, row.RuleVersionId)).First(f => f.Definition.Id == row.FlowId && f.Flow.Version.From == row.FlowVersion);

    /// <summary>The same for many, each version of the rules read once.</summary>
    public async Task<Dictionary<Id<Case>, RuledFlow>> Of(AppDbContext db, IEnumerable<Case> rows)
    {
        var found = new Dictionary<Id<Case>, RuledFlow>();
        foreach (var version in rows.GroupBy(r => r.RuleVersionId))
        {
            var flows = Of(await inForce.Of(db, version.Key)).ToList();
            foreach (var row in version) found[row.CaseId] = flows.First(f => f.Definition.Id == row.FlowId && f.Flow.Version.From == row.FlowVersion);
        }

        return found;
    }

    private static IEnumerable<RuledFlow> Of(Rules rules) => rules.Bound.Flows.Select(f => new RuledFlow(rules, f, rules.Bound.Form(f.Form.Id)!));
}
