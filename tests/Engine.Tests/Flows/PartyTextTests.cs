using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class PartyTextTests
{
    private static readonly PartyNames Names = new()
    {
        Fields = new Dictionary<string, FormFieldType> { ["witness"] = FormFieldType.Person, ["outlet"] = FormFieldType.Unit, ["amount"] = FormFieldType.Number },
        Steps = ["draft", "head"], Roles = new Dictionary<string, Phrase> { ["ops"] = new("运营部", "operations") },
        Posts = new Dictionary<string, Phrase> { ["ops-manager"] = new("运营经理", "operations manager") }, Units = ["A1"],
    };

    public static TheoryData<string, Party> Readable => new()
    {
        { "starter", new Party.Starter() }, { "anyone", new Party.Anyone() }, { "field witness", new Party.InField("witness") }, { "by draft", new Party.DoneBy("draft") },
        { "head of starter", new Party.HeadOf(new Place.OfStarter(), 0) }, { "head of field witness", new Party.HeadOf(new Place.OfField("witness"), 0) },
        { "head 2 above starter", new Party.HeadOf(new Place.OfStarter(), 2) }, { "head of unit A1", new Party.HeadOf(new Place.OfUnit("A1"), 0) },
        { "post ops-manager at field outlet", new Party.InPost("ops-manager", new Place.OfField("outlet")) }, { "post  ops-manager", new Party.InPost("ops-manager", null) },
        { "role ops", new Party.InRole("ops", null) }, { "role ops at starter", new Party.InRole("ops", new Place.OfStarter()) },
    };

    [Theory, MemberData(nameof(Readable))]
    public void Reads_every_sentence_of_the_language(string text, Party party)
    {
        var bag = new DiagnosticBag();
        Assert.Equal(party, PartyText.Parse(GivenFlow.Text(text, 7), Names, bag));
        Assert.Empty(bag.All);
    }

    [Theory]
    [InlineData("", "party.incomplete", 1, null)]
    [InlineData("stater", "party.unknown-word", 1, "starter")]
    [InlineData("boss", "party.unknown-word", 1, "starter、")]
    [InlineData("field", "party.incomplete", 6, null)]
    [InlineData("field witnes", "party.unknown-field", 7, "witness")]
    [InlineData("field amount", "party.wrong-field", 7, null)]
    [InlineData("head of field amount", "party.wrong-field", 15, null)]
    [InlineData("by drafts", "party.unknown-step", 4, "draft")]
    [InlineData("head starter", "party.unknown-word", 6, null)]
    [InlineData("head 2 abov starter", "party.unknown-word", 8, "above")]
    [InlineData("head of", "party.incomplete", 8, null)]
    [InlineData("head of store", "party.unknown-word", 9, null)]
    [InlineData("post ops-manger", "party.unknown-post", 6, "ops-manager")]
    [InlineData("post ops-manager in starter", "party.unknown-word", 18, null)]
    [InlineData("role opss", "party.unknown-role", 6, "ops")]
    [InlineData("head of unit A9", "party.unknown-unit", 14, "A1")]
    [InlineData("starter please", "party.too-much", 9, null)]
    public void Says_where_a_sentence_goes_wrong_and_what_was_meant(string text, string code, int column, string? hint)
    {
        var bag = new DiagnosticBag();
        Assert.Null(PartyText.Parse(GivenFlow.Text(text, 7), Names, bag));
        var found = Assert.Single(bag.All);
        Assert.Equal((code, 7, column), (found.Code, found.Where.Line, found.Where.Column));
        Assert.False(string.IsNullOrEmpty(found.Message.Zh) || string.IsNullOrEmpty(found.Message.En));
        if (hint is not null) Assert.Contains(hint, found.Hint!.Value.Zh);
    }
}
