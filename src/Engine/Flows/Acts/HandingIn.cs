using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>The starter hands in again what was returned to him. Whoever has approved what has not changed is not asked again.</summary>
internal sealed class HandingIn(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    public void Do(string by, CaseAct.HandIn again)
    {
        if (!draft.State.WithStarter) draft.Refuse("case.not-with-starter", "这件事没有退回给发起人，不用重新提交。", "The case was not returned to its starter, so there is nothing to hand in again.");
        else if (by != draft.State.Starter) draft.Refuse("case.not-yours", $"这件事由{draft.NameOf(draft.State.Starter ?? "")}重新提交。", $"The case is {draft.NameOf(draft.State.Starter ?? "")}'s to hand in again.");
        foreach (var path in again.Changes.Keys.Where(p => draft.Flow.Form.Find(Seen.FieldOf(p)) is null).Order(StringComparer.Ordinal))
            draft.Refuse("case.unknown-field", $"表单里没有“{path}”。", $"The form has no \"{path}\".", path);
        var values = draft.State.Values.ToDictionary(StringComparer.Ordinal);
        foreach (var (path, value) in again.Changes)
        {
            if (value is { Length: > 0 }) values[path] = value;
            else values.Remove(path);
        }
        Choices.Check(draft, values, by, [.. again.Changes.Keys.Select(Seen.FieldOf)]);
        if (draft.IsRefused) return;
        var walk = new Walk(draft, eligibility);
        var votes = new Votes(draft, walk);
        votes.Void(votes.Change(by, "", again.Changes), null);
        walk.Enter(draft.Flow.Steps[0]);
    }
}
