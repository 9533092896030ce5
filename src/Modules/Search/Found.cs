using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Rulebook;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Search;

/// <summary>Some of what was found of one sort, and where the rest begins.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Next">The key that the next page begins after; null when this is all.</param>
internal sealed record FoundGroup<T>(IReadOnlyList<T> Rows, string? Next)
{
    public static FoundGroup<T> None { get; } = new([], null);

    /// <summary>Cuts what was read, one more than is shown, and takes the key from the last shown.</summary>
    public static FoundGroup<T> Of(List<T> read, int most, Func<T, string> key) => read.Count > most ? new(read[..most], key(read[most - 1])) : new(read, null);
}

/// <summary>A clause of a regulation in force.</summary>
internal sealed record FoundClause(Phrase Regulation, Clause Clause);

/// <summary>A person with the unit of today.</summary>
internal sealed record FoundPerson(Person Person, Phrase Unit);

/// <summary>All that was found.</summary>
internal sealed record Found(FoundGroup<FoundPerson> People, FoundGroup<FoundClause> Clauses, FoundGroup<EntryRow> Entries, IReadOnlyList<Rules> Rules)
{
    public bool IsEmpty => People.Rows.Count + Clauses.Rows.Count + Entries.Rows.Count == 0;
}
