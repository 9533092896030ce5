using Microsoft.AspNetCore.Http;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.ListCases;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Tests.Cases;

public sealed class CaseListTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Each_filter_finds_what_it_says(string engine)
    {
        await using var given = await GivenCases.On(engine);
        var granted = await given.Start("Y001");
        await given.Say("Y002", granted, "agree");
        await given.Say("Y013", granted, "approve");
        await given.Say("Y014", granted, "approve");
        given.Plant.Today(GivenCases.Today.PlusDays(1));
        await given.Start("Y001", given.Leave(off: "2014-05-20"));
        var head = await given.Start("Y003", given.Leave("Y004", "2014-05-21"));
        await given.Say("Y004", head, "agree");
        given.Plant.Today(GivenCases.Today.PlusDays(2));
        var stopped = await given.Start("Y005", given.Leave("Y006", "2014-05-22"));
        await given.Do("Y005", stopped, new CaseAct.Stop("不休了"));

        Assert.Equal("4 3 2 1", await Numbers(given, ""));
        Assert.Equal("3 2", await Numbers(given, "?state=open"));
        Assert.Equal("1", await Numbers(given, "?state=granted"));
        Assert.Equal("4", await Numbers(given, "?state=void"));
        Assert.Equal("2 1", await Numbers(given, $"?starter={Uri.EscapeDataString(await Name(given, "Y001"))}"));
        Assert.Equal("3", await Numbers(given, "?starter=y003&state=open"));
        Assert.Equal("2", await Numbers(given, "?holder=Y002"));
        Assert.Equal("3", await Numbers(given, "?holder=Y013"));
        Assert.Equal("", await Numbers(given, "?holder=Y014"));
        Assert.Equal("3 2", await Numbers(given, "?from=2014-05-06&to=2014-05-06"));
        Assert.Equal("4 3 2", await Numbers(given, "?from=2014-05-06"));
        Assert.Equal("4 3 2 1", await Numbers(given, "?q=qj-2014"));
        Assert.Equal("3", await Numbers(given, "?q=QJ-2014-0003"));
        Assert.Equal("2 1", await Numbers(given, "?q=Y001"));
        Assert.Equal("", await Numbers(given, "?q=nothing"));
        Assert.Equal("4 3 2 1", await Numbers(given, "?flow=wastewater.operators/leave"));
        Assert.Equal("", await Numbers(given, "?flow=wastewater.operators/sign-in"));
        Assert.Equal("1 2 3 4", await Numbers(given, "?sort=number"));
        Assert.Equal("2 3 4", await Numbers(given, "?sort=started&from=2014-05-06"));
        given.Plant.Given.Clock.AdvanceMinutes(1);
        await given.Do("Y001", granted, new CaseAct.Comment("谢谢", [], []));
        Assert.Equal("1 4 3 2", await Numbers(given, "?sort=-changed"));
        Assert.Equal("2 3 4 1", await Numbers(given, "?sort=changed"));

        // Whoever sees no unit lists his own and those he had a part in; a head those of his plant besides.
        Assert.Equal("2 1", await Numbers(given, "", "Y002"));
        Assert.Equal("3", await Numbers(given, "?state=open", "Y004"));
        Assert.Equal("2 1", await Numbers(given, "?q=Y001", "Y013"));
        var file = await new CaseList(given.Database, given.Flows).All(given.Me("Y014"), Query("?state=open"), 100);
        Assert.Equal([await Name(given, "Y013"), await Name(given, "Y002")], file.Select(r => r.Holders));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Every_order_is_paged_by_key_forth_and_back(string engine)
    {
        await using var given = await GivenCases.On(engine);
        for (var i = 0; i < 53; i++) await given.Start("Y001", given.Leave(off: $"{new LocalDate(2014, 6, 1).PlusDays(i):uuuu-MM-dd}"));

        foreach (var order in new[] { "", "?sort=started", "?sort=number", "?sort=-number", "?sort=changed", "?from=2014-05-05", "?sort=started&from=2014-05-05" })
            foreach (var number in new[] { "Y014", "Y001" })
            {
                var first = await Page(given, order, number);
                var mark = order.Length == 0 ? "?" : order + "&";
                var second = await Page(given, $"{mark}after={first.Next}", number);
                var back = await Page(given, $"{mark}before={second.Previous}", number);
                Assert.Equal((53, 50, 3), (first.Total.Count, first.Rows.Count, second.Rows.Count));
                Assert.True(first.Rows.Select(r => r.Case.CaseId).SequenceEqual(back.Rows.Select(r => r.Case.CaseId)), $"{order} {number}");
                Assert.Equal(53, first.Rows.Concat(second.Rows).Select(r => r.Case.CaseId).Distinct().Count());
                Assert.Null(second.Next);
            }
    }

    private static async Task<string> Numbers(GivenCases given, string address, string number = "Y014") => string.Join(' ', (await Page(given, address, number)).Rows.Select(r => r.Case.Number[^1]));

    private static async Task<ListPage<ListedCase>> Page(GivenCases given, string address, string number) => (await new CaseList(given.Database, given.Flows).Page(given.Me(number), Query(address))).Page;

    private static Task<string> Name(GivenCases given, string number) => Task.FromResult(given.Me(number).Name);

    private static ListQuery Query(string address)
    {
        var http = new DefaultHttpContext();
        (http.Request.Path, http.Request.QueryString) = ("/cases", new QueryString(address));
        return ListQuery.Of(http.Request, CaseList.Sorts, CaseList.Filters);
    }
}
