using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>Who may act where. Nobody decides on himself, nobody acts for two parties, and what the flow forbids is forbidden.</summary>
internal sealed class Eligibility(CaseDraft draft)
{
    private CaseState State => draft.State;

    /// <summary>What a party of a step is asked with.</summary>
    public Asking Asking(BoundStep step, Party? party) => new()
    {
        Flow = draft.Flow.Definition.Id, Starter = State.Starter, Values = State.Values, DoneBy = DoneBy, Excluded = Excluded(step, party),
        Vacant = step.Vacant, FollowsDelegations = !IsPersonal(step, party), NameOf = draft.Flow.Names.NameOf,
    };

    /// <summary>What a party who is only told is asked with: everybody may read.</summary>
    public Asking AskingToTell() => new()
    {
        Flow = draft.Flow.Definition.Id, Starter = State.Starter, Values = State.Values, DoneBy = DoneBy, FollowsDelegations = false, NameOf = draft.Flow.Names.NameOf,
    };

    /// <summary>Keys of those told as any of the parties, each once.</summary>
    public IReadOnlyList<string> Told(IEnumerable<Party> parties) =>
        [.. parties.SelectMany(p => draft.Finder.Find(p, AskingToTell()).People).Select(a => a.Person).Distinct(StringComparer.Ordinal)];

    public HashSet<string> Excluded(BoundStep step, Party? party)
    {
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        if (step.Kind == StepKind.Decide) excluded.UnionWith(Concerned());
        // A party that is itself named as one who may not act is not kept out of its own place.
        foreach (var not in step.Not.Where(n => n != party))
            excluded.UnionWith(draft.Finder.Find(not, AskingToTell()).People.Select(a => a.Person));
        return excluded;
    }

    /// <summary>The starter, and those the facts of the endings are about.</summary>
    public IEnumerable<string> Concerned()
    {
        if (State.Starter is { } starter) yield return starter;
        foreach (var field in draft.Flow.Concerned)
            if (State.Values.GetValueOrDefault(field) is { Length: > 0 } key) yield return key;
    }

    /// <summary>Consent and a signature that a named person owes cannot be given by another.</summary>
    public static bool IsPersonal(BoundStep step, Party? party) =>
        step.Kind == StepKind.Consent || (step.Kind == StepKind.Sign && party is Party.InField or Party.Outside or Party.Starter or Party.DoneBy);

    public Party? PartyOf(CaseTask task) => draft.StepOf(task) is { Kind: StepKind.Sign } step ? step.Parties.FirstOrDefault(p => p.Id == task.Party)?.Who : null;

    /// <summary>Why somebody may not take a place in a step; null when he may.</summary>
    public CaseRefusal? Of(string person, BoundStep step, CaseTask task)
    {
        var name = draft.NameOf(person);
        if (CaseTask.FieldOfOutside(person) is not null && person == task.To) return null;
        if (!draft.Finder.Index.IsEmployed(person))
            return Because("case.not-employed", $"“{name}”不是在职人员，请另选一人。", $"\"{name}\" is not employed; choose somebody else.");
        if (step.Kind == StepKind.Decide && Concerned().Contains(person))
            return Because("case.own-case", $"这是{name}自己的事，谁也不能审批自己的事。请另选一人。", $"This is {name}'s own case, and nobody decides on himself. Choose somebody else.");
        if (Excluded(step, PartyOf(task)).Contains(person))
            return Because("case.kept-out", $"按流程规定，{name}在“{step.Definition.Name.Zh}”这一步要回避。请另选一人。", $"By the flow {name} may not act in \"{step.Definition.Name.En}\". Choose somebody else.");
        var others = State.Tasks.Where(t => t.Step == step.Id && t.Round == task.Round && t.Number != task.Number && t.IsSeated).ToList();
        if (step.Kind == StepKind.Sign && others.Find(t => t.Party != task.Party && (t.To == person || t.Answer?.By == person)) is { } twice)
            return Because("case.two-parties", $"{name}已是本步的“{PartyName(step, twice.Party).Zh}”，一人不能兼两方。请另选一人。", $"{name} already acts here as \"{PartyName(step, twice.Party).En}\", and nobody acts for two parties. Choose somebody else.");
        return null;
    }

    /// <summary>Refuses somebody new in a step: he may not act there, or has a place there already and would speak twice.</summary>
    public void CheckPlace(string person, BoundStep step, CaseTask task)
    {
        if (Of(person, step, task) is { } refusal) draft.Refuse(refusal);
        else if (State.Tasks.Exists(t => t.Step == step.Id && t.Round == task.Round && t.IsSeated && t.To == person))
            draft.Refuse("case.has-a-place", $"{draft.NameOf(person)}在“{step.Definition.Name.Zh}”这一步已经有份，请另选一人。", $"{draft.NameOf(person)} has a place in \"{step.Definition.Name.En}\" already; choose somebody else.");
    }

    public static Diagnostics.Phrase PartyName(BoundStep step, string id) => step.Parties.FirstOrDefault(p => p.Id == id)?.Name ?? Diagnostics.Phrase.Same(id);

    private static CaseRefusal Because(string code, string zh, string en) => new(code, new Diagnostics.Phrase(zh, en));

    private string? DoneBy(string step) => State.Tasks.LastOrDefault(t => t.Step == step && t.Answer is not null)?.Answer?.By;
}
