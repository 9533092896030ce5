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

    /// <summary>Versions the case ran under before it was moved, latest first; none for most.</summary>
    public IReadOnlyList<RuledFlow> Earlier { get; init; } = [];

    /// <summary>As delegations and addresses name it.</summary>
    public string Path => $"{Rules.PackId}/{Definition.Id}";

    /// <summary>How a step is called; what is no step any more, by its id.</summary>
    public Phrase StepName(string id) => StepOf(id)?.Definition.Name ?? Phrase.Same(id);

    /// <summary>A step, also one that only an earlier version has; null when none has it.</summary>
    public BoundStep? StepOf(string id) => Flow.Step(id) ?? Earlier.Select(e => e.Flow.Step(id)).FirstOrDefault(s => s is not null);

    /// <summary>A field of the form, also one that only an earlier version has.</summary>
    public FormField? FieldOf(string id) => Form.Definition.Find(id) ?? Earlier.Select(e => e.Form.Definition.Find(id)).FirstOrDefault(f => f is not null);

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
        await Of(db, row.RuleVersionId, row.FlowId, row.FlowVersion);

    /// <summary>A version of a flow as some rules have it.</summary>
    public async Task<RuledFlow> Of(AppDbContext db, Id<RuleVersion> rules, string flowId, LocalDate version) =>
        Of(await inForce.Of(db, rules)).First(f => f.Definition.Id == flowId && f.Flow.Version.From == version);

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
