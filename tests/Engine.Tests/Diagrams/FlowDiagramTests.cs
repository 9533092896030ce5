using System.Xml.Linq;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Diagrams;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Tests.Packs;

namespace Yunzhang.Engine.Tests.Diagrams;

public sealed class FlowDiagramTests
{
    private static readonly Pack Whole = Given().LoadWell();

    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL", Di = "http://www.omg.org/spec/BPMN/20100524/DI",
        Dd = "http://www.omg.org/spec/DD/20100524/DI", Dc = "http://www.omg.org/spec/DD/20100524/DC";

    public static TheoryData<string> Flows => ["leave", "penalty", "branches"];

    [Theory]
    [MemberData(nameof(Flows))]
    public void Every_step_is_a_task_or_a_gateway_and_every_ending_an_end(string id)
    {
        var (version, process) = (Version(id), Exported(id).Descendants(Bpmn + "process").Single());
        var byId = process.Elements().Where(e => e.Attribute("id") is not null).ToDictionary(e => e.Attribute("id")!.Value, e => e.Name.LocalName);
        foreach (var step in version.Steps)
            Assert.Equal(step.Kind switch { StepKind.Together => "parallelGateway", StepKind.Tell => "sendTask", StepKind.Wait => "receiveTask", StepKind.Case => "callActivity", StepKind.Do => "manualTask", _ => "userTask" }, byId[$"step_{step.Id}"]);
        Assert.All(version.Endings, e => Assert.Equal("endEvent", byId[$"end_{e.Id}"]));
        Assert.Single(byId.Values, "startEvent");
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Every_exit_is_a_way_and_every_way_joins_two_things(string id)
    {
        var (version, process) = (Version(id), Exported(id).Descendants(Bpmn + "process").Single());
        var ids = process.Elements().Select(e => e.Attribute("id")?.Value).ToHashSet();
        var ways = process.Elements(Bpmn + "sequenceFlow").ToArray();
        Assert.All(ways, w => Assert.True(ids.Contains(w.Attribute("sourceRef")!.Value) && ids.Contains(w.Attribute("targetRef")!.Value)));
        foreach (var step in version.Steps)
        {
            var leaving = ways.Where(w => w.Attribute("sourceRef")!.Value is var from && (from == $"choice_{step.Id}" || from == $"limit_{step.Id}"
                || from == (step.Kind == StepKind.Together ? $"join_{step.Id}" : $"step_{step.Id}") && !w.Attribute("targetRef")!.Value.StartsWith("choice_", StringComparison.Ordinal)));
            Assert.Equal(step.Exits.Select(e => Target(version, e)).Order(), leaving.Select(w => w.Attribute("targetRef")!.Value).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Everything_has_its_place_in_the_diagram(string id)
    {
        var document = Exported(id);
        var process = document.Descendants(Bpmn + "process").Single();
        var drawn = process.Elements().Where(e => e.Name.LocalName is not ("laneSet" or "documentation")).Concat(process.Descendants(Bpmn + "lane")).Append(document.Descendants(Bpmn + "participant").Single());
        var shapes = document.Descendants(Di + "BPMNShape").ToDictionary(s => s.Attribute("bpmnElement")!.Value, s => s.Element(Dc + "Bounds"));
        var edges = document.Descendants(Di + "BPMNEdge").ToDictionary(s => s.Attribute("bpmnElement")!.Value, s => s.Elements(Dd + "waypoint").Count());
        foreach (var element in drawn)
        {
            var name = element.Attribute("id")!.Value;
            if (element.Name.LocalName == "sequenceFlow") Assert.True(edges[name] >= 2, name);
            else Assert.True((int)shapes[name]!.Attribute("width")! > 0, name);
        }
        var ids = document.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>().ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var lanes = process.Descendants(Bpmn + "flowNodeRef").Select(r => r.Value).ToArray();
        Assert.Equal(process.Elements().Where(e => e.Element(Bpmn + "incoming") is not null || e.Element(Bpmn + "outgoing") is not null).Select(e => e.Attribute("id")!.Value).Order(), lanes.Order());
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void A_modeler_finds_every_name_once_and_every_way_at_both_of_its_ends(string id)
    {
        var document = Exported(id);
        var process = document.Descendants(Bpmn + "process").Single();
        Assert.All(document.Descendants().SelectMany(e => e.Attributes().Where(a => a.Name.LocalName is "id" or "sourceRef" or "targetRef" or "attachedToRef" or "processRef" or "bpmnElement")), a => System.Xml.XmlConvert.VerifyNCName(a.Value));
        var ids = document.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.ToHashSet().Count);
        foreach (var way in process.Elements(Bpmn + "sequenceFlow"))
        {
            var (name, from, to) = (way.Attribute("id")!.Value, By(way.Attribute("sourceRef")!.Value), By(way.Attribute("targetRef")!.Value));
            Assert.Contains(name, from.Elements(Bpmn + "outgoing").Select(e => e.Value));
            Assert.Contains(name, to.Elements(Bpmn + "incoming").Select(e => e.Value));
        }
        var ways = process.Elements(Bpmn + "sequenceFlow").ToDictionary(w => w.Attribute("id")!.Value);
        foreach (var node in process.Elements().Where(e => e.Name.LocalName is not ("laneSet" or "documentation" or "sequenceFlow")))
        {
            var own = node.Attribute("id")!.Value;
            Assert.All(node.Elements(Bpmn + "incoming"), e => Assert.Equal(own, ways[e.Value].Attribute("targetRef")!.Value));
            Assert.All(node.Elements(Bpmn + "outgoing"), e => Assert.Equal(own, ways[e.Value].Attribute("sourceRef")!.Value));
            Assert.Equal(node.Name.LocalName is not ("startEvent" or "boundaryEvent"), node.Elements(Bpmn + "incoming").Any());
            Assert.Equal(node.Name.LocalName != "endEvent", node.Elements(Bpmn + "outgoing").Any());
        }
        var drawn = document.Descendants(Di + "BPMNPlane").Elements().Select(e => e.Attribute("bpmnElement")!.Value).ToList();
        Assert.Equal(drawn.Count, drawn.ToHashSet().Count);
        Assert.All(drawn, d => Assert.Contains(d, ids));

        XElement By(string of) => process.Elements().Single(e => e.Attribute("id")?.Value == of);
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void A_way_begins_and_ends_on_the_edge_of_what_it_joins(string id)
    {
        var document = Exported(id);
        var boxes = document.Descendants(Di + "BPMNShape").ToDictionary(s => s.Attribute("bpmnElement")!.Value, s => s.Element(Dc + "Bounds")!);
        foreach (var way in document.Descendants(Bpmn + "sequenceFlow"))
        {
            var points = document.Descendants(Di + "BPMNEdge").Single(e => e.Attribute("bpmnElement")!.Value == way.Attribute("id")!.Value).Elements(Dd + "waypoint").ToArray();
            Assert.True(Touches(boxes[way.Attribute("sourceRef")!.Value], points[0]) && Touches(boxes[way.Attribute("targetRef")!.Value], points[^1]), way.Attribute("id")!.Value);
        }

        static bool Touches(XElement box, XElement point)
        {
            var (left, top, x, y) = ((int)box.Attribute("x")!, (int)box.Attribute("y")!, (int)point.Attribute("x")!, (int)point.Attribute("y")!);
            return x >= left && x <= left + (int)box.Attribute("width")! && y >= top && y <= top + (int)box.Attribute("height")!;
        }
    }

    [Fact]
    public void The_steps_in_words_say_who_does_what_by_when_and_where_it_leads()
    {
        var flow = Whole.Flows.Single(f => f.Id == "leave");
        var steps = FlowOutline.Of(Whole, flow.Versions[0]);
        Assert.Equal(["stand-in", "head", "ops", "tell"], steps.Select(s => s.Step.Id));
        Assert.Equal((new Phrase("本人同意", "Consent"), new Phrase("顶班人", "Stand-in")), (steps[0].Does, steps[0].Who!.Value));
        Assert.Contains("1 个工作日", steps[0].Within!.Value.Zh, StringComparison.Ordinal);
        Assert.Equal(flow.Versions[0].Steps[0].Exits.Count + 1, steps[0].Ways.Count);
        Assert.Contains(steps[0].Ways, w => w.Name.Zh == "条件不成立");
        Assert.Contains(steps[0].Ways, w => w.To.Zh == "厂长意见");
        Assert.Null(steps[3].Who);
        Assert.Equal("任何人", FlowOutline.StartsBy(Whole, flow, flow.Versions[0]).Zh);
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Things_stand_apart_inside_their_lanes_and_run_from_left_to_right(string id)
    {
        var graph = FlowGraph.Of(Whole, Whole.Flows.Single(f => f.Id == id), Version(id));
        var layout = new FlowLayout(graph);
        var nodes = graph.AllNodes.Where(n => n.Kind != NodeKind.Timer).ToArray();
        foreach (var node in nodes)
        {
            var (box, lane) = (layout.Boxes[node.Id], layout.Lanes[node.Lane]);
            Assert.True(box.X >= lane.X + FlowLayout.LaneLabel && box.Right <= lane.Right && box.Y >= lane.Y && box.Bottom <= lane.Bottom, node.Id);
            Assert.All(nodes.Where(n => n != node), other => Assert.False(Meet(box, layout.Boxes[other.Id]), $"{node.Id} lies on {other.Id}"));
        }
        var forward = graph.AllEdges.Where(e => layout.Ways[e.Id].Points is var way && way[^1].X == layout.Boxes[e.To].X);
        Assert.All(forward, e => Assert.True(layout.Boxes[e.From].X < layout.Boxes[e.To].X, e.Id));
    }

    [Fact]
    public void Lanes_are_the_parties_in_both_languages()
    {
        var flow = Whole.Flows.Single(f => f.Id == "leave");
        var graph = FlowGraph.Of(Whole, flow, flow.Versions[0]);
        Assert.Equal([new Phrase("发起人", "Starter"), new Phrase("顶班人", "Stand-in"), new Phrase("发起人的负责人", "Head of starter"), new Phrase("运营部、厂长", "Operations, Plant head")], graph.Lanes);
        var sign = Whole.Flows.Single(f => f.Id == "penalty");
        Assert.Equal(["系统", "厂长", "当事人、见证人"], FlowGraph.Of(Whole, sign, sign.Versions[0]).Lanes.Select(l => l.Zh));
    }

    [Fact]
    public void A_missed_limit_leaves_by_a_timer_and_branches_meet_in_a_gateway()
    {
        var timer = Exported("leave").Descendants(Bpmn + "boundaryEvent").Single();
        Assert.Equal(("step_stand-in", "1 working day"), (timer.Attribute("attachedToRef")!.Value, timer.Descendants(Bpmn + "timeDuration").Single().Value));
        var ways = Exported("branches").Descendants(Bpmn + "sequenceFlow").Select(w => (w.Attribute("sourceRef")!.Value, w.Attribute("targetRef")!.Value)).ToArray();
        Assert.Contains(("step_both", "step_papers"), ways);
        Assert.Contains(("step_papers", "join_both"), ways);
        Assert.Contains(("step_wait", "join_both"), ways);
        Assert.Contains(("join_both", "end_done"), ways);
    }

    [Theory]
    [InlineData(Language.Chinese, "厂长意见", "准假")]
    [InlineData(Language.English, "Plant head", "Granted")]
    public void Draws_the_same_as_SVG_without_styles_or_scripts(Language language, string step, string ending)
    {
        var flow = Whole.Flows.Single(f => f.Id == "leave");
        var svg = XElement.Parse(FlowDrawing.Of(Whole, flow, flow.Versions[0], language));
        Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Attribute("style") is not null || e.Name.LocalName is "style" or "script" || e.Attributes().Any(a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        Assert.Equal(["stand-in", "head", "ops", "tell"], svg.Descendants().Select(e => e.Attribute("data-step")?.Value).OfType<string>().Distinct());
        Assert.Contains(svg.Descendants(), e => e.Attribute("class")?.Value == "flow-node flow-end flow-granted" && e.Value == ending);
        Assert.Contains(step, svg.Value, StringComparison.Ordinal);
        Assert.Contains(" → ", svg.Elements().Single(e => e.Name.LocalName == "desc").Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leave", Language.Chinese, "1 个工作日")]
    [InlineData("leave", Language.English, "1 working day")]
    [InlineData("branches", Language.Chinese, "2 天")]
    public void A_limit_reads_in_the_language_and_stands_clear_of_the_way_it_leads_to(string id, Language language, string limit)
    {
        var (flow, graph) = (Whole.Flows.Single(f => f.Id == id), FlowGraph.Of(Whole, Whole.Flows.Single(f => f.Id == id), Version(id)));
        var svg = XElement.Parse(FlowDrawing.Of(Whole, flow, flow.Versions[0], language));
        var timer = svg.Descendants().Single(e => e.Attribute("class")?.Value == "flow-node flow-timer");
        Assert.Equal(limit, timer.Value);
        var lines = timer.Descendants().Where(e => e.Name.LocalName == "tspan").Select(e => (int)e.Attribute("y")!).ToArray();
        var way = new FlowLayout(graph).Ways[graph.AllEdges.Single(e => e.From.StartsWith("limit_", StringComparison.Ordinal)).Id];
        Assert.All(lines, y => Assert.InRange(y, 0, way.Points[1].Y - 4));
        Assert.True(way.Name.Y >= lines[^1] + 16 && way.Name.Y > way.Points[1].Y, $"{way.Name.Y} {lines[^1]} {way.Points[1].Y}");
        Assert.True(way.Name.Y < (int)svg.Attribute("height")!, "the name of the way lies outside");
    }

    [Theory]
    [InlineData(Language.Chinese, "3 个工作日，|到 24:00")]
    [InlineData(Language.English, "3 working days,|until 24:00")]
    public void A_long_limit_takes_two_lines(Language language, string lines)
    {
        var pack = Given().Replace(FlowPack.Leave, "otherwise: head, within: 1 working day,", "otherwise: head, within: \"3 working days, end of day\",").LoadWell();
        var flow = pack.Flows.Single(f => f.Id == "leave");
        var timer = XElement.Parse(FlowDrawing.Of(pack, flow, flow.Versions[0], language)).Descendants().Single(e => e.Attribute("class")?.Value == "flow-node flow-timer");
        Assert.Equal(lines, string.Join('|', timer.Descendants().Where(e => e.Name.LocalName == "tspan").Select(e => e.Value)));
    }

    [Fact]
    public void Names_with_marks_stay_well_formed()
    {
        var pack = Given().Replace(FlowPack.Leave, "name: 厂长意见", "name: \"<厂长> & \\\"意见\\\"\"").Load().Pack!;
        var flow = pack.Flows.Single(f => f.Id == "leave");
        Assert.Contains("<厂长> & \"意见\"", XElement.Parse(FlowDrawing.Of(pack, flow, flow.Versions[0], Language.Chinese)).Value, StringComparison.Ordinal);
        Assert.Contains(XDocument.Parse(FlowBpmn.Of(pack, flow, flow.Versions[0], Language.Chinese)).Descendants(Bpmn + "userTask"), t => t.Attribute("name")!.Value == "<厂长> & \"意见\"");
    }

    private static GivenPack Given() => FlowPack.Given().With("controls/branches.flow.yaml", """
        flow: branches
        name: Branches
        helps: [attendance.late]
        starts: { by: role ops }
        number: "B{n}"
        judged_at: case start
        versions:
          - from: 2014-04-01
            form: penalty
            steps:
              - { step: both, name: Side by side, together: [papers, wait], to: done }
              - { step: papers, name: Papers, do: role ops, within: 2 days, to: { done: both, missed: both } }
              - { step: wait, name: Wait, wait: deviation, to: both }
            endings:
              done: { name: Done, means: granted }

        """);

    private static FlowVersion Version(string id) => Whole.Flows.Single(f => f.Id == id).Versions[0];

    private static XDocument Exported(string id) => XDocument.Parse(FlowBpmn.Of(Whole, Whole.Flows.Single(f => f.Id == id), Version(id), Language.Chinese));

    private static string Target(FlowVersion version, ExitDefinition exit) =>
        version.Step(exit.To.Text) is not { } step ? $"end_{exit.To.Text}" : step.Kind == StepKind.Together ? $"join_{step.Id}" : step.When is null ? $"step_{step.Id}" : $"when_{step.Id}";

    private static bool Meet(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;
}
