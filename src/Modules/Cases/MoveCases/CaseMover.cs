using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.MoveCases;

/// <summary>What is asked for of several cases.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Flow">Id of the flow.</param>
/// <param name="To">The version in force as the page showed it.</param>
/// <param name="Steps">Where cases go on, by the step they stand at; empty: their starter. Without a word the step of the same id.</param>
/// <param name="Reason">Why.</param>
internal sealed record MoveOrder(string Pack, string Flow, FlowEdition To, IReadOnlyDictionary<string, string> Steps, string Reason);

/// <summary>Moves running cases to the version of their flow that is in force. Each is a write of its own: one that is refused keeps no other back.</summary>
internal sealed class CaseMover(Database database, FlowsInForce flows, CaseKeeper keeper)
{
    /// <summary>Moves them, and says which were not and why.</summary>
    public async Task<(int Done, IReadOnlyList<Error> Refused)> Do(SignedIn me, MoveOrder order, IReadOnlyList<MovePick> picks)
    {
        if (!OldVersions.MayMove(me)) return (0, [CaseErrors.MayNotMove]);
        var (done, refused) = (0, new List<Error>());
        foreach (var pick in picks)
        {
            var moved = await database.Write(me.Access with { Units = VisibleUnits.All }, write => Do(write, order, pick));
            if (moved.IsOk) done++;
            else refused.AddRange(moved.Errors);
        }

        return (done, refused);
    }

    public static FlowEdition EditionOf(RuledFlow flow) => new(flow.Flow.Version.From, flow.Rules.Version.ToString());

    private async Task<Result<Id<Case>>> Do(Write write, MoveOrder order, MovePick pick)
    {
        if (await write.Db.FindAsync<TakenForm>(write.Access.Organisation, pick.Form) is not null) return pick.Case;
        if (await keeper.Open(write, pick.Case) is not { } opened || opened.Row.PackId != order.Pack || opened.Row.FlowId != order.Flow) return CaseErrors.NotFound;
        if (opened.Row.ChangedAt != pick.Shown) return CaseErrors.Of(opened.Row, CaseErrors.ShownOtherwise);
        var today = await write.Today();
        if (await flows.Find(write.Db, order.Pack, order.Flow, today) is not { } to || EditionOf(to) != order.To) return CaseErrors.Of(opened.Row, CaseErrors.OtherVersion);
        // What came due under the old version comes first, as before any act.
        var ticked = await keeper.Do(write, opened, "", new CaseAct.Tick());
        if (!ticked.IsOk) return ticked.Errors.Select(e => CaseErrors.Of(opened.Row, e)).ToList();
        opened = (await keeper.Open(write, pick.Case))!;
        if (await AwaitedBy.Refusal(write.Db, flows, opened, to) is { } awaited) return CaseErrors.Of(opened.Row, awaited);
        var asked = new MoveAsked(write.Access.Person?.ToString(), order.Reason, EditionOf(opened.Flow), order.To, order.Steps);
        var moved = await keeper.Move(write, opened, to, asked);
        if (!moved.IsOk) return moved.Errors.Select(e => CaseErrors.Of(opened.Row, e)).ToList();
        // The line a case is called by names fields, of which the new form may have others.
        await keeper.Entitle(write, pick.Case);
        write.Db.Add(new TakenForm(write.Access.Organisation, pick.Form, pick.Case, write.Now));
        return moved;
    }
}
