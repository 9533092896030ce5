using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>Refuses people chosen on a form whom the flow could not let act, while whoever chose them still has the form before him.</summary>
internal static class Choices
{
    /// <summary>Looks at the fields in <paramref name="changed"/> as they would stand in <paramref name="values"/>.</summary>
    public static void Check(CaseDraft draft, IReadOnlyDictionary<string, string> values, string? starter, IReadOnlyCollection<string> changed)
    {
        foreach (var step in draft.Flow.Steps.Where(s => s.Kind == StepKind.Decide))
            foreach (var field in step.Parties.Select(p => p.Who).OfType<Party.InField>().Where(f => changed.Contains(f.Field)))
                if (starter is not null && values.GetValueOrDefault(field.Field) == starter)
                    draft.Refuse("case.own-case", $"“{step.Definition.Name.Zh}”不能选发起人自己：谁也不能审批自己的事。请另选一人。", $"The starter cannot be chosen for \"{step.Definition.Name.En}\": nobody decides on himself. Choose somebody else.", field.Field);
        foreach (var step in draft.Flow.Steps.Where(s => s.Kind == StepKind.Sign)) Parties(draft, step, values, starter, changed);
    }

    private static void Parties(CaseDraft draft, BoundStep step, IReadOnlyDictionary<string, string> values, string? starter, IReadOnlyCollection<string> changed)
    {
        var chosen = step.Parties.Select(p => (Party: p, Person: Known(p.Who))).Where(c => c.Person is { Length: > 0 }).ToList();
        foreach (var same in chosen.GroupBy(c => c.Person!, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            var field = same.Select(c => c.Party.Who).OfType<Party.InField>().LastOrDefault(f => changed.Contains(f.Field))?.Field;
            if (field is null) continue;
            var (a, b) = (same.First().Party.Name, same.Last().Party.Name);
            draft.Refuse("case.two-parties", $"{draft.NameOf(same.Key)}在“{step.Definition.Name.Zh}”里既是“{a.Zh}”又是“{b.Zh}”，一人不能兼两方。请另选一人。", $"{draft.NameOf(same.Key)} would act in \"{step.Definition.Name.En}\" both as \"{a.En}\" and as \"{b.En}\", and nobody acts for two parties. Choose somebody else.", field);
        }

        string? Known(Party party) => party switch
        {
            Party.Starter => starter,
            Party.InField field => values.GetValueOrDefault(field.Field),
            Party.DoneBy done => draft.State.Tasks.LastOrDefault(t => t.Step == done.Step && t.Answer is not null)?.Answer?.By,
            _ => null,
        };
    }
}
