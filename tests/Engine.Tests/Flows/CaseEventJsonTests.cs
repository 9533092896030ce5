using System.Text.Json;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;

namespace Yunzhang.Engine.Tests.Flows;

public sealed class CaseEventJsonTests
{
    [Fact]
    public void An_event_is_always_the_same_text()
    {
        var given = new TaskGiven(3, "sign", "witness", "张三", null, TaskOrigin.AddedBefore, 2, new Phrase("前加签", "asked first"), 1);
        Assert.Equal("""{"event":"case.task-given","task":3,"step":"sign","party":"witness","to":"张三","origin":"added-before","behind":2,"because":{"zh":"前加签","en":"asked first"},"from":1}""", CaseEventJson.Write(given));
        Assert.Equal(given, CaseEventJson.Read(CaseEventJson.Write(given)));
        var started = new CaseStarted("Ann", "leave", new LocalDate(2014, 4, 1), new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" });
        Assert.Equal("""{"event":"case.started","by":"Ann","flow":"leave","version":"2014-04-01","values":{"a":"1","b":"2"}}""", CaseEventJson.Write(started));
    }

    [Fact]
    public void Every_kind_of_event_has_a_name_and_comes_back()
    {
        var hash = new Dictionary<string, string> { ["a"] = "00" };
        CaseEvent[] all =
        [
            new CaseStarted(null, "f", new LocalDate(2014, 4, 1), hash), new FieldsChanged("A", "s", [new FieldChange("a", null, "1")]),
            new StepOpened("s", 1, Instant.FromUtc(2014, 4, 1, 8, 0), null, ""), new TaskGiven(1, "s", "", "A", "B", TaskOrigin.Flow, null, Phrase.Same("x")), new TaskEnded(1, TaskEnding.Repeated, null, 1),
            new Acted(1, "A", "approve", "r", "sig", ["f"], hash, hash), new VotesVoided([1], ["a"]), new StepPassed("s", "approve", "t", false), new StepReturned("s", "", "A", null, true),
            new StepLeft("s"), new OtherBegun("s", "c2", "FY-1"), new StepMissed("s", Instant.FromUtc(2014, 4, 1, 8, 0)), new RungReached("s", 0, ["A"]), new DueMoved("s", Instant.MinValue + Duration.FromDays(9999), Instant.FromUtc(2014, 4, 1, 8, 0), Phrase.Same("x")),
            new PeopleTold("s", ["A"], Telling.Urged, "B"), new Commented("A", "t", ["B"], []), new CaseEnded("e", null, null),
            new CaseMoved(null, new FlowEdition(new LocalDate(2014, 4, 1), "r1"), new FlowEdition(new LocalDate(2014, 7, 1), "r2"), "why", [new FallenWord(1, WordFate.FieldsChanged, ["a"])], [new FieldChange("a", "1", null)], hash),
        ];
        Assert.Equal(typeof(CaseEvent).Assembly.GetTypes().Count(t => t.BaseType == typeof(CaseEvent)), all.Length);
        foreach (var e in all)
        {
            var read = CaseEventJson.Read(CaseEventJson.Write(e));
            Assert.Equal(e.GetType(), read.GetType());
            Assert.Equal(CaseEventJson.Write(e), CaseEventJson.Write(read));
        }
    }

    [Fact]
    public void Keys_in_another_order_and_keys_of_later_versions_are_taken()
    {
        Assert.Equal(new StepLeft("head"), CaseEventJson.Read("""{"later":{"x":1},"step":"head","event":"case.step-left"}"""));
        Assert.Throws<JsonException>(() => CaseEventJson.Read("""{"event":"case.unheard-of"}"""));
        Assert.Throws<JsonException>(() => CaseEventJson.Read("""{"step":"head"}"""));
        Assert.Throws<JsonException>(() => CaseEventJson.Read("null"));
    }
}
