using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.SeeTodo;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.ActOnCase;

/// <summary>A task chosen in the list to be approved with others, as it was shown there.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Task">Its number in the case.</param>
/// <param name="Shown">When the case had changed last as the list was shown.</param>
/// <param name="Form">Sent twice, it acts once.</param>
internal sealed record BulkPick(Id<Case> Case, int Task, Instant Shown, Id<TakenForm> Form)
{
    public static BulkPick Of(TodoRow row) => new(row.Case.CaseId, row.Task.Number, row.Case.ChangedAt, Id<TakenForm>.New());

    public static BulkPick? Parse(string? text) =>
        text?.Split('_') is [var of, var task, var shown, var form] && Id<Case>.TryParse(of, null, out var id) && int.TryParse(task, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(shown, CultureInfo.InvariantCulture, out var ticks) && Id<TakenForm>.TryParse(form, null, out var key) ? new(id, number, Instant.FromUnixTimeTicks(ticks), key) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}_{Task}_{Shown.ToUnixTimeTicks()}_{Form}");
}

/// <summary>Approves many cases at once where their flow allows it. Each is a write of its own: one that is refused keeps no other back.</summary>
internal sealed class BulkApprover(CaseActor actor)
{
    private const string Approve = "approve";

    /// <summary>Whether a step may be approved from the list: its flow says so, and a plain yes is all it wants.</summary>
    public static bool Takes(BoundStep? step) => step is { Definition.Bulk: true, Kind: StepKind.Decide, Edits.Count: 0 } && step.Definition.Exit(Approve) is { Needs.Count: 0 };

    /// <summary>Approves, and says which were not and why.</summary>
    public async Task<(int Done, IReadOnlyList<Error> Refused)> Do(SignedIn me, IReadOnlyList<BulkPick> picks)
    {
        var (done, refused) = (0, new List<Error>());
        foreach (var pick in picks)
        {
            var answer = await actor.Do(me, pick.Case, pick.Form, new CaseAct.Say(pick.Task, Approve, null, null, new Dictionary<string, string?>()), opened => Refusal(opened, pick));
            if (answer.IsOk) done++;
            else refused.AddRange(answer.Errors);
        }

        return (done, refused);
    }

    // What he approved is what the list showed: a case that has changed since is to be looked at.
    private static Error? Refusal(OpenedCase opened, BulkPick pick)
    {
        if (!Takes(opened.State.Task(pick.Task) is { } task ? opened.Flow.Flow.Step(task.Step) : null)) return CaseErrors.NotInBulk(opened.Row);
        return opened.Row.ChangedAt == pick.Shown ? null : CaseErrors.ChangedSince(opened.Row);
    }
}
