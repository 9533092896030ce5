using Yunzhang.Engine.Flows;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class PartyFinderTests
{
    private static readonly Place Starter = new Place.OfStarter();

    private static Found Find(Party party, string starter = "Ann", Staff? staff = null, Party? vacant = null, string[]? excluded = null, params (string, string)[] values) =>
        new PartyFinder(staff ?? GivenStaff.Chain).Find(party, new Asking
        {
            Flow = "test", Starter = starter, Values = values.ToDictionary(v => v.Item1, v => v.Item2), Vacant = vacant, Excluded = (excluded ?? []).ToHashSet(), DoneBy = step => step == "draft" ? "Bob" : null,
        });

    private static string Who(Found found) => string.Join(' ', found.People.Select(a => a.For is null ? a.Person : $"{a.Person}/{a.For}"));

    [Fact]
    public void Finds_the_people_a_party_means()
    {
        Assert.Equal("Ann", Who(Find(new Party.Starter())));
        Assert.Equal("Bob", Who(Find(new Party.InField("witness"), values: ("witness", "Bob"))));
        Assert.Equal("", Who(Find(new Party.InField("witness"))));
        Assert.Equal("Bob", Who(Find(new Party.DoneBy("draft"))));
        Assert.Equal("SH", Who(Find(new Party.HeadOf(Starter, 0))));
        Assert.Equal("GM", Who(Find(new Party.HeadOf(Starter, 2))));
        Assert.Equal("SH", Who(Find(new Party.HeadOf(new Place.OfField("who"), 0), values: ("who", "Bob"))));
        Assert.Equal("RM", Who(Find(new Party.HeadOf(new Place.OfField("where"), 0), values: ("where", "region"))));
        Assert.Equal("OPS", Who(Find(new Party.HeadOf(new Place.OfUnit("opsd"), 0))));
        Assert.Equal("OPS", Who(Find(new Party.InPost("ops-manager", null))));
        Assert.Equal("RM", Who(Find(new Party.InPost("area-manager", Starter))));
        Assert.Equal("P1 P2 P3 P4", Who(Find(new Party.InRole("panel", null))));
        Assert.True(Find(new Party.Anyone()).IsAnyone);
    }

    [Fact]
    public void A_role_named_for_a_unit_goes_before_one_for_the_whole_organisation()
    {
        var staff = GivenStaff.Chain with { Roles = [new("safety", "HR", null), new("safety", "Bob", "s1")] };
        Assert.Equal("Bob", Who(Find(new Party.InRole("safety", Starter), staff: staff)));
        Assert.Equal("HR", Who(Find(new Party.InRole("safety", Starter), starter: "Cat", staff: staff)));
    }

    [Fact]
    public void A_heads_own_case_goes_to_the_head_above()
    {
        Assert.Equal("RM", Who(Find(new Party.HeadOf(Starter, 0), "SH")));
        Assert.Equal("RM", Who(Find(new Party.HeadOf(Starter, 0), "SH", GivenStaff.Chain.HeadedBy("s1", "SH", "Bob"))));
    }

    [Fact]
    public void A_vacancy_goes_to_the_head_above_and_says_so()
    {
        var found = Find(new Party.HeadOf(Starter, 0), "Cat");
        Assert.Equal("RM", Who(found));
        Assert.Equal("s2负责人空缺或须回避，由region负责人办理", found.People[0].Because.Zh);
        Assert.Equal("GM", Who(Find(new Party.HeadOf(Starter, 0), "Cat", GivenStaff.Chain.Without("RM"))));
    }

    [Fact]
    public void A_vacancy_goes_to_the_party_the_flow_names_for_it()
    {
        Assert.Equal("HR", Who(Find(new Party.HeadOf(Starter, 0), "Cat", vacant: new Party.InRole("hr", null))));
        Assert.Equal("", Who(Find(new Party.HeadOf(Starter, 0), "Cat", GivenStaff.Chain.Without("HR"), new Party.InRole("hr", null))));
    }

    [Fact]
    public void At_the_top_nobody_is_found_and_the_words_ask_for_a_name()
    {
        var found = Find(new Party.HeadOf(Starter, 0), "GM");
        Assert.Empty(found.People);
        Assert.EndsWith("请管理员指定一人。", found.Why.Zh);
        Assert.EndsWith("must name somebody.", found.Why.En);
    }

    [Fact]
    public void Nobody_takes_the_place_of_a_person_who_was_chosen_and_has_left() =>
        Assert.Equal("", Who(Find(new Party.InField("witness"), staff: GivenStaff.Chain.Without("Bob"), values: ("witness", "Bob"))));

    [Fact]
    public void Whoever_is_kept_out_is_passed_over_and_the_search_goes_on_above()
    {
        Assert.Equal("RM", Who(Find(new Party.HeadOf(Starter, 0), excluded: ["SH"])));
        Assert.Equal("P2 P4", Who(Find(new Party.InRole("panel", null), excluded: ["P1", "P3"])));
    }

    [Fact]
    public void While_away_the_delegate_is_asked_and_the_record_says_for_whom()
    {
        var found = Find(new Party.HeadOf(Starter, 0), staff: GivenStaff.Chain.Delegating("SH", "Bob"));
        Assert.Equal("Bob/SH", Who(found));
        Assert.Equal("s1负责人（Bob代SH）", found.People[0].Because.Zh);
        Assert.Equal("the head of s1 (Bob for SH)", found.People[0].Because.En);
    }

    [Fact]
    public void A_delegation_for_other_flows_does_not_hold_here_and_one_for_this_flow_goes_first()
    {
        Assert.Equal("SH", Who(Find(new Party.HeadOf(Starter, 0), staff: GivenStaff.Chain.Delegating("SH", "Bob", "leave"))));
        Assert.Equal("Cat/SH", Who(Find(new Party.HeadOf(Starter, 0), staff: GivenStaff.Chain.Delegating("SH", "Bob").Delegating("SH", "Cat", "test"))));
    }

    [Fact]
    public void A_chain_of_delegations_ends_after_three_hands()
    {
        var three = GivenStaff.Chain.Delegating("SH", "P1").Delegating("P1", "P2").Delegating("P2", "P3");
        Assert.Equal("P3/SH", Who(Find(new Party.HeadOf(Starter, 0), staff: three)));
        var four = Find(new Party.HeadOf(Starter, 0), staff: three.Delegating("P3", "P4"));
        Assert.Equal("SH", Who(four));
        Assert.Contains("超过 3 次", four.People[0].Because.Zh);
    }

    [Fact]
    public void A_circle_of_delegations_is_not_followed()
    {
        var found = Find(new Party.HeadOf(Starter, 0), staff: GivenStaff.Chain.Delegating("SH", "P1").Delegating("P1", "SH"));
        Assert.Equal("SH", Who(found));
        Assert.Contains("in a circle", found.People[0].Because.En);
    }

    [Fact]
    public void A_delegation_to_or_through_somebody_kept_out_is_not_followed()
    {
        Assert.Equal("SH", Who(Find(new Party.HeadOf(Starter, 0), staff: GivenStaff.Chain.Delegating("SH", "Ann"), excluded: ["Ann"])));
        Assert.Equal("SH", Who(Find(new Party.HeadOf(Starter, 0), staff: GivenStaff.Chain.Delegating("SH", "Ann").Delegating("Ann", "Bob"), excluded: ["Ann"])));
        // Whoever acts for one who is kept out is not asked in his place either.
        Assert.Equal("RM", Who(Find(new Party.HeadOf(Starter, 0), staff: GivenStaff.Chain.Delegating("SH", "Bob"), excluded: ["SH"])));
    }

    [Fact]
    public void A_circle_of_units_ends_the_way_up() =>
        Assert.Empty(Find(new Party.HeadOf(Starter, 0), staff: GivenStaff.Chain with { Units = [GivenStaff.Unit("s1", "region"), GivenStaff.Unit("region", "s1")] }).People);
}
