using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Forms;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.StartCase;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.AwaitCases;

/// <summary>A case that a step is about to start: its flow, and its form as far as the other fills it.</summary>
internal sealed record PlannedCase(string Step, RuledFlow Flow, IReadOnlyDictionary<string, string> Values, Lookups Lookups);

/// <summary>
/// Cases of other flows that a step starts and waits for: begun in the write in which the step opens, they take the case on in the write in which they end,
/// and are stopped in the one in which the step is left without them.
/// </summary>
internal sealed class OtherCases(CaseKeeper keeper)
{
    /// <summary>What the open steps of a case ask for and is not begun yet, or why it cannot begin; nothing is changed.</summary>
    public static async Task<Result<IReadOnlyList<PlannedCase>>> Plan(Write write, Id<Unit> unit, RuledFlow flow, CaseState state)
    {
        var planned = new List<PlannedCase>();
        var steps = flow.Flow.ToBegin(state).ToList();
        if (steps.Count == 0) return planned;
        write.Db.DependOnMore();
        var today = await write.Today();
        foreach (var step in steps)
        {
            var (id, bound) = (step.Definition.Awaits!.Text, flow.Rules.Bound);
            if (bound.FlowOn(id, today) is not { } found) return CaseErrors.OtherNotInForce(step.Definition.Name, bound.Flows.First(f => f.Definition.Id == id).Definition.Name, today);
            var other = new RuledFlow(flow.Rules, found, bound.Form(found.Form.Id)!);
            var asked = SameFields.Fill(flow.Form.Definition, state.Values, other.Form.Definition);
            var lookups = await Lookups.Read(write.Db, today, asked.Values);
            var values = CaseMaker.Fill(other, asked, today, state.Starter, unit.ToString(), lookups);
            var (started, refused) = await CaseKeeper.Try(write, unit, other, state.Starter, values);
            if (refused.Count > 0) return refused.ToList();
            if (await Plan(write, unit, other, started) is { IsOk: false } unable) return unable.Errors.ToList();
            planned.Add(new PlannedCase(step.Id, other, values, lookups));
        }

        return planned;
    }

    /// <summary>Does what was planned for a case, and what its own end, or the leaving of a step, means for others.</summary>
    public async Task Follow(Write write, Case row, CaseState before, CaseState after, IReadOnlyList<PlannedCase> planned)
    {
        foreach (var left in before.Others.Values.Except(after.Others.Values)) await Stop(write, left);
        foreach (var plan in planned) await Begin(write, row, plan);
        if (row.ParentId is { } parent && before.Ended is null && after.Ended is { } ending) await Arrive(write, parent, row, ending);
    }

    private async Task Begin(Write write, Case row, PlannedCase plan)
    {
        var today = await write.Today();
        var other = await CaseMaker.Make(write, Id<Case>.New(), plan.Flow, row.UnitId, today, plan.Values, plan.Lookups, new CaseOrigin(row.StarterId, Parent: row.CaseId));
        await Do(write, row.CaseId, new CaseAct.Begin(plan.Step, other.CaseId.ToString(), other.Number));
        var started = await keeper.Start(write, plan.Flow, row.UnitId, row.StarterId?.ToString(), plan.Values, () => Task.FromResult(other));
        if (!started.IsOk) throw new InvalidOperationException($"The case {other.Number} was planned and is refused now: {string.Join("; ", started.Errors)}");
    }

    // Where the flow does not say how it goes on after that end, it stays where it is: a person has to look.
    private async Task Arrive(Write write, Id<Case> parent, Case other, string ending)
    {
        if (await keeper.Open(write, parent) is not { State.Ended: null } opened) return;
        var step = opened.State.Others.FirstOrDefault(o => o.Value == other.CaseId.ToString()).Key;
        if (step is null || opened.Flow.Flow.Step(step)!.Definition.Exit(ending) is null) return;
        await Do(write, opened, new CaseAct.Arrive(step, ending));
    }

    private async Task Stop(Write write, string id)
    {
        if (await keeper.Open(write, Id<Case>.Parse(id, null)) is not { State.Ended: null } opened) return;
        await Do(write, opened, new CaseAct.Stop(ProductReasons.NotAwaited.Zh));
    }

    private async Task Do(Write write, Id<Case> id, CaseAct act) => await Do(write, await keeper.Open(write, id) ?? throw new InvalidOperationException($"There is no case {id}."), act);

    private async Task Do(Write write, OpenedCase opened, CaseAct act)
    {
        var done = await keeper.Do(write, opened, "", act);
        if (!done.IsOk) throw new InvalidOperationException($"The case {opened.Row.Number} could not follow another: {string.Join("; ", done.Errors)}");
    }
}
