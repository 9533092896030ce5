using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class FlowProofTests
{
    private static BoundFlow Leave(params string[] startsBy) => new GivenFlow().StartsBy(startsBy).Field("a").Decide("head", "hr", ["head of starter"]).Decide("hr", "granted", ["role hr"], s => s with { Vacant = GivenFlow.Text("role chief") }).Ends().Bound();

    [Fact]
    public void A_flow_in_which_everybody_finds_a_decider_is_proved() => Assert.Empty(FlowProof.Of(Leave("head of unit s1", "head of unit s2"), [GivenStaff.Chain]));

    [Fact]
    public void Whoever_has_nobody_above_him_is_the_counter_example()
    {
        var found = Assert.Single(FlowProof.Of(Leave("anyone"), [GivenStaff.Chain]));
        Assert.Equal(("flow.nobody-decides", "GM", "hq", "head", 0), (found.Code, found.Starter, found.Unit, found.Step, found.Alike));
        Assert.Equal("2014-05-20，hq的GM发起“申请”，到“head”这一步会卡住：找不到可以办理的人：hq负责人的上级。请管理员指定一人。", found.Why.Zh);
        Assert.StartsWith("On 2014-05-20, GM at hq starts \"Request\"; it would get stuck in \"head\".", found.Why.En);
    }

    [Fact]
    public void A_vacancy_on_one_of_the_days_is_found_with_its_day()
    {
        var later = GivenStaff.Chain.Without("HR").Without("GM") with { Day = new LocalDate(2014, 6, 1) };
        var found = FlowProof.Of(Leave("head of unit s1"), [GivenStaff.Chain, later]);
        Assert.Equal(("hr", new LocalDate(2014, 6, 1)), (Assert.Single(found).Step, found[0].Day));
    }

    [Fact]
    public void Leave_without_a_delegate_is_a_warning_and_with_one_is_none()
    {
        var away = GivenStaff.Chain with { Away = ["HR"] };
        var found = Assert.Single(FlowProof.Of(Leave("head of unit s1"), [away]));
        Assert.Equal(("flow.all-away", Severity.Warning, "hr"), (found.Code, found.Severity, found.Step));
        Assert.Contains("HR不在岗，也没有委托别人", found.Why.Zh);
        Assert.Empty(FlowProof.Of(Leave("head of unit s1"), [away.Delegating("HR", "Clerk")]));
    }

    [Fact]
    public void Too_few_for_a_count_and_a_missing_joint_party_are_found()
    {
        var count = new GivenFlow().StartsBy("role hr").Field("a").Decide("panel", "granted", ["role panel"], rule: new DecideRule(DecideKind.Count, Count: 5)).Ends().Bound();
        Assert.Equal("flow.too-few-deciders", Assert.Single(FlowProof.Of(count, [GivenStaff.Chain])).Code);
        var joint = new GivenFlow().StartsBy("role hr").Field("a").Decide("both", "granted", ["role panel", "head of unit gone"], rule: new DecideRule(DecideKind.All)).Ends().Bound();
        Assert.Equal("flow.nobody-decides", Assert.Single(FlowProof.Of(joint, [GivenStaff.Chain])).Code);
    }

    [Fact]
    public void A_flow_of_a_control_is_proved_for_every_unit()
    {
        var flow = new GivenFlow().StartsBy().Field("outlet", FormFieldType.Unit).Decide("head", "granted", ["post area-manager at field outlet"], s => s with { Vacant = GivenFlow.Text("post area-manager") }).Ends().Bound();
        Assert.Empty(FlowProof.Of(flow, [GivenStaff.Chain]));
        var gone = FlowProof.Of(flow, [GivenStaff.Chain with { Posts = [] }]);
        Assert.Equal(6, gone.Count);
        Assert.Contains("由系统发起", gone[0].Why.Zh);
    }

    [Fact]
    public void Neighbours_are_followed_once_and_all_of_them_counted()
    {
        var found = FlowProof.Of(Leave("anyone"), [GivenStaff.Chain.Without("HR").Without("GM")]).Where(c => c.Step == "hr").ToDictionary(c => c.Unit, c => c.Alike + 1);
        Assert.Equal(GivenStaff.Chain.Without("HR").Without("GM").People.CountBy(p => p.Unit).ToDictionary(), found);
        Assert.Equal((3, 5), (found["s1"], found["opsd"]));
    }

    [Fact]
    public void Whoever_would_have_to_decide_on_himself_is_followed_by_himself()
    {
        var flow = new GivenFlow().StartsBy("anyone").Field("a").Decide("post", "granted", ["post ops-manager"], s => s with { Vacant = GivenFlow.Text("role panel-of-nobody") })
            .Names(n => n with { Roles = new Dictionary<string, Phrase>(n.Roles) { ["panel-of-nobody"] = new("无人", "nobody") } }).Ends().Bound();
        var found = Assert.Single(FlowProof.Of(flow, [GivenStaff.Chain with { Units = [.. GivenStaff.Chain.Units.Select(u => u with { Heads = [] })] }]));
        Assert.Equal(("flow.nobody-decides", "OPS", 0), (found.Code, found.Starter, found.Alike));
    }

    [Fact]
    public void What_stops_one_today_does_not_hide_what_stops_all_later()
    {
        var later = GivenStaff.Chain.Without("GM").Without("HR") with { Day = new LocalDate(2014, 6, 1) };
        var found = FlowProof.Of(Leave("anyone"), [GivenStaff.Chain.Without("GM"), GivenStaff.Chain.Without("GM") with { Day = new LocalDate(2014, 5, 25) }, later]);
        Assert.Equal([("HR", 20, 0), ("Clerk", 1, 0)], found.Where(c => c is { Step: "hr", Unit: "hrd" }).Select(c => (c.Starter, c.Day.Day, c.Alike)));
    }

    private static BoundFlow About(params string[] startsBy) => new GivenFlow().StartsBy(startsBy).Field("a", FormFieldType.Person).Decide("head", "granted", ["head of field a"]).Ends().Bound();

    [Fact]
    public void A_vacancy_at_the_unit_of_whoever_may_be_chosen_on_the_form_is_found()
    {
        Assert.Empty(FlowProof.Of(About("head of unit s1"), [GivenStaff.Chain]));
        var found = Assert.Single(FlowProof.Of(About("head of unit s1"), [GivenStaff.Chain.Without("HR").Without("GM")]));
        Assert.Equal(("flow.nobody-decides", Severity.Error, "SH", "hrd", "head", 0), (found.Code, found.Severity, found.Starter, found.Unit, found.Step, found.Alike));
        Assert.Equal("2014-05-20，s1的SH发起“申请”，“a”选hrd的Clerk，到“head”这一步会卡住：找不到可以办理的人：hrd负责人。请管理员指定一人。", found.Why.Zh);
        Assert.StartsWith("On 2014-05-20, SH at s1 starts \"Request\", with Clerk at hrd as \"a\"; it would get stuck in \"head\".", found.Why.En);
    }

    [Fact]
    public void Units_alike_are_each_named_and_heads_are_tried_with_their_own_people()
    {
        var staff = GivenStaff.Chain.Without("RM").Without("GM");
        var found = FlowProof.Of(About("anyone"), [staff with { Units = [.. staff.Units, GivenStaff.Unit("s3", "region")], People = [.. staff.People, GivenStaff.Person("Dan", "s3")] }]);
        Assert.Equal([("hrd", "HR"), ("opsd", "OPS"), ("s1", "SH"), ("s2", "Ann"), ("s3", "Ann")], found.Select(c => (c.Unit, c.Starter)));
        Assert.Contains("“a”选s3的Dan，到“head”这一步会卡住：找不到可以办理的人：s3负责人", found[4].Why.Zh);
    }

    [Fact]
    public void What_a_control_starts_is_proved_for_people_of_every_unit_too()
    {
        var flow = new GivenFlow().StartsBy().Field("a", FormFieldType.Person).Decide("head", "granted", ["post area-manager at field a"], s => s with { Vacant = GivenFlow.Text("post area-manager at field a") }).Ends().Bound();
        var found = FlowProof.Of(flow, [GivenStaff.Chain]);
        Assert.Equal(["hrd", "opsd"], found.Select(c => c.Unit));
        Assert.StartsWith("2014-05-20，hrd的一件由系统发起的“申请”，“a”选hrd的Clerk，", found[0].Why.Zh);
    }
}
