using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>A case begins.</summary>
internal sealed class Starting(CaseDraft draft)
{
    private readonly Eligibility eligibility = new(draft);

    public void Do(string? by, IReadOnlyDictionary<string, string> values)
    {
        var held = values.Where(v => v.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        CheckStarter(by, held);
        Choices.Check(draft, held, by, [.. held.Keys.Select(Seen.FieldOf)]);
        if (draft.IsRefused) return;
        draft.Emit(new CaseStarted(by, draft.Flow.Definition.Id, draft.Flow.Version.From, held));
        new Walk(draft, eligibility).Enter(draft.Flow.Steps[0]);
    }

    private void CheckStarter(string? by, IReadOnlyDictionary<string, string> values)
    {
        if (by is null) return;
        var name = draft.Flow.Definition.Name;
        if (!draft.Finder.Index.IsEmployed(by))
            draft.Refuse("case.not-employed", $"“{by}”不是在职人员，不能发起“{name.Zh}”。", $"\"{by}\" is not employed and cannot start \"{name.En}\".");
        else if (draft.Flow.StartsBy.Count == 0)
            draft.Refuse("case.may-not-start", $"“{name.Zh}”只由系统在出现相应判定时发起，不能自己发起。", $"\"{name.En}\" is started by determinations only; nobody starts it himself.");
        else if (!draft.Flow.StartsBy.Any(p => MayStart(p, by, values)))
            draft.Refuse("case.may-not-start", $"{draft.NameOf(by)}不在“{name.Zh}”的发起人之列。", $"{draft.NameOf(by)} is not among those who may start \"{name.En}\".");
    }

    private bool MayStart(Party party, string by, IReadOnlyDictionary<string, string> values) => IsAmong(draft, party, by, values);

    /// <summary>True when somebody is one of a party that may start cases.</summary>
    public static bool IsAmong(CaseDraft draft, Party party, string by, IReadOnlyDictionary<string, string> values)
    {
        var asking = new Asking { Flow = draft.Flow.Definition.Id, Starter = by, Values = values, FollowsDelegations = false, HasSubstitutes = false, NameOf = draft.Flow.Names.NameOf };
        return party is Party.Anyone or Party.Starter || draft.Finder.Find(party, asking).People.Any(a => a.Person == by);
    }
}
