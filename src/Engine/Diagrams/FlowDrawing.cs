using System.Globalization;
using System.Xml.Linq;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Diagrams;

/// <summary>A flow as an SVG drawing, laid out as its BPMN is. Colours come from classes of the page's own style sheet; nothing in it is styled in place.</summary>
public static class FlowDrawing
{
    private const int LineHeight = 16;
    private const int LineWidth = 112;
    private const int LimitWidth = 128;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>
    /// The drawing. Classes: <c>flow-lane</c>, <c>flow-lane-name</c>, <c>flow-way</c>, <c>flow-way-name</c>, <c>flow-arrow</c>, and for each thing <c>flow-node</c>
    /// with <c>flow-start</c>, <c>flow-task</c>, <c>flow-choice</c>, <c>flow-fork</c>, <c>flow-join</c>, <c>flow-timer</c> or <c>flow-end</c>; an ending
    /// has <c>flow-granted</c>, <c>flow-refused</c> or <c>flow-void</c> besides. A step carries its id in <c>data-step</c>.
    /// </summary>
    /// <param name="pack">The pack, for the names of roles and fields.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="version">Which version.</param>
    /// <param name="language">The language of the names.</param>
    public static string Of(Pack pack, FlowDefinition flow, FlowVersion version, Language language)
    {
        var graph = FlowGraph.Of(pack, flow, version);
        var layout = new FlowLayout(graph);
        var drawing = new XElement(Svg + "svg", new XAttribute("viewBox", $"0 0 {layout.Width} {layout.Height}"), At("width", layout.Width), At("height", layout.Height),
            Class("flow-drawing"), new XAttribute("role", "img"), new XElement(Svg + "title", flow.Name.In(language)),
            new XElement(Svg + "desc", Words(graph, language)),
            graph.Lanes.Select((lane, i) => Lane(layout.Lanes[i], lane.In(language))),
            graph.AllEdges.Select(e => Way(layout.Ways[e.Id], e.Name.In(language))),
            graph.AllNodes.Select(n => Node(n, layout.Boxes[n.Id], n.Name.In(language))));
        return drawing.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The drawing in words, for those who cannot see it: each way from one step to the next.</summary>
    private static string Words(FlowGraph graph, Language language)
    {
        var names = graph.AllNodes.ToDictionary(n => n.Id, n => n.Name.In(language) is { Length: > 0 } name ? name : n.Step?.Name.In(language) ?? "", StringComparer.Ordinal);
        return string.Join("; ", graph.AllEdges.Select(e => $"{names[e.From]} → {(e.Name.In(language) is { Length: > 0 } how ? $"{how} → " : "")}{names[e.To]}"));
    }

    private static XElement Lane(Box box, string name)
    {
        var x = box.X + FlowLayout.LaneLabel / 2;
        return new XElement(Svg + "g", Class("flow-lane"), Rectangle(box, 0),
            new XElement(Svg + "text", Class("flow-lane-name"), At("x", x), At("y", box.Middle.Y), new XAttribute("transform", $"rotate(-90 {x} {box.Middle.Y})"),
                new XAttribute("text-anchor", "middle"), new XAttribute("dominant-baseline", "central"), Cut(name, box.Height - 8)),
            new XElement(Svg + "title", name));
    }

    private static string Cut(string name, int width)
    {
        var kept = name;
        while (Measure(kept) > width) kept = kept[..^(kept == name ? 1 : 2)] + "…";
        return kept;
    }

    private static XElement Way(Way drawn, string name)
    {
        var points = drawn.Points;
        var (last, before) = (points[^1], points[^2]);
        var (dx, dy) = (Math.Sign(last.X - before.X), Math.Sign(last.Y - before.Y));
        var arrow = $"{last.X},{last.Y} {last.X - 8 * dx + 4 * dy},{last.Y - 8 * dy - 4 * dx} {last.X - 8 * dx - 4 * dy},{last.Y - 8 * dy + 4 * dx}";
        var way = new XElement(Svg + "g", Class("flow-way"),
            new XElement(Svg + "polyline", new XAttribute("points", string.Join(' ', points.Select(p => $"{p.X},{p.Y}"))), new XAttribute("fill", "none")),
            new XElement(Svg + "polygon", Class("flow-arrow"), new XAttribute("points", arrow)));
        if (name.Length > 0) way.Add(new XElement(Svg + "text", Class("flow-way-name"), At("x", drawn.Name.X), At("y", drawn.Name.Y), name));
        return way;
    }

    private static XElement Node(FlowNode node, Box box, string name)
    {
        var kind = node.Kind.ToString().ToLowerInvariant();
        var meaning = node.Ending is { } ending ? $" flow-{ending.Meaning.ToString().ToLowerInvariant()}" : "";
        var shape = new XElement(Svg + "g", Class($"flow-node flow-{kind}{meaning}"), node.Step is { } step ? new XAttribute("data-step", step.Id) : null);
        shape.Add(node.Kind switch
        {
            NodeKind.Task => Rectangle(box, 8),
            NodeKind.Choice or NodeKind.Fork or NodeKind.Join => Diamond(box),
            _ => new XElement(Svg + "circle", At("cx", box.Middle.X), At("cy", box.Middle.Y), At("r", box.Width / 2)),
        });
        if (node.Kind is NodeKind.Fork or NodeKind.Join) shape.Add(new XElement(Svg + "path", new XAttribute("d", $"M{box.Middle.X - 9} {box.Middle.Y}h18M{box.Middle.X} {box.Middle.Y - 9}v18")));
        if (name.Length > 0) shape.Add(Label(node.Kind, box, name));
        return shape;
    }

    private static XElement Label(NodeKind kind, Box box, string name)
    {
        string[] lines = kind switch { NodeKind.Task => Lines(name, LineWidth, 3), NodeKind.Timer => Limit(name), _ => [name] };
        var (x, y, anchor) = kind switch
        {
            NodeKind.Task => (box.Middle.X, box.Middle.Y - (lines.Length - 1) * LineHeight / 2, "middle"),
            NodeKind.Timer => (box.Right + 2, box.Bottom - 1, "start"),
            _ => (box.Middle.X, box.Bottom + LineHeight, "middle"),
        };
        return new XElement(Svg + "text", new XAttribute("text-anchor", anchor), new XAttribute("dominant-baseline", kind == NodeKind.Task ? "central" : "auto"),
            lines.Select((line, i) => new XElement(Svg + "tspan", At("x", x), At("y", y + i * LineHeight), line)));
    }

    /// <summary>A limit in one line, or in two that part where it takes breath.</summary>
    private static string[] Limit(string name)
    {
        var comma = name.AsSpan().IndexOfAny('，', ',') + 1;
        string[] parts = [name[..comma], name[comma..].Trim()];
        return comma > 0 && Measure(name) > LimitWidth && parts.All(p => Measure(p) <= LimitWidth) ? parts : Lines(name, LimitWidth, 2);
    }

    /// <summary>Up to so many lines, the last cut short when more is left. A Chinese character is twice as wide as a Latin letter.</summary>
    private static string[] Lines(string name, int width, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in Pieces(name))
        {
            if (Measure(lines[^1] + word.TrimEnd()) > width && lines[^1].Length > 0) lines.Add(word);
            else lines[^1] += word;
        }
        if (lines.Count > most) lines = [.. lines.Take(most - 1), lines[most - 1].TrimEnd() + "…"];
        return [.. lines.Select(l => l.Trim())];
    }

    private static IEnumerable<string> Pieces(string name)
    {
        var from = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] < '\u2e80' && name[i] != ' ') continue;
            yield return name[from..(i + 1)];
            from = i + 1;
        }
        if (from < name.Length) yield return name[from..];
    }

    private static int Measure(string text) => text.Sum(c => c < '\u2e80' ? 7 : 14);

    private static XElement Rectangle(Box box, int corner) => new(Svg + "rect", At("x", box.X), At("y", box.Y), At("width", box.Width), At("height", box.Height), At("rx", corner));

    private static XElement Diamond(Box box) => new(Svg + "polygon", new XAttribute("points", $"{box.Middle.X},{box.Y} {box.Right},{box.Middle.Y} {box.Middle.X},{box.Bottom} {box.X},{box.Middle.Y}"));

    private static XAttribute Class(string names) => new("class", names);

    private static XAttribute At(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
