using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>
/// Whose months are settled in one go: everybody's; a few people's and units' by name; or those of all people whose ids lie between two, for where many have
/// changed, nearly all of a range have, and a range is read without naming them.
/// </summary>
internal sealed class SettlementPart
{
    private readonly HashSet<Subject>? named;

    private SettlementPart(HashSet<Subject>? named, (Id<Person> First, Id<Person> Last)? between)
    {
        (this.named, Between) = (named, between);
        People = named is null ? null : [.. named.Select(s => s.Person).OfType<Id<Person>>()];
        Units = named is null ? null : [.. named.Where(s => s.IsUnit).Select(s => new Id<Unit>(s.Value))];
    }

    /// <summary>Everybody and every unit.</summary>
    public static SettlementPart Everybody { get; } = new(null, null);

    /// <summary>The subjects named; null when they are not.</summary>
    public IReadOnlyCollection<Subject>? Subjects => named;

    /// <summary>The people among them.</summary>
    public Id<Person>[]? People { get; }

    /// <summary>The units among them.</summary>
    public Id<Unit>[]? Units { get; }

    /// <summary>First and last person of a range; null when it is none.</summary>
    public (Id<Person> First, Id<Person> Last)? Between { get; }

    /// <summary>The parts that some subjects are settled in.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="named">How many are still named.</param>
    /// <param name="between">How many of those that are not make a range.</param>
    public static IReadOnlyList<SettlementPart> Of(IEnumerable<Subject> subjects, int named, int between)
    {
        var all = subjects.ToHashSet();
        if (all.Count <= named) return [new(all, null)];
        var units = all.Where(s => s.IsUnit).Chunk(named).Select(chunk => new SettlementPart([.. chunk], null));
        var people = all.Select(s => s.Person).OfType<Id<Person>>().Order().Chunk(between).Select(chunk => new SettlementPart(null, (chunk[0], chunk[^1])));
        return [.. units, .. people];
    }

    public bool Holds(Subject subject) => named?.Contains(subject) ?? (Between is not var (first, last) || (subject.Person is { } person && person >= first && person <= last));

    /// <summary>The entries among some that are theirs.</summary>
    public IQueryable<LedgerEntry> Entries(IQueryable<LedgerEntry> entries)
    {
        if (Between is var (first, last)) return entries.Where(e => e.PersonId != null && e.PersonId.Value >= first && e.PersonId.Value <= last);
        return named is null ? entries : entries.Where(e => (e.PersonId != null && People!.Contains(e.PersonId.Value)) || (e.PersonId == null && Units!.Contains(e.UnitId)));
    }

    /// <summary>The cases of entries among some that are theirs.</summary>
    public IQueryable<EntryCase> Cases(IQueryable<EntryCase> cases)
    {
        if (Between is var (first, last)) return cases.Where(c => c.PersonId != null && c.PersonId.Value >= first && c.PersonId.Value <= last);
        return named is null ? cases : cases.Where(c => (c.PersonId != null && People!.Contains(c.PersonId.Value)) || (c.PersonId == null && Units!.Contains(c.UnitId)));
    }

    /// <summary>The marks that are worked off when they are settled.</summary>
    public IQueryable<ChangedMonth> Marks(IQueryable<ChangedMonth> marks)
    {
        if (Between is var (first, last)) return marks.Where(c => c.PersonId >= first && c.PersonId <= last);
        return named is null ? marks : marks.Where(c => People!.Contains(c.PersonId) || Units!.Contains(c.UnitId));
    }

    /// <summary>The rows of closed months among some that are theirs.</summary>
    public IQueryable<SettlementRow> Rows(IQueryable<SettlementRow> rows)
    {
        if (Between is var (first, last)) return rows.Where(r => r.PersonId >= first && r.PersonId <= last);
        return People is { Length: > 0 } ? rows.Where(r => People.Contains(r.PersonId)) : rows;
    }
}
