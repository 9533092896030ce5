using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.MoveCases;

/// <summary>A case that another waits for may end only as the other has said what follows: an ending that comes with the new version would leave it waiting for ever.</summary>
internal static class AwaitedBy
{
    /// <summary>Why a case cannot be moved; null when nothing waits for it, or knows all its endings.</summary>
    public static async Task<Error?> Refusal(AppDbContext db, FlowsInForce flows, OpenedCase opened, RuledFlow to)
    {
        if (opened.Row.ParentId is not { } parent || await OpenedCase.Read(db, flows, parent) is not { } waiting) return null;
        if (waiting.State.Others.FirstOrDefault(o => o.Value == opened.Row.CaseId.ToString()).Key is not { } step || waiting.Flow.Flow.Step(step) is not { } bound) return null;
        return to.Flow.Version.Endings.FirstOrDefault(e => opened.Flow.Flow.Ending(e.Id) is null && bound.Definition.Exit(e.Id) is null) is { } unknown
            ? CaseErrors.AwaitedOtherwise(waiting.Row.Number, to.EndingName(unknown.Id)) : null;
    }
}
