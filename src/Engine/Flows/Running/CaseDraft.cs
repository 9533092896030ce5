using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>A case while an act is worked out: what has happened so far, and what it has come to.</summary>
internal sealed class CaseDraft(BoundFlow flow, CaseContext context, PartyFinder finder, CaseState state)
{
    private readonly List<CaseEvent> events = [];
    private readonly List<CaseRefusal> refusals = [];

    public BoundFlow Flow { get; } = flow;

    public CaseContext Context { get; } = context;

    public PartyFinder Finder { get; } = finder;

    public CaseState State { get; private set; } = state;

    public IReadOnlyList<CaseEvent> Events => events;

    public IReadOnlyList<CaseRefusal> Refusals => refusals;

    public bool IsRefused => refusals.Count > 0;

    public void Emit(CaseEvent e)
    {
        events.Add(e);
        State = State.After(e);
    }

    public void Refuse(string code, string zh, string en, string? field = null) => refusals.Add(new CaseRefusal(code, new Phrase(zh, en), field));

    public void Refuse(CaseRefusal refusal) => refusals.Add(refusal);

    public string NameOf(string person) => State.NameOfOutside(person) ?? Finder.Index.NameOf(person);

    /// <summary>The step of a task that is open, or was under this version.</summary>
    public BoundStep StepOf(CaseTask task) => Flow.Step(task.Step)!;

    /// <summary>The step of any task; null when the case was moved since to a version without it.</summary>
    public BoundStep? FoundStepOf(CaseTask task) => Flow.Step(task.Step);
}
