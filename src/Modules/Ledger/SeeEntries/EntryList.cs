using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>An entry as a list shows it.</summary>
internal sealed record EntryRow(LedgerEntry Entry, string Who, string Unit);

/// <summary>What a list of entries was asked for. Everything may be left out.</summary>
/// <param name="Month">One month.</param>
/// <param name="Text">A staff number or a name, or part of one.</param>
/// <param name="Unit">One unit, those below it included.</param>
/// <param name="WaitsOnly">Only what waits for somebody's answer.</param>
internal sealed record EntryFilter(YearMonth? Month, string Text, IReadOnlyList<Id<Unit>> Unit, bool WaitsOnly);

/// <summary>Where a page of the list begins: after an entry, newest day first.</summary>
internal readonly record struct EntryPlace(LocalDate Day, Id<LedgerEntry> Id)
{
    public override string ToString() => $"{Day:uuuuMMdd}{Id}";

    public static EntryPlace? Parse(string? text) =>
        text is { Length: 40 } && NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(text[..8]) is { Success: true } day && Id<LedgerEntry>.TryParse(text[8..], null, out var id)
            ? new EntryPlace(day.Value, id)
            : null;
}

/// <summary>Lists entries that may be seen, newest first, a page at a time.</summary>
internal sealed class EntryList(Database database)
{
    public const int PageSize = 50;

    public Task<(IReadOnlyList<EntryRow> Rows, int Counted, bool More)> Read(Access access, EntryFilter filter, EntryPlace? after, int most = PageSize) =>
        database.Read(access, async db =>
        {
            var matching = Matching(db, filter);
            var counted = await matching.Take(Platform.Ui.Lists.Total.Cap + 1).CountAsync();
            if (after is { } place) matching = matching.Where(e => e.Day <= place.Day && (e.Day < place.Day || e.EntryId < place.Id));
            var entries = await matching.OrderByDescending(e => e.Day).ThenByDescending(e => e.EntryId).Take(most + 1).ToListAsync();
            return ((IReadOnlyList<EntryRow>)await Named(db, [.. entries.Take(most)]), counted, entries.Count > most);
        });

    private static IQueryable<LedgerEntry> Matching(AppDbContext db, EntryFilter filter)
    {
        var found = db.Set<LedgerEntry>().AsQueryable();
        if (filter.Month is { } month) found = found.Where(e => e.Month == month);
        if (filter.Unit.Count > 0) found = found.Where(e => filter.Unit.Contains(e.UnitId));
        if (filter.WaitsOnly) found = found.Where(e => e.Standing == Engine.Reckoning.Standing.Waits || e.Standing == Engine.Reckoning.Standing.AmountWaits || e.Standing == Engine.Reckoning.Standing.Failed);
        if (filter.Text.Length > 0)
        {
            var people = db.Set<Person>().Where(p => p.Number == filter.Text || p.Name.Contains(filter.Text)).Select(p => (Id<Person>?)p.PersonId);
            found = found.Where(e => people.Contains(e.PersonId));
        }

        return found;
    }

    private static async Task<List<EntryRow>> Named(AppDbContext db, IReadOnlyList<LedgerEntry> entries)
    {
        var (people, units) = (entries.Select(e => e.PersonId ?? default).Distinct().ToList(), entries.Select(e => e.UnitId).Distinct().ToList());
        var names = await db.Set<Person>().Where(p => people.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, p => $"{p.Name} {p.Number}");
        // A unit's name is no secret to whoever may see an entry of his own in it.
        var unitNames = await db.Set<Unit>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(u => units.Contains(u.UnitId)).ToDictionaryAsync(u => u.UnitId, u => u.Name);
        return [.. entries.Select(e => new EntryRow(e, e.PersonId is { } person ? names.GetValueOrDefault(person, "") : "", unitNames.GetValueOrDefault(e.UnitId, "")))];
    }
}
