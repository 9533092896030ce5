using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Facts.Books;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Facts.Checking;

/// <summary>Checks facts inside the write that records them.</summary>
internal sealed class FactChecks(RulesInForce inForce)
{
    /// <summary>All facts checked, or every refusal of every one.</summary>
    public async Task<Result<IReadOnlyList<CheckedFact>>> Check(Write write, IReadOnlyList<NewFact> facts)
    {
        var rules = await inForce.Now(write.Db);
        var today = await write.Today();
        var check = new FactCheck(rules, await Register.Load(write.Db, Needed(rules, facts)), today);
        var errors = new List<Error>();
        var passed = new List<CheckedFact>(facts.Count);
        foreach (var fact in facts)
            if (check.Check(fact, errors) is { } ready) passed.Add(ready);
        return errors.Count > 0 ? errors : passed;
    }

    // A fact that names others may name anybody; otherwise its own person is enough.
    private static List<Id<Person>>? Needed(IReadOnlyList<Rules> rules, IReadOnlyList<NewFact> facts)
    {
        var words = facts.Select(f => f.Word).ToHashSet(StringComparer.Ordinal);
        var names = rules.SelectMany(r => r.Written.Words.Words).Any(w => words.Contains(w.Id) && w.Fields.Any(f => f.Type is FieldType.Person or FieldType.People));
        var subjects = facts.Select(f => f.Person).OfType<Id<Person>>().Distinct().ToList();
        return names ? null : subjects;
    }
}
