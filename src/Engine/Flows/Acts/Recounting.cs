using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>The calendar that limits are counted by has changed: those that are still open are counted again from where they began. A limit that has passed stays passed.</summary>
internal sealed class Recounting(CaseDraft draft)
{
    public void Do(Phrase why)
    {
        foreach (var open in draft.State.Open.Where(o => o is { Due: not null, IsMissed: false }).ToList())
        {
            if (draft.Flow.Step(open.Id)?.Definition.Within is not { } limit) continue;
            var due = draft.Context.Due(limit, open.Since);
            if (due != open.Due) draft.Emit(new DueMoved(open.Id, open.Due!.Value, due, why));
        }
    }
}
