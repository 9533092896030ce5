using System.Collections.Immutable;
using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>Somebody decides, signs, agrees, refuses, or has done it.</summary>
internal sealed class Saying(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    public void Do(string by, CaseAct.Say say)
    {
        if (Grip.On(draft, eligibility, say.Task, by) is not { } task) return;
        var step = draft.StepOf(task);
        CheckPerson(by, step, task);
        CheckChanges(step, say.Changes);
        if (CheckWord(step, say)) CheckNeeds(step, say);
        if (draft.IsRefused) return;
        var walk = new Walk(draft, eligibility);
        var votes = new Votes(draft, walk);
        var changed = votes.Change(by, step.Id, say.Changes);
        draft.Emit(new Acted(task.Number, by, say.Exit, Filled(say.Reason), Filled(say.Signature), say.Files ?? [], Seen.Of(draft.State.Values, step), Rules(step)));
        var voided = votes.Void(changed, task.Number);
        // A word that leads back is followed first; one that leads on waits until those have looked who had not seen the change.
        if (!LeadsBack(step, say.Exit) && votes.GoBack(voided)) return;
        walk.Settle(step);
        if (draft.State.Ended is null) votes.GoBack(voided);
    }

    private bool LeadsBack(BoundStep step, string word) =>
        word == StepWords.No(step.Kind) || draft.Flow.Step(step.Definition.Exit(StepWords.ExitOf(step.Kind, word))!.To.Text) is { } to && to.Index <= step.Index;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private ImmutableSortedDictionary<string, string> Rules(BoundStep step) => step.Definition.Clauses.Select(c => c.Text).Distinct(StringComparer.Ordinal)
        .Where(draft.Context.Clauses.ContainsKey).ToImmutableSortedDictionary(c => c, c => draft.Context.Clauses[c], StringComparer.Ordinal);

    /// <summary>Who holds a task may have come to be concerned since: by a change on the form, or by standing in for another.</summary>
    private void CheckPerson(string by, BoundStep step, CaseTask task)
    {
        if (eligibility.Of(by, step, task) is { } refusal) draft.Refuse(refusal);
    }

    private bool CheckWord(BoundStep step, CaseAct.Say say)
    {
        var words = StepWords.Of(step.Definition).ToList();
        if (words.Contains(say.Exit)) return true;
        draft.Refuse("case.unknown-exit", $"“{step.Definition.Name.Zh}”这一步不能答“{say.Exit}”，可以答：{string.Join("、", words)}。", $"\"{say.Exit}\" is no answer in \"{step.Definition.Name.En}\"; it takes: {string.Join(", ", words)}.");
        return false;
    }

    private void CheckNeeds(BoundStep step, CaseAct.Say say)
    {
        foreach (var need in step.Definition.Exit(StepWords.ExitOf(step.Kind, say.Exit))?.Needs ?? [])
        {
            switch (need.Text)
            {
                case "reason" when Filled(say.Reason) is null: draft.Refuse("case.reason-needed", "请写明理由。", "Give a reason."); break;
                case "signature" when Filled(say.Signature) is null: draft.Refuse("case.signature-needed", "请签名。", "Sign first."); break;
                case "attachment" when say.Files is null or { Count: 0 }: draft.Refuse("case.attachment-needed", "请附上文件或照片。", "Add a file or a photograph."); break;
                case "reason" or "signature" or "attachment": break;
                default: CheckFilled(need.Text, say.Changes); break;
            }
        }
    }

    private void CheckFilled(string field, IReadOnlyDictionary<string, string?> changes)
    {
        var values = After(changes);
        if (values.Any(v => Seen.FieldOf(v.Key) == field)) return;
        var name = draft.Flow.Form.Find(field)?.Name ?? Diagnostics.Phrase.Same(field);
        draft.Refuse("case.field-needed", $"请先填写“{name.Zh}”。", $"Fill in \"{name.En}\" first.", field);
    }

    private void CheckChanges(BoundStep step, IReadOnlyDictionary<string, string?> changes)
    {
        foreach (var path in changes.Where(c => draft.State.Values.GetValueOrDefault(c.Key) != (c.Value is { Length: > 0 } ? c.Value : null)).Select(c => c.Key).Order(StringComparer.Ordinal))
        {
            var field = draft.Flow.Form.Find(Seen.FieldOf(path));
            if (field is not null && (field.Computed is not null || step.Edits.Contains(field.Id))) continue;
            draft.Refuse("case.may-not-edit", $"“{step.Definition.Name.Zh}”这一步不能改“{field?.Name.Zh ?? path}”。要改请退回。", $"\"{field?.Name.En ?? path}\" cannot be changed in \"{step.Definition.Name.En}\". Return the case to have it changed.", path);
        }
        Choices.Check(draft, After(changes), draft.State.Starter, [.. changes.Keys.Select(Seen.FieldOf)]);
    }

    private Dictionary<string, string> After(IReadOnlyDictionary<string, string?> changes) =>
        draft.State.Values.Where(v => !changes.ContainsKey(v.Key)).Concat(changes.Where(c => c.Value is { Length: > 0 }).Select(c => KeyValuePair.Create(c.Key, c.Value!)))
            .ToDictionary(StringComparer.Ordinal);
}
