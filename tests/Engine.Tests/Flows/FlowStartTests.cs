using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class FlowStartTests
{
    [Theory]
    [InlineData("fine", "amount > 0", "absence", 10, true)]
    [InlineData("fine", "amount > 0", "absence", 0, false)]
    [InlineData("other", "amount > 0", "absence", 10, false)]
    [InlineData("fine", "outcome = absence", "absence", 0, true)]
    [InlineData("fine", "outcome = absence", "late", 10, false)]
    [InlineData("fine", "outcome = absence", null, 10, false)]
    [InlineData("fine", null, null, 0, true)]
    public void A_flow_takes_what_its_controls_find_when_its_condition_holds(string control, string? when, string? outcome, int amount, bool takes)
    {
        var start = Bind(when, out var bag);

        Assert.False(bag.HasErrors);
        Assert.Equal(takes, start!.Takes(control, outcome, amount, 0, 0, 0));
    }

    [Fact]
    public void A_condition_over_something_a_determination_has_not_is_a_mistake()
    {
        Assert.Null(Bind("minutes > 10", out var bag));
        Assert.Contains("minutes", Assert.Single(bag.All).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_gets_what_it_asks_for_where_the_type_can_hold_it_and_nothing_else()
    {
        var form = new FormDefinition("certificate", Phrase.Same("certificate"),
            [
                Field("person", FormFieldType.Person), Field("occurred", FormFieldType.Date), Field("found", FormFieldType.Text), Field("amount", FormFieldType.Money),
                Field("fact", FormFieldType.Text), Field("days", FormFieldType.Money), Field("place", FormFieldType.Text),
            ], default);
        var occasion = new FlowOccasion { Control = Phrase.Same("fine"), Person = "p1", Unit = "u1", Day = new LocalDate(2014, 5, 5), Outcome = "late", Found = new("迟到", "late"), Amount = 12.5m, Days = 1, Fact = 7 };

        Assert.Equal("amount=12.5 fact=7 found=迟到 occurred=2014-05-05 person=p1", string.Join(' ', occasion.Fill(form).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}")));
    }

    private static FormField Field(string id, FormFieldType type) => new() { Id = id, Name = Phrase.Same(id), Type = type };

    private static FlowStart? Bind(string? when, out DiagnosticBag bag)
    {
        bag = new DiagnosticBag();
        var flow = new FlowDefinition
        {
            Id = "certificate", Name = Phrase.Same("certificate"), Number = GivenFlow.Text("{n}"), Versions = [], StartsOn = [GivenFlow.Text("fine")], When = when is null ? null : GivenFlow.Text(when),
        };
        return FlowStart.Bind(flow, ["late", "absence"], bag);
    }
}
