using System.Net;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Rulebook;

namespace Yunzhang.Web.Tests;

/// <summary>The chain stores' recruitment, secondment, penalties and conflicts of rules, from the form to the ending, by the dates of the stories.</summary>
public sealed class ChainStoryTests(Browser browser)
{
    private static (string, string)[] Plan(GivenChain chain) =>
    [
        ("f.outlet", chain.UnitKey("EAST")), ("f.month", "2014-06-01"), ("rows.needs", "1"), ("f.needs.0.post", "服务员"), ("f.needs.0.need", "3"), ("f.basis", "暑期客流增加"),
    ];

    [Fact]
    public async Task A_policy_is_not_in_force_before_the_president_of_operations_has_approved_it()
    {
        await using var chain = await GivenChain.New();
        var path = await chain.Start("ops1", "policy", ("f.title", "人事培训管理制度"), ("f.level", "policy"), ("f.content", "见正文"));

        Assert.Equal("ops-president", await chain.Waiting(path));
        Assert.Null((await chain.Case(path)).Ending);
        await chain.Do("ops-president", path, "say:approve");
        Assert.Equal(("in-force", EndingMeaning.Granted), ((await chain.Case(path)).Ending, (await chain.Case(path)).Meaning));
        Assert.Contains("第三条", await (await chain.By("ops1")).Page(path + "/print"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_filed_on_20_May_and_approved_by_both_on_23_May_at_18_00_is_in_force()
    {
        await using var chain = await GivenChain.New();
        await chain.At("05-20 18:00");
        Assert.Equal(HttpStatusCode.NotFound, (await (await chain.By("worker")).Get($"/cases/new/{GivenChain.Pack}/plan")).StatusCode);
        var path = await chain.Start("east", "plan", Plan(chain));
        Assert.Equal("hr1 hr2 ops1 ops2", await chain.Waiting(path));
        await chain.At("05-21 10:00");
        await chain.Do("hr1", path, "say:approve");
        Assert.DoesNotContain("say:approve", await (await chain.By("hr1")).Page(path), StringComparison.Ordinal);
        await chain.Do("hr2", path, "say:approve");
        await chain.At("05-23 17:30");
        await chain.Do("ops1", path, "say:approve");
        Assert.Null((await chain.Case(path)).Ending);
        await chain.At("05-23 18:00");
        await chain.Do("ops2", path, "say:approve");

        var of = await chain.Case(path);
        Assert.Equal(("in-force", EndingMeaning.Granted), (of.Ending, of.Meaning));
        Assert.Equal("ZM-201405-001", of.Number);
    }

    [Fact]
    public async Task With_HR_alone_the_plan_is_not_in_force_at_24_May_00_00_and_goes_before_both_presidents()
    {
        await using var chain = await GivenChain.New();
        await chain.At("05-20 18:00");
        var path = await chain.Start("east", "plan", Plan(chain));
        await chain.At("05-21 10:00");
        await chain.Do("hr1", path, "say:approve");
        await chain.Do("hr2", path, "say:approve");
        await chain.At("05-23 23:59");
        Assert.Equal("ops1 ops2", await chain.Waiting(path));
        await chain.At("05-24 00:00");

        Assert.Equal("hr-president ops-president", await chain.Waiting(path));
        Assert.Null((await chain.Case(path)).Ending);
        Assert.Contains(path, await (await chain.By("hr-president")).Page("/todo"), StringComparison.Ordinal);
        await chain.At("05-26 09:00");
        await chain.Do("hr-president", path, "say:approve");
        Assert.Null((await chain.Case(path)).Ending);
        await chain.Do("ops-president", path, "say:approve");
        Assert.Equal("in-force", (await chain.Case(path)).Ending);
    }

    [Fact]
    public async Task A_hire_that_HR_overturns_is_never_on_the_payroll()
    {
        await using var chain = await GivenChain.New();
        await chain.At("06-02 09:00");
        var hired = await Hire(chain, "王小明", "say:approve");
        var overturned = await Hire(chain, "李小红", "say:reject", ("reason", "健康证过期"));

        Assert.Equal(("hired", "overturned"), ((await chain.Case(hired)).Ending, (await chain.Case(overturned)).Ending));
        var entries = await Settled(chain);
        Assert.Equal(["payroll", "no_payroll"], entries.Where(e => e.Control == "payroll").OrderBy(e => e.Fact).Select(e => e.Outcome));
        Assert.All(entries, e => Assert.Contains("practice.final-decision", e.Clauses, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_management_plan_is_proposed_by_operations_and_reviewed_rechecked_and_hired_by_HR()
    {
        await using var chain = await GivenChain.New();
        await chain.At("06-02 09:00");
        var path = await chain.Start("ops1", "management-hire", ("f.outlet", chain.UnitKey("EAST")), ("f.post", "副店长"), ("f.grounds", "缺一名副店长"));
        await chain.Do("hr1", path, "say:approve");
        Assert.Equal("hr2", await chain.Waiting(path));
        await chain.Do("hr2", path, "say:approve");
        Assert.Equal("hr1 hr2 ops1 ops2", await chain.Waiting(path));
        await chain.Do("hr1", path, "say:done", ("f.candidate", "赵大力"), ("f.interview", "三人面试"));
        await chain.Do("ops2", path, "say:done", ("f.help", "安排试岗一天"));
        await chain.Do("hr2", path, "say:approve");
        Assert.Equal(("hired", EndingMeaning.Granted), ((await chain.Case(path)).Ending, (await chain.Case(path)).Meaning));
    }

    [Fact]
    public async Task A_refused_secondment_ends_without_a_reason_and_an_appraisal_that_cites_it_is_stopped()
    {
        await using var chain = await GivenChain.New();
        await chain.At("06-02 09:00");
        var path = await chain.Start("manager", "secondment", ("f.person", chain.Number("worker")), ("f.host", chain.UnitKey("WEST")), ("f.period.first", "2014-06-09"), ("f.period.last", "2014-06-13"), ("f.need", "周年店庆"));
        Assert.Equal("worker", await chain.Waiting(path));

        var page = await browser.Open(Screen.Phone with { Viewer = null }, chain.Plant.Address);
        await page.GotoAsync("/sign-in");
        await page.ClickAsync($"button[name=account][value='{(await PeoplePageTests.Of(chain.Plant, "worker")).AccountId}']");
        await page.WaitForURLAsync("**/today");
        await page.GotoAsync("/todo");
        await page.ClickAsync($"a[href='{path}']");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.ClickAsync("button[value='say:refuse']");
        await page.WaitForURLAsync(url => !url.EndsWith(path, StringComparison.Ordinal));
        Assert.Equal(("declined", EndingMeaning.Void), ((await chain.Case(path)).Ending, (await chain.Case(path)).Meaning));

        var cited = await chain.Start("east", "adverse", Adverse(chain, "refusal"));
        Assert.Equal(("barred", EndingMeaning.Void), ((await chain.Case(cited)).Ending, (await chain.Case(cited)).Meaning));
        var hidden = await chain.Start("east", "adverse", Adverse(chain, "work"));
        await chain.Do("hr1", hidden, "say:halt", ("reason", "依据只有拒绝借调"));
        Assert.Equal("stopped-by-hr", (await chain.Case(hidden)).Ending);
    }

    [Fact]
    public async Task A_penalty_needs_the_third_signature_and_the_fine_is_lifted_on_review()
    {
        await using var chain = await GivenChain.New();
        await chain.At("05-12 17:00");
        var path = await Penalty(chain, "say:sign");
        Assert.Equal("worker", await chain.Waiting(path));
        await chain.Do("worker", path, "say:done", ("f.opinion", "review"), ("f.objection", "送顾客去医院"));
        Assert.Null((await chain.Case(path)).Ending);
        await chain.At("05-16 10:00");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chain.Try("hr1", path, "say:lift")).StatusCode);
        await chain.Do("hr1", path, "say:lift", ("reason", "有就诊记录"));

        Assert.Equal(("lifted", EndingMeaning.Void), ((await chain.Case(path)).Ending, (await chain.Case(path)).Meaning));
        var entry = Assert.Single(await Settled(chain), e => e.Control == "penalty-charge");
        Assert.Equal(("not_fined", 0m, chain.Person("worker")), (entry.Outcome, entry.Amount, entry.PersonId!.Value));
        Assert.Contains("practice.review", entry.Clauses, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_penalty_nobody_objects_to_within_five_working_days_is_charged_and_one_not_signed_is_not()
    {
        await using var chain = await GivenChain.New();
        await chain.At("05-12 17:00");
        var (signed, refused) = (await Penalty(chain, "say:sign"), await Penalty(chain, "say:refuse"));
        await chain.At("05-19 16:59");
        Assert.Null((await chain.Case(signed)).Ending);
        await chain.At("05-19 17:01");
        Assert.Equal("in-force", (await chain.Case(signed)).Ending);
        await chain.Do("hr2", refused, "say:drop", ("reason", "证据不足"));

        var entries = (await Settled(chain)).Where(e => e.Control == "penalty-charge").OrderBy(e => e.Amount).ToList();
        Assert.Equal([("not_fined", 0m), ("fined", 100m)], entries.Select(e => (e.Outcome!, e.Amount)));
        Assert.All(entries, e => Assert.Contains("practice.signatures", e.Clauses, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_editions_need_both_presidents_and_where_they_disagree_the_chief_executive_rules()
    {
        await using var chain = await GivenChain.New();
        await chain.At("05-06 09:00");
        var agreed = await Conflict(chain);
        await chain.Do("ops-president", agreed, "say:approve");
        Assert.Equal("hr-president", await chain.Waiting(agreed));
        await chain.Do("hr-president", agreed, "say:approve");
        Assert.Equal("in-force", (await chain.Case(agreed)).Ending);

        var disputed = await Conflict(chain);
        await chain.Do("ops-president", disputed, "say:reject", ("reason", "排不开晚班"));
        Assert.Equal("chief", await chain.Waiting(disputed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chain.Try("chief", disputed, "say:settle", Editions)).StatusCode);
        await chain.Do("chief", disputed, "say:settle", [.. Editions, ("f.ruling", "晚班另行安排")]);
        Assert.Equal(("ruled", EndingMeaning.Granted), ((await chain.Case(disputed)).Ending, (await chain.Case(disputed)).Meaning));
    }

    private static readonly (string, string)[] Editions = [("f.outlet_edition", "门店按客流排班"), ("f.hq_edition", "总部按统一班次")];

    private static (string, string)[] Adverse(GivenChain chain, string grounds) =>
        [("f.person", chain.Number("worker")), ("f.act", "appraisal"), ("f.grounds", grounds), ("f.facts", "六月考评降一等")];

    private static async Task<string> Conflict(GivenChain chain)
    {
        var path = await chain.Start("hr1", "policy-conflict", ("f.own", "门店自行排班"), ("f.theirs", "人力资源部统一排班"), ("f.facts", "两份规定都管排班"));
        await chain.Do("hr-president", path, "say:done", Editions);
        return path;
    }

    private static async Task<string> Hire(GivenChain chain, string candidate, string decision, params (string, string)[] more)
    {
        var path = await chain.Start("east", "service-hire", ("f.outlet", chain.UnitKey("EAST")), ("f.plan", "ZM-201405-001"), ("f.post", "服务员"));
        await chain.Do("hr1", path, "say:done", ("f.referred", "王小明、李小红"));
        await chain.Do("east", path, "say:done", ("f.candidate", candidate), ("f.interview", "面试合格"), ("f.followed", "yes"));
        await chain.Do("hr2", path, decision, more);
        return path;
    }

    /// <summary>A penalty of 100 that the handler and the witness have signed, and then the person concerned has signed or refused.</summary>
    private static async Task<string> Penalty(GivenChain chain, string answer)
    {
        var path = await chain.Start("east", "penalty", ("f.person", chain.Number("worker")), ("f.occurred", "2014-05-12"), ("f.breach", "擅自离开收银台"), ("f.fine", "100"), ("f.witness", chain.Number("mate")));
        await chain.Do("east", path, "say:sign");
        await chain.Do("mate", path, "say:sign");
        Assert.Equal("worker", await chain.Waiting(path));
        Assert.Null((await chain.Case(path)).Ending);
        await chain.Do("worker", path, answer);
        return path;
    }

    private static async Task<List<LedgerEntry>> Settled(GivenChain chain)
    {
        await new MonthSettler(chain.Plant.Database, new RulesInForce(), chain.Clock).Settle(chain.Access);
        return await chain.Read(db => db.Set<LedgerEntry>().AsNoTracking().OrderBy(e => e.EntryId).ToListAsync());
    }
}
