using Yunzhang.Engine.Flows.Moving;
using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows;

/// <summary>What somebody asks for who moves a case to another version of its flow.</summary>
/// <param name="By">Key of whoever does; null when he is no member of staff.</param>
/// <param name="Reason">Why; needed.</param>
/// <param name="From">The version the case runs under.</param>
/// <param name="To">The version it goes to.</param>
/// <param name="Steps">Where cases that stand in a step of the old version go on, by its id: a step of the new one, or empty for back to the starter. Without a word: the step of the same id.</param>
public sealed record MoveAsked(string? By, string Reason, FlowEdition From, FlowEdition To, IReadOnlyDictionary<string, string> Steps);

/// <summary>Something somebody has said in the case, and what becomes of it.</summary>
/// <param name="Task">Number of the task.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="By">Key of the person whose hand it was.</param>
/// <param name="Exit">What he said.</param>
/// <param name="Counts">False for what was said in a round that has been gone through again since.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Fields">Ids of the fields it falls for; empty otherwise.</param>
public sealed record MovedWord(int Task, string Step, string By, string Exit, bool Counts, WordFate Fate, IReadOnlyList<string> Fields);

/// <summary>What would come of moving a case.</summary>
/// <param name="Answer">What happens, or why it cannot be.</param>
/// <param name="Words">What was said in it and counts until now, in order.</param>
/// <param name="Fields">Values that go, or are worked out otherwise.</param>
/// <param name="Back">Steps it goes back to, since what was said there counts no longer.</param>
/// <param name="PassedOver">Steps of people that only the new version has and that it does not come to, because they stand before where it goes on.</param>
/// <param name="ToFill">Required fields that stand empty and that a step to come still asks for.</param>
/// <param name="Unknown">Open steps that the new version does not have and for which none was chosen.</param>
public sealed record MovedCase(
    CaseAnswer Answer, IReadOnlyList<MovedWord> Words, IReadOnlyList<FieldChange> Fields, IReadOnlyList<BoundStep> Back, IReadOnlyList<BoundStep> PassedOver,
    IReadOnlyList<FormField> ToFill, IReadOnlyList<string> Unknown);

/// <summary>
/// Moves a running case to another version of its flow: a pure function like <see cref="CaseRun"/>. It stands at the step it stood at, or at the one chosen for it; people are found and
/// limits counted anew. What was said counts on as long as neither its step nor a field it covered has changed; where that takes away what a step passed on, the case goes back to it.
/// What the clock has brought about under the old version is to be worked out before.
/// </summary>
/// <param name="from">The version the case runs under.</param>
/// <param name="to">The version it goes to.</param>
/// <param name="form">The form of that version.</param>
/// <param name="context">The people of today, and the moment.</param>
public sealed class CaseMove(BoundFlow from, BoundFlow to, BoundForm form, CaseContext context)
{
    private readonly PartyFinder finder = new(context.Staff);

    /// <summary>Whether cases run otherwise under one version than under another: their forms, steps or endings differ.</summary>
    public static bool Differ(BoundFlow a, BoundFlow b) => !Alike.Are(a, b);

    /// <summary>What comes of moving a case; nothing is changed.</summary>
    /// <param name="state">The case as it stands.</param>
    /// <param name="asked">Where to, and why.</param>
    public MovedCase Do(CaseState state, MoveAsked asked)
    {
        var draft = new CaseDraft(to, context, finder, state);
        if (state.Ended is not null) draft.Refuse("case.ended", "这件事已经办结，不能再迁移。", "The case has ended and cannot be moved.");
        if (!Differ(from, to)) draft.Refuse("case.move-same", "它所用的流程和新版一样，不用迁移。", "The flow it runs under says the same as the new version; there is nothing to move.");
        if (string.IsNullOrWhiteSpace(asked.Reason)) draft.Refuse("case.reason-needed", "迁移要写明理由。", "Say why the cases are moved.");
        var filled = MovedForm.Of(state, from, form);
        var words = Words.Of(state, from, to, filled.Fields);
        var goal = new Goal(draft, from, state);
        if (state.Ended is null) goal.Find(asked.Steps, words);
        if (!draft.IsRefused) Go(draft, state, asked, filled, words, goal);
        return Said(draft, state, filled, words, goal);
    }

    private void Go(CaseDraft draft, CaseState before, MoveAsked asked, MovedForm filled, IReadOnlyList<MovedWord> words, Goal goal)
    {
        var walk = new Walk(draft, new Eligibility(draft));
        walk.Close("", asked.By);
        draft.Emit(new CaseMoved(asked.By, asked.From, asked.To, asked.Reason.Trim(), [.. words.Where(w => w.Fate != WordFate.Stays).Select(w => new FallenWord(w.Task, w.Fate, w.Fields))], filled.Changes, Awaited(before, goal)));
        if (before.WithStarter) return;
        if (goal.IsStarter)
        {
            draft.Emit(new StepReturned(before.Open[0].Id, "", asked.By ?? "", asked.Reason.Trim(), Withdrawn: false));
            return;
        }
        foreach (var lack in MovedForm.Lacks((before.Values, from.Form), draft.State.Values, to, form, First(goal)))
            draft.Refuse(new CaseRefusal(lack.Code, new($"{lack.Message.Zh}从选的那一步起没有人再填，请选退回发起人补填。", $"{lack.Message.En} Nobody fills it in from that step on; choose to return it to its starter."), lack.Path));
        if (draft.IsRefused) return;
        walk.Resume(goal.Steps);
        if (draft.State.Ended is { } ending)
            draft.Refuse("case.move-ends", $"迁移以后它会直接办结（{to.Ending(ending)?.Definition.Name.Zh}），没有人再看。请让它按原来的版本办完，或选别的一步。", $"Moved there it would end at once ({to.Ending(ending)?.Definition.Name.En}) without anybody looking. Let it end under its own version, or choose another step.");
    }

    private MovedCase Said(CaseDraft draft, CaseState before, MovedForm filled, IReadOnlyList<MovedWord> words, Goal goal)
    {
        var answer = draft.IsRefused ? new CaseAnswer([], before, draft.Refusals) : new CaseAnswer(draft.Events, draft.State, []);
        var spared = answer.State.Tasks.Skip(before.Tasks.Count).Select(t => t.Earlier).OfType<int>().ToHashSet();
        var counted = words.Where(w => w.Counts).Select(w => w.Fate == WordFate.Stays && !answer.IsRefused && IsAskedAnew(answer, w) && !spared.Contains(w.Task) ? w with { Fate = WordFate.NotAsked } : w);
        var toFill = goal.Steps.Count == 0 ? [] : MovedForm.ToFill(answer.IsRefused ? before.Values : answer.State.Values, to, form, First(goal));
        return new MovedCase(answer, [.. counted], filled.Changes, goal.Back, PassedOver(goal), toFill, goal.Unknown);
    }

    private static bool IsAskedAnew(CaseAnswer answer, MovedWord word) => answer.Events.OfType<StepOpened>().Any(o => o.Step == word.Step);

    private List<BoundStep> PassedOver(Goal goal) =>
        [.. to.Steps.Where(s => s.IsOfPeople && from.Step(s.Id) is null && !goal.Steps.Contains(s) && goal.Steps.Any(g => g.Index > s.Index && Walk.IsIn(g.Branch, s.Branch)))];

    private static int First(Goal goal) => goal.Steps.Min(s => s.Index);

    /// <summary>Cases already begun for a step that waits for the same flow in the new version.</summary>
    private Dictionary<string, string> Awaited(CaseState before, Goal goal) => before.Others
        .Where(o => goal.Steps.Any(s => s.Id == o.Key && s.Kind == StepKind.Case && s.Definition.Awaits?.Text == from.Step(o.Key)?.Definition.Awaits?.Text)).ToDictionary(StringComparer.Ordinal);
}
