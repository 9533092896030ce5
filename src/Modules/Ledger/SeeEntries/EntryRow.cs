using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>An entry as a list shows it.</summary>
public sealed record EntryRow(LedgerEntry Entry, string Who, string Unit)
{
    /// <summary>The person, or the unit when it falls to the unit itself.</summary>
    public string Subject => Who.Length > 0 ? Who : Unit;
}

/// <summary>Names that entries are shown with: of the people that may be seen, and of all units, for a unit's name is no secret to whoever may see an entry of his own in it.</summary>
internal sealed class EntryNames
{
    private readonly Dictionary<Id<Person>, string> people;
    private readonly Dictionary<Id<Unit>, string> units;

    private EntryNames(Dictionary<Id<Person>, string> people, Dictionary<Id<Unit>, string> units) => (this.people, this.units) = (people, units);

    /// <summary>A few entries with their names.</summary>
    public static async Task<List<EntryRow>> Rows(AppDbContext db, List<LedgerEntry> entries)
    {
        var (who, where) = (entries.Select(e => e.PersonId ?? default).Distinct().ToList(), entries.Select(e => e.UnitId).Distinct().ToList());
        var names = await Read(db.Set<Person>().Where(p => who.Contains(p.PersonId)), db.Set<Unit>().Where(u => where.Contains(u.UnitId)));
        return entries.ConvertAll(names.Row);
    }

    private EntryRow Row(LedgerEntry entry) => new(entry, entry.PersonId is { } person ? people.GetValueOrDefault(person, "") : "", units.GetValueOrDefault(entry.UnitId, ""));

    private static async Task<EntryNames> Read(IQueryable<Person> people, IQueryable<Unit> units) => new(
        await people.Select(p => new { p.PersonId, p.Name, p.Number }).ToDictionaryAsync(p => p.PersonId, p => $"{p.Name} {p.Number}"),
        await units.IgnoreQueryFilters([AppDbContext.UnitFilter]).Select(u => new { u.UnitId, u.Name }).ToDictionaryAsync(u => u.UnitId, u => u.Name));
}
