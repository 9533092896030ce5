using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class BulkTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Rows_read_in_bulk_are_those_that_a_query_reads(string engine)
    {
        await using var given = await GivenPlant.On(engine);
        await given.RecordExample(new LocalDate(2014, 5, 5));
        await given.Settler.Settle(given.Access);

        await AreTheSame<Fact>(given);
        await AreTheSame<LedgerEntry>(given);
        await AreTheSame<LedgerMonth>(given);
        await AreTheSame<Person>(given);
        await AreTheSame<Assignment>(given);
        await AreTheSame<PersonValue>(given);
        await AreTheSame<Unit>(given);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Rows_read_in_bulk_are_only_those_that_may_be_seen(string engine)
    {
        await using var given = await GivenPlant.On(engine);
        await given.RecordExample(new LocalDate(2014, 5, 5));
        var unit = (await given.Read(db => db.Set<Fact>().FirstAsync())).UnitId;
        var some = given.Access with { Units = VisibleUnits.Only([unit]) };

        var facts = await given.Database.Read(some, db => BulkRead.List(db, db.Set<Fact>()));

        Assert.NotEmpty(facts);
        Assert.All(facts, f => Assert.Equal(unit, f.UnitId));
        Assert.True(facts.Count < await given.Read(db => db.Set<Fact>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_row_that_is_put_takes_the_place_of_the_one_with_its_key_and_goes_back_with_its_write(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        await Put(given, (1, [1]), (2, [2]));
        await Put(given, (2, [9, 9]), (3, [3]));
        await Assert.ThrowsAsync<FormatException>(() => given.Database.Write<int>(given.Access, write =>
        {
            write.PutMany([Month(given, 1, [7])]);
            throw new FormatException("after it was put");
        }));

        var kept = await given.Database.Read(given.Access, db => db.Set<PunchMonth>().OrderBy(m => m.Person).Select(m => m.Packed).ToListAsync());

        Assert.Equal([[1], [9, 9], [3]], kept);
    }

    private static Task<int> Put(GivenDatabase given, params (int Person, byte[] Packed)[] rows) => given.Database.Write(given.Access, async write =>
    {
        write.PutMany(rows.Select(r => Month(given, r.Person, r.Packed)));
        await write.Journal("punches", "punches.imported", new { rows.Length });
        return 0;
    });

    private static PunchMonth Month(GivenDatabase given, int person, byte[] packed) => new(given.Organisation, person, new YearMonth(2026, 10)) { Packed = packed };

    private static async Task AreTheSame<T>(GivenPlant given)
        where T : class, IOwned
    {
        var queried = await given.Read(db => db.Set<T>().AsNoTracking().ToListAsync());
        var read = await given.Read(db => BulkRead.List(db, db.Set<T>()));
        Assert.NotEmpty(queried);
        Assert.Equal(queried.Select(Text).Order(StringComparer.Ordinal), read.Select(Text).Order(StringComparer.Ordinal));
    }

    private static string Text<T>(T row) =>
        string.Join('|', typeof(T).GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={JsonSerializer.Serialize(p.GetValue(row)?.ToString())}"));
}
