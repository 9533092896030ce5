using Microsoft.AspNetCore.Http;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.ListCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Tests.Cases;

/// <summary>No page of the list of cases goes through its history or sorts it, whatever it is narrowed down to and ordered by.</summary>
public sealed class CaseListPlanTests
{
    public static TheoryData<string, string, string?> Asked { get; } = new Lists();

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Each_filter_and_order_is_read_by_an_index_of_its_own(string engine, string address, string? index)
    {
        var watch = new PlanWatch();
        await using var given = await GivenDatabase.On(engine, watch);
        watch.Begin("cases");
        var me = new SignedIn(new Account(given.Organisation, Id<Account>.New(), "运营", null), null, new Organisation(given.Organisation, "东海水务", "Asia/Shanghai", false), [(Role.Operations, VisibleUnits.All)]);
        var http = new DefaultHttpContext();
        (http.Request.Path, http.Request.QueryString) = ("/cases", new QueryString(address));

        await new CaseList(given.Database, new(new())).Page(me, ListQuery.Of(http.Request, CaseList.Sorts, CaseList.Filters));

        var rows = Assert.Single(watch.Plans, p => !p.Contains("CO-ROUTINE", StringComparison.Ordinal) && !p.StartsWith("Aggregate", StringComparison.Ordinal));
        Assert.True(rows.Contains(index ?? (engine == Engines.Sqlite ? "sqlite_autoindex_cases_1" : "pk_cases"), StringComparison.Ordinal), rows);
        Assert.DoesNotContain("TEMP B-TREE", rows);
        Assert.DoesNotContain("Seq Scan on cases", rows);
        Assert.DoesNotContain("Sort", rows);
    }

    private sealed class Lists : TheoryData<string, string, string?>
    {
        public Lists()
        {
            var id = Id<Case>.New();
            foreach (var engine in (string[])[Engines.Sqlite, Engines.Postgres])
            {
                void Row(string address, string? index) => Add(new TheoryDataRow<string, string, string?>(engine, address, index)
                {
                    Skip = engine == Engines.Postgres && Engines.Server is null ? "YUNZHANG_TEST_POSTGRES is not set: no PostgreSQL to test on" : null,
                });
                Row("", null);
                Row($"?after={id}", null);
                Row($"?before={id}", null);
                Row("?sort=started", null);
                // With next to nothing in the table PostgreSQL reckons its key as cheap for what is null.
                if (engine == Engines.Sqlite) Row("?state=open", "ix_cases_meaning_case_id");
                Row("?state=granted", "ix_cases_meaning_case_id");
                Row("?flow=a/b", "ix_cases_pack_id_flow_id_case_id");
                Row("?flow=a/b&state=granted", "ix_cases_pack_id_flow_id_meaning_case_id");
                Row("?from=2014-05-01&to=2014-05-31", "ix_cases_started_at_case_id");
                Row($"?from=2014-05-01&after=139900000000000000_{id}", "ix_cases_started_at_case_id");
                Row("?sort=-changed", "ix_cases_changed_at_case_id");
                Row($"?sort=changed&after=139900000000000000_{id}", "ix_cases_changed_at_case_id");
                Row("?sort=number", "ix_cases_number");
                Row("?sort=-number&after=QJ-2014-0001", "ix_cases_number");
            }
        }
    }
}
