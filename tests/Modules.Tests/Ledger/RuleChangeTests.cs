using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Tests.Ledger;

public sealed class RuleChangeTests
{
    private const string Fine = "controls/fine.table.yaml";

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_penalty_is_not_raised_backwards_by_a_new_text(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        await plant.Settler.Settle(plant.Access);
        var dearer = await plant.Adopter.Adopt(plant.Access, GivenPlant.Source("wastewater-operators", Fine, "|| asleep   | 30 ", "|| asleep   | 35 "));
        Assert.False(dearer.Value.IsInForce);

        var refused = Assert.Single((await plant.Activator.Activate(plant.Access, dearer.Value.Version)).Errors);

        Assert.Equal(("rules.raise-backwards", ErrorKind.Refused), (refused.Code, refused.Kind));
        Assert.Contains("有 2 人对已经过去的日子要承担更多", refused.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("A penalty is not raised backwards.", refused.Message.En, StringComparison.Ordinal);
        var inForce = Assert.Single(await plant.Read(db => plant.Rules.Now(db)));
        Assert.NotEqual(dearer.Value.Version, inForce.Version);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_milder_text_gives_back_what_closed_months_took_too_much(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        await plant.Close("城东厂", GivenPlant.April, "工资标准未定");
        var milder = await plant.Adopter.Adopt(plant.Access, GivenPlant.Source("wastewater-operators", Fine, "|| asleep   | 30 ", "|| asleep   | 20 "));

        Assert.Equal(2, (await plant.Activator.Activate(plant.Access, milder.Value.Version)).Value);
        await plant.Settler.Settle(plant.Access);

        var back = Assert.Single(await plant.Entries(GivenPlant.May));
        Assert.Equal((-10m, plant.Person("Y001"), "asleep"), (back.Amount, back.PersonId!.Value, back.Row));
        Assert.Equal(20m, (await plant.Entries(GivenPlant.April, "Y011")).Single(e => e.Row == "asleep").Amount);
        // A late fact of April is judged by what was in force when April was closed, unless today's rules are milder.
        await plant.Record("Y002", new(2014, 4, 20), ("kind", "off_post"));
        await plant.Record("Y003", new(2014, 4, 20), ("kind", "asleep"));
        await plant.Settler.Settle(plant.Access);
        Assert.Equal([30m, 20m], (await plant.Entries(GivenPlant.May)).Where(e => e.Amount > 0).OrderByDescending(e => e.Amount).Select(e => e.Amount));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_reading_that_changes_sums_waits_to_be_activated_and_one_that_only_signs_does_not(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        await plant.Settler.Settle(plant.Access);

        var signed = await plant.Decider.Decide(plant.Access, GivenPlant.Pack, "conversion", "add");
        Assert.True(signed.Value.IsInForce);
        var replacing = await plant.Decider.Decide(plant.Access, GivenPlant.Pack, "conversion", "replace");
        Assert.False(replacing.Value.IsInForce);
        Assert.True((await plant.Activator.Activate(plant.Access, replacing.Value.Version)).IsOk);
        await plant.Settler.Settle(plant.Access);

        Assert.Equal(670m, (await plant.Entries(GivenPlant.April, "Y001")).Sum(e => e.Owed));
        var rules = Assert.Single(await plant.Read(db => plant.Rules.Now(db)));
        var question = rules.Bound.Pack.Questions.Single(q => q.Id == "conversion");
        Assert.Equal(("replace", "test", new LocalDate(2014, 5, 2)), (question.Chosen!, question.DecidedBy!, question.DecidedOn!.Value));
        Assert.Equal(2, await plant.Read(db => db.Set<ReadingDecision>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Wrong_answers_are_refused_in_both_languages(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var reading = Assert.Single((await plant.Decider.Decide(plant.Access, GivenPlant.Pack, "conversion", "both")).Errors);
        Assert.Contains("没有“both”这种读法，可以选：add、replace、count-only", reading.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("There is no reading \"both\"; choose one of add, replace, count-only", reading.Message.En, StringComparison.Ordinal);
        Assert.Equal("question.not-found", Assert.Single((await plant.Decider.Decide(plant.Access, GivenPlant.Pack, "conversions", "add")).Errors).Code);
        Assert.Equal("rules.no-such-pack", Assert.Single((await plant.Decider.Decide(plant.Access, "hr", "conversion", "add")).Errors).Code);
        Assert.Equal("rules.already-adopted", Assert.Single((await plant.Adopter.Adopt(plant.Access, GivenPlant.Source("wastewater-operators"))).Errors).Code);
        var broken = await plant.Adopter.Adopt(plant.Access, GivenPlant.Source("wastewater-operators", Fine, "day_wage + 200", "day_wages + 200"));
        Assert.Contains("wastewater-operators/controls/fine.table.yaml:13:23: There is no name \"day_wages\".", broken.Errors[0].Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_was_adopted_is_the_same_to_the_byte_for_another_process(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var source = GivenPlant.Source("wastewater-operators");
        var files = await plant.Read(db => db.Set<PackFile>().ToDictionaryAsync(f => f.Path, f => f.Content));
        Assert.Equal(source.Files.Keys.Order(), files.Keys.Order());
        Assert.All(source.Files, f => Assert.Equal(f.Value, files[f.Key]));

        var other = Assert.Single(await plant.Read(db => new RulesInForce().Now(db)));
        Assert.Equal(Assert.Single(await plant.Read(db => plant.Rules.Now(db))).Hash, other.Hash);
        Assert.Equal("attendance.late", other.ClausesOn(new(2014, 4, 30)).First(c => c.Id == "attendance.late").Id);
        Assert.Empty(other.ClausesOn(new(2014, 3, 1)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_proposal_is_tried_over_the_real_facts_and_kept_when_it_holds_together(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        await plant.RecordExample(new(2014, 4, 30));
        var draft = new ProposalDraft("如果睡岗扣五十元？", [new RuleChange("fine.rows.asleep.amount", "50")], new(2014, 4, 1), new(2014, 4, 30), ["team"]);

        var tried = await plant.Trial.Try(plant.Access, GivenPlant.Pack, draft);
        Assert.Equal((7302m, 7342m), (tried.Value.Report!.Before.Owed, tried.Value.Report.After.Owed));
        var saved = await plant.Proposals.Save(plant.Access, GivenPlant.Pack, draft);
        var kept = (await plant.Read(db => db.Set<SavedProposal>().SingleAsync())).ToProposal();
        Assert.Equal((saved.Value.ToString(), "fine.rows.asleep.amount = 50", new LocalDate(2014, 4, 1)), (kept.Id, kept.Changes[0].ToString(), kept.ReplayFrom!.Value));

        var wrong = await plant.Trial.Try(plant.Access, GivenPlant.Pack, draft with { Changes = [new RuleChange("fine.rows.asleep.amount", "50"), new RuleChange("fine.rows.awake.amount", "5")] });
        Assert.Equal("changes.2", Assert.Single(wrong.Errors).Field);
        Assert.NotEmpty((await plant.Proposals.Save(plant.Access, GivenPlant.Pack, draft with { Name = " " })).Errors);
    }
}
