using Microsoft.AspNetCore.Http;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Ui.Lists;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Tests.Ledger;

/// <summary>No page of the ledger goes through its history or sorts it, whatever it is narrowed down to and ordered by.</summary>
public sealed class EntryListPlanTests
{
    /// <summary>What is asked, as an address has it, and the index it must be read by; null for the key.</summary>
    public static TheoryData<string, string, string?> Asked { get; } = new Lists();

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Each_filter_and_order_is_read_by_an_index_of_its_own(string engine, string address, string? index)
    {
        var watch = new PlanWatch();
        await using var given = await GivenDatabase.On(engine, watch);
        watch.Begin("ledger_entries");

        await Page(given.Database, given.Access, address);

        var rows = Assert.Single(watch.Plans, p => !IsCount(p));
        AssertReadInOrder(rows, index ?? (engine == Engines.Sqlite ? "sqlite_autoindex_ledger_entries_1" : "pk_ledger_entries"));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Who_sees_a_few_units_reads_each_by_its_index_and_his_own_by_his_name(string engine)
    {
        var watch = new PlanWatch();
        await using var given = await GivenDatabase.On(engine, watch);
        watch.Begin("ledger_entries");

        await Page(given.Database, new Access(given.Organisation, Actor.System("test"), VisibleUnits.Only([Id<Unit>.New(), Id<Unit>.New()]), Id<Person>.New()), "");

        Assert.Equal(2, watch.Plans.Count);
        Assert.All(watch.Plans, plan =>
        {
            Assert.DoesNotContain("Seq Scan on ledger_entries", plan);
            var read = plan.Split('\n').Where(l => l.Contains(" USING ", StringComparison.Ordinal) && l.Contains("ix_", StringComparison.Ordinal) || l.Contains("autoindex_ledger", StringComparison.Ordinal)).ToList();
            if (engine == Engines.Sqlite)
                Assert.Equal(["ix_ledger_entries_person_id_month", "ix_ledger_entries_unit_id_entry_id", "ix_ledger_entries_unit_id_entry_id"], read.Select(l => l.Split(' ').First(w => w.Contains("ledger_entries", StringComparison.Ordinal))).Order());
            else Assert.True(plan.Split("ix_ledger_entries_unit_id_entry_id").Length > 2, plan);
        });
    }

    [Fact]
    public async Task A_count_is_answered_by_the_index_alone_for_who_sees_everything()
    {
        var watch = new PlanWatch();
        await using var given = await GivenDatabase.On(Engines.Sqlite, watch);
        watch.Begin("ledger_entries");

        foreach (var address in (string[])["", "?month=2014-04", "?kind=adjustments"]) await Page(given.Database, given.Access, address);

        var counts = watch.Plans.Where(IsCount).ToList();
        Assert.Equal(3, counts.Count);
        Assert.All(counts, plan => Assert.Contains("USING COVERING INDEX", plan));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_waits_is_found_by_an_index_that_holds_nothing_else(string engine)
    {
        var watch = new PlanWatch();
        await using var given = await GivenDatabase.On(engine, watch);
        watch.Begin("ledger_entries");

        await given.Database.Read(given.Access, db => new WaitingEntries(new RulesInForce()).Oldest(db, 5));

        Assert.Equal(2, watch.Plans.Count);
        Assert.All(watch.Plans, plan => Assert.Contains("ix_ledger_entries_waits", plan));
        Assert.DoesNotContain("TEMP B-TREE", watch.Plans[0]);
    }

    private static bool IsCount(string plan) => plan.Contains("CO-ROUTINE", StringComparison.Ordinal) || plan.StartsWith("Aggregate", StringComparison.Ordinal);

    private static void AssertReadInOrder(string plan, string index)
    {
        Assert.Contains(index, plan);
        Assert.DoesNotContain("TEMP B-TREE", plan);
        Assert.DoesNotContain("Seq Scan on ledger_entries", plan);
        Assert.DoesNotContain("Sort", plan);
    }

    private static async Task<ListPage<EntryRow>> Page(Database database, Access access, string address)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/ledger";
        http.Request.QueryString = new QueryString(address);
        var query = ListQuery.Of(http.Request, EntryFilter.Sorts, EntryFilter.Names);
        return await new EntryList(database).Page(access, EntryFilter.Of(query, UnitTree.Of([])), query);
    }

    private sealed class Lists : TheoryData<string, string, string?>
    {
        public Lists()
        {
            var id = Id<LedgerEntry>.New();
            foreach (var engine in (string[])[Engines.Sqlite, Engines.Postgres])
            {
                void Row(string address, string? index) => Add(new TheoryDataRow<string, string, string?>(engine, address, index)
                {
                    Skip = engine == Engines.Postgres && Engines.Server is null ? "YUNZHANG_TEST_POSTGRES is not set: no PostgreSQL to test on" : null,
                });
                Row("", null);
                Row($"?after=0_{id}", null);
                Row($"?before=0_{id}", null);
                Row("?sort=day", null);
                Row("?month=2014-04", null);
                Row($"?month=2014-04&after=0_{id}", null);
                Row("?month=2014-04&kind=waits", "ix_ledger_entries_waits");
                Row("?kind=fines", "ix_ledger_entries_fines");
                Row("?kind=rewards", "ix_ledger_entries_rewards");
                Row("?kind=pending", "ix_ledger_entries_pending");
                Row("?kind=waits", "ix_ledger_entries_waits");
                Row("?kind=adjustments", "ix_ledger_entries_adjustments");
                Row("?kind=uncounted", "ix_ledger_entries_uncounted");
                Row("?sort=sum", "ix_ledger_entries_owed_entry_id");
                Row("?sort=-sum", "ix_ledger_entries_owed_entry_id");
                Row($"?sort=-sum&after=12.5_{id}", "ix_ledger_entries_owed_entry_id");
            }
        }
    }
}
