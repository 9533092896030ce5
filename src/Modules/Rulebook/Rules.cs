using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Rulebook;

/// <summary>One version of the rules, ready to judge. Immutable, shared by all who ask.</summary>
/// <param name="Version">Which version.</param>
/// <param name="Written">The pack with the organisation's answers signed, its controls as the files say them: what a simulation starts from.</param>
/// <param name="Bound">The same with the answers applied: what judges facts.</param>
public sealed record Rules(Id<RuleVersion> Version, Pack Written, BoundPack Bound)
{
    /// <summary>The pack's permanent id.</summary>
    public string PackId => Written.Id;

    /// <summary>What receipts name.</summary>
    public string Hash => Bound.Pack.Hash;

    /// <summary>The text in force on a day, clause by clause; empty before the first issue.</summary>
    public IReadOnlyList<Clause> ClausesOn(LocalDate day) => Written.IssueOn(day)?.Clauses ?? [];
}
