using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>Somebody urges those who hold the case (催办).</summary>
internal sealed class Urging(CaseDraft draft)
{
    public void Do(string by)
    {
        if (draft.State.WithStarter && draft.State.Starter is { } starter)
        {
            draft.Emit(new PeopleTold("", [starter], Telling.Urged, by));
            return;
        }
        var held = draft.State.OpenTasks.Where(t => t is { To.Length: > 0, IsOutside: false } && t.To != CaseTask.Anyone && t.To != by).ToList();
        if (held.Count == 0) draft.Refuse("case.nobody-to-urge", "现在没有别人拿着这件事，没有人可催。", "Nobody else holds the case now, so there is nobody to urge.");
        foreach (var step in held.GroupBy(t => t.Step))
            draft.Emit(new PeopleTold(step.Key, [.. step.Select(t => t.To).Distinct(StringComparer.Ordinal)], Telling.Urged, by));
    }
}
