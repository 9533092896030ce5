using System.Xml.Linq;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Diagrams;

/// <summary>A flow as BPMN 2.0 with its diagram, for modelers that read it.</summary>
public static class FlowBpmn
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Dd = "http://www.omg.org/spec/DD/20100524/DI";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>
    /// The document: a lane for each party, a task for each step (a gateway where branches part and meet), a gateway where something is decided,
    /// a timer on a step whose limit leads elsewhere, an end event for each ending; and a shape or an edge with its place for each of them.
    /// </summary>
    public static string Of(Pack pack, FlowDefinition flow, FlowVersion version, Language language)
    {
        var graph = FlowGraph.Of(pack, flow, version);
        var layout = new FlowLayout(graph);
        var document = new XDocument(new XDeclaration("1.0", "UTF-8", null), new XElement(Bpmn + "definitions",
            new XAttribute(XNamespace.Xmlns + "bpmn", Bpmn), new XAttribute(XNamespace.Xmlns + "bpmndi", Di), new XAttribute(XNamespace.Xmlns + "dc", Dc),
            new XAttribute(XNamespace.Xmlns + "di", Dd), new XAttribute(XNamespace.Xmlns + "xsi", Xsi), new XAttribute("id", "definitions"),
            new XAttribute("targetNamespace", $"urn:yunzhang:{Uri.EscapeDataString(pack.Id)}"), new XAttribute("exporter", "Yunzhang"),
            new XElement(Bpmn + "collaboration", new XAttribute("id", "collaboration"),
                new XElement(Bpmn + "participant", new XAttribute("id", "pool"), new XAttribute("name", flow.Name.In(language)), new XAttribute("processRef", "process"))),
            Process(graph, flow, version, language),
            Diagram(graph, layout)));
        return document.Declaration + "\n" + document;
    }

    private static XElement Process(FlowGraph graph, FlowDefinition flow, FlowVersion version, Language language) => new(Bpmn + "process",
        new XAttribute("id", "process"), new XAttribute("name", flow.Name.In(language)), new XAttribute("isExecutable", "false"),
        new XElement(Bpmn + "documentation", $"{flow.Id} {version.From:uuuu-MM-dd}"),
        new XElement(Bpmn + "laneSet", new XAttribute("id", "lanes"), graph.Lanes.Select((lane, i) => new XElement(Bpmn + "lane",
            new XAttribute("id", $"lane_{i + 1}"), new XAttribute("name", lane.In(language)),
            graph.AllNodes.Where(n => n.Lane == i).Select(n => new XElement(Bpmn + "flowNodeRef", n.Id))))),
        graph.AllNodes.Select(n => Node(graph, n, language)),
        graph.AllEdges.Select(e => new XElement(Bpmn + "sequenceFlow", new XAttribute("id", e.Id), Named(e.Name, language), new XAttribute("sourceRef", e.From), new XAttribute("targetRef", e.To))));

    private static XElement Node(FlowGraph graph, FlowNode node, Language language)
    {
        var element = new XElement(Bpmn + Kind(node), new XAttribute("id", node.Id), Named(node.Name, language));
        if (node.Kind == NodeKind.Timer) element.Add(new XAttribute("attachedToRef", $"step_{node.Step!.Id}"));
        if (node.Kind == NodeKind.Task && Documentation(node.Step!) is { Length: > 0 } words) element.Add(new XElement(Bpmn + "documentation", words));
        element.Add(graph.AllEdges.Where(e => e.To == node.Id).Select(e => new XElement(Bpmn + "incoming", e.Id)));
        element.Add(graph.AllEdges.Where(e => e.From == node.Id).Select(e => new XElement(Bpmn + "outgoing", e.Id)));
        if (node.Kind == NodeKind.Timer)
        {
            element.Add(new XElement(Bpmn + "timerEventDefinition", new XAttribute("id", $"timer_{node.Step!.Id}"),
                new XElement(Bpmn + "timeDuration", new XAttribute(Xsi + "type", "bpmn:tFormalExpression"), node.Step.Within!.Text)));
        }
        return element;
    }

    private static string Kind(FlowNode node) => node.Kind switch
    {
        NodeKind.Start => "startEvent",
        NodeKind.End => "endEvent",
        NodeKind.Choice => "exclusiveGateway",
        NodeKind.Fork or NodeKind.Join => "parallelGateway",
        NodeKind.Timer => "boundaryEvent",
        _ => node.Step!.Kind switch { StepKind.Tell => "sendTask", StepKind.Wait => "receiveTask", StepKind.Case => "callActivity", StepKind.Do => "manualTask", _ => "userTask" },
    };

    /// <summary>What BPMN has no element for, in the words of the pack.</summary>
    private static string Documentation(StepDefinition step) => string.Join('\n', new[]
    {
        step.Parties.Count > 0 ? string.Join("; ", step.Parties.Select(p => p.Id.Length > 0 ? $"{p.Id}: {p.Who.Text}" : p.Who.Text)) : "",
        step.Within is { } within ? $"within: {within.Text}" : "",
        step.Clauses.Count > 0 ? $"clauses: {string.Join(", ", step.Clauses.Select(c => c.Text))}" : "",
    }.Where(l => l.Length > 0));

    private static XAttribute? Named(Phrase name, Language language) => name.In(language).Length > 0 ? new XAttribute("name", name.In(language)) : null;

    private static XElement Diagram(FlowGraph graph, FlowLayout layout) => new(Di + "BPMNDiagram", new XAttribute("id", "diagram"),
        new XElement(Di + "BPMNPlane", new XAttribute("id", "plane"), new XAttribute("bpmnElement", "collaboration"),
            Shape("pool", Pool(layout), new XAttribute("isHorizontal", "true")),
            graph.Lanes.Select((_, i) => Shape($"lane_{i + 1}", layout.Lanes[i], new XAttribute("isHorizontal", "true"))),
            graph.AllNodes.Select(n => Shape(n.Id, layout.Boxes[n.Id], n.Kind is NodeKind.Choice ? new XAttribute("isMarkerVisible", "true") : null)),
            graph.AllEdges.Select(e => new XElement(Di + "BPMNEdge", new XAttribute("id", $"{e.Id}_di"), new XAttribute("bpmnElement", e.Id),
                layout.Ways[e.Id].Points.Select(p => new XElement(Dd + "waypoint", new XAttribute("x", p.X), new XAttribute("y", p.Y)))))));

    private static XElement Shape(string id, Box box, XAttribute? more) => new(Di + "BPMNShape", new XAttribute("id", $"{id}_di"), new XAttribute("bpmnElement", id), more,
        new XElement(Dc + "Bounds", new XAttribute("x", box.X), new XAttribute("y", box.Y), new XAttribute("width", box.Width), new XAttribute("height", box.Height)));

    /// <summary>The pool around the lanes, its own label to the left of theirs.</summary>
    private static Box Pool(FlowLayout layout) => new(
        layout.Lanes[0].X - FlowLayout.LaneLabel, layout.Lanes[0].Y, layout.Lanes[0].Width + FlowLayout.LaneLabel, layout.Lanes[^1].Bottom - layout.Lanes[0].Y);

}
