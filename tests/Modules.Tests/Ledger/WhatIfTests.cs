using Microsoft.AspNetCore.Http;
using NodaTime;
using Yunzhang.Modules.Ledger.TryProposal;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Ledger;

public sealed class WhatIfTests
{
    private const string Asleep = "n.fine.rows.asleep.amount:0";

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_number_set_otherwise_moves_the_same_sums_as_the_trial_of_its_change(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        var me = plant.Me(Role.Operations);
        var board = await plant.WhatIf.Open(me, GivenPlant.Pack);
        var form = WhatIfForm.Of(board, null, Asked((Asleep, "50"), ("from", "2014-04"), ("to", "2014-04")));

        var tried = (await plant.WhatIf.Try(me, GivenPlant.Pack, form.Draft!)).Value;

        Assert.Equal([new RuleChange("fine.rows.asleep.amount", "50")], form.Draft!.Changes);
        Assert.Equal((7302m, 7342m), (tried.Report.Before.Owed, tried.Report.After.Owed));
        Assert.Equal([("Y001", 20m), ("Y011", 20m)], tried.People.Select(p => (p.Number, p.Difference)).Order());
        Assert.Equal(2, tried.Moved);
        Assert.Equal("考勤扣款，睡岗：扣款 30 → 50 元", board.Said("fine.rows.asleep.amount", "50").Zh);
        var alone = await plant.Trial.Try(plant.Access, GivenPlant.Pack, form.Draft);
        Assert.Equal(alone.Value.Report!.After.Net, tried.Figures.NetAfter);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Only_what_may_be_seen_is_tried(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        var draft = new ProposalDraft("", [new RuleChange("fine.rows.asleep.amount", "50")], new(2014, 4, 1), new(2014, 4, 30));
        var east = plant.Me(Role.Operations, ["城东厂", "城东甲班", "城东乙班"]);

        var tried = (await plant.WhatIf.Try(east, GivenPlant.Pack, draft)).Value;

        Assert.True(tried.Report.Before.Owed < 7302m);
        Assert.Equal(tried.Report.Before.Owed, (await plant.Trial.Try(east.Access, GivenPlant.Pack, draft)).Value.Report!.Before.Owed);
        Assert.Equal("proposal.may-not", Assert.Single((await plant.WhatIf.Try(plant.Me(Role.Clerk), GivenPlant.Pack, draft)).Errors).Code);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_proposal_is_kept_with_its_figures_and_reason_and_opens_in_the_same_fields(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        var me = plant.Me(Role.Operations);
        var draft = new ProposalDraft("睡岗扣五十？", [new RuleChange("fine.rows.asleep.amount", "50"), new RuleChange("fine.absorbs", "none")], new(2014, 4, 1), new(2014, 4, 30)) { Reason = "屡次发生" };
        var figures = (await plant.WhatIf.Try(me, GivenPlant.Pack, draft)).Value.Figures;

        var id = (await plant.WhatIf.Keep(me, GivenPlant.Pack, draft, figures)).Value;

        var board = await plant.WhatIf.Open(me, GivenPlant.Pack);
        var kept = Assert.Single(board.Kept).Proposal;
        Assert.Equal(("睡岗扣五十？", "屡次发生", figures.NetBefore, figures.NetAfter, figures.PayMore), (kept.Name, kept.Reason, kept.NetBefore, kept.NetAfter, kept.PayMore));
        var form = WhatIfForm.Of(board, await plant.WhatIf.Find(me, GivenPlant.Pack, id.ToString()), Asked());
        Assert.Equal("50", form.Form.Raw(Asleep));
        Assert.Equal(draft.Changes, form.Draft!.Changes);
        Assert.Equal("fine.absorbs", Assert.Single(form.Others).Path);
        Assert.Null(await plant.WhatIf.Find(me, "other.pack", id.ToString()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Wrong_numbers_and_months_are_refused_at_their_fields_and_kept_as_typed(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        var me = plant.Me(Role.Operations);
        var board = await plant.WhatIf.Open(me, GivenPlant.Pack);
        Assert.Equal(new YearMonth(2014, 4), board.Last);

        var wrong = WhatIfForm.Of(board, null, Asked((Asleep, "五十"), ("from", "2013-01"), ("to", "2014-04")));
        Assert.Null(wrong.Draft);
        Assert.Equal([Asleep, "from"], wrong.Form.Errors.Select(e => e.Field));
        Assert.Equal("五十", wrong.Form.Raw(Asleep));
        Assert.Contains("16 个月，一次最多 12 个月", wrong.Form.ErrorOf("from")!.Value.Zh, StringComparison.Ordinal);
        Assert.Contains("一处也没有改", Assert.Single(WhatIfForm.Of(board, null, Asked()).Form.Errors).Why.Zh, StringComparison.Ordinal);

        var broken = WhatIfForm.Of(board, null, Asked(("n.fine.values.count_from:0", "90")));
        broken.Refuse((await plant.WhatIf.Try(me, GivenPlant.Pack, broken.Draft!)).Errors);
        Assert.Equal("n.fine.values.count_from:0", broken.Form.Errors[0].Field);
    }

    private static HttpRequest Asked(params (string Name, string Value)[] query)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = QueryString.Create(query.Append(("run", "1")).Select(q => KeyValuePair.Create<string, string?>(q.Item1, q.Item2)));
        return http.Request;
    }
}
