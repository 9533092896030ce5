using Yunzhang.Modules.Ledger.ActivateRules;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook.DecideReading;
using Yunzhang.Modules.Tests.Given;
using Account = Yunzhang.Engine.PackTests.Account;

namespace Yunzhang.Modules.Tests.Rulebook;

public sealed class RegulationTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_regulation_tells_how_each_of_its_clauses_is_accounted_for(string engine)
    {
        await using var plant = await GivenPlant.On(engine);

        var regulation = Assert.Single(await plant.Regulations.All(plant.Me(Role.Staff)));

        Assert.Equal((true, false, 0), (regulation.IsInForce, regulation.HasNewer, regulation.OpenQuestions));
        Assert.Equal((34, 32, 2, 0), (regulation.Accounts.Count, regulation.Of(Account.Bound), regulation.Of(Account.Handled), regulation.Of(Account.None)));
        Assert.Equal(new NodaTime.LocalDate(2014, 4, 1), regulation.Issue!.Effective);
        Assert.Null(await plant.Regulations.Find(plant.Me(Role.Staff), "no.such"));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Clauses_are_found_by_their_words_and_their_state(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var regulation = (await plant.Regulations.Find(plant.Me(Role.Staff), GivenPlant.Pack))!;

        var found = regulation.Groups("折算", "");
        Assert.Equal("attendance.three", Assert.Single(Assert.Single(found).Clauses).Id);
        Assert.Equal("attendance", found[0].Top.Id);
        Assert.Equal(["closing.effective", "closing.interpretation"], regulation.Groups("", "handled").SelectMany(g => g.Clauses).Select(c => c.Id));
        Assert.Empty(regulation.Groups("折算", "handled"));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_reading_is_decided_with_its_reason_by_whoever_keeps_the_rules_everywhere(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var head = plant.Me(Role.Operations);

        Assert.Equal("question.may-not-decide", await Refused(plant, plant.Me(Role.Operations, "城东厂"), "按例"));
        Assert.Equal("question.may-not-decide", await Refused(plant, plant.Me(Role.Clerk), "按例"));
        Assert.Equal("question.no-reason", await Refused(plant, head, "  "));
        var decided = await plant.Decider.Decide(head, GivenPlant.Pack, "conversion", "replace", " 三次已经扣过 ");

        Assert.False(decided.Value.IsInForce);
        var kept = Assert.Single((await new DecisionReader(plant.Database).Latest(head, GivenPlant.Pack))["conversion"]);
        Assert.Equal(("replace", "三次已经扣过", "运营负责人"), (kept.Answer, kept.Reason, kept.DecidedBy));
        var regulation = (await plant.Regulations.Find(head, GivenPlant.Pack))!;
        Assert.True(regulation.HasNewer);
        Assert.Equal(("add", "replace"), (Chosen(regulation.Rules.Written), Chosen(regulation.Newest.Written)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_version_waits_to_be_activated_by_whoever_may_until_it_is(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var (head, pending) = (plant.Me(Role.Operations), new PendingRules(plant.Database, plant.Rules));
        Assert.Null(await pending.Find(head, GivenPlant.Pack));
        var decided = await plant.Decider.Decide(head, GivenPlant.Pack, "conversion", "replace", "三次已经扣过");

        Assert.Equal(decided.Value.Version, (await pending.Find(head, GivenPlant.Pack))!.Rules.Version);
        Assert.Null(await pending.Find(plant.Me(Role.Operations, "城东厂"), GivenPlant.Pack));
        Assert.True((await plant.Activator.Activate(head.Access, decided.Value.Version)).IsOk);
        Assert.Null(await pending.Find(head, GivenPlant.Pack));
    }

    private static async Task<string> Refused(GivenPlant plant, SignedIn me, string reason) =>
        Assert.Single((await plant.Decider.Decide(me, GivenPlant.Pack, "conversion", "replace", reason)).Errors).Code;

    private static string Chosen(Engine.Packs.Pack pack) => pack.Questions.Single(q => q.Id == "conversion").Chosen!;
}
