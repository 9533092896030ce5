using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Benchmarks.Product;

/// <summary>A company of ten thousand people with as many entries in its ledger as asked for, spread over its people and ten months.</summary>
internal static class GivenLedger
{
    private const int Months = 10;
    private const int AtOnce = 50_000;

    public static async Task Make(string data, int entries)
    {
        await using var database = new DatabaseAddress(data).Open(new StillClock(GivenCompany.Now));
        await database.Migrate();
        var access = Access.OfSystem(await GivenCompany.Make(database, 10_000), "perf");
        var (people, site, version) = await database.Read(access, async db => (
            await db.Set<Person>().OrderBy(p => p.Ordinal).ToListAsync(), await db.Set<Unit>().SingleAsync(u => u.Kind == UnitKind.Site), await db.Set<RuleVersion>().SingleAsync()));
        for (var first = 0; first < entries; first += AtOnce)
        {
            var from = first;
            await database.Write(access, async write =>
            {
                write.AddMany(Enumerable.Range(from, Math.Min(AtOnce, entries - from)).Select(i => Entry(people[i % people.Count], site, version, i)).OrderBy(e => e.EntryId));
                await write.Journal("ledger", "ledger.settled", new { from });
                return 0;
            });
        }
    }

    private static LedgerEntry Entry(Person person, Unit site, RuleVersion version, int index)
    {
        var day = new LocalDate(2026, 1, 1).PlusMonths(index % Months).PlusDays(index / Months % 28);
        var month = day.ToYearMonth();
        var key = new EntryKey(Subject.Of(person.PersonId), month, version.PackId, "fine", $"f{index + 1}");
        var waits = index % 25 == 0;
        return new LedgerEntry
        {
            OrganisationId = person.OrganisationId, EntryId = EntryIds.Of(key, month, day), MonthUnitId = site.UnitId, Month = month, PersonId = person.PersonId, UnitId = person.UnitId,
            RuleVersionId = version.RuleVersionId, PackId = version.PackId, Day = day, Control = "fine", Row = waits ? "" : "late-10", Occasion = key.Occasion,
            Standing = waits ? Standing.Waits : Standing.Stands, Outcome = waits ? null : "late", Amount = waits ? 0 : 10, Clauses = "attendance.late", Fact = index + 1,
            Missing = waits ? "explained" : null,
        };
    }
}
