namespace Yunzhang.Engine.Diagrams;

/// <summary>A point of the drawing, in units of a screen's pixel.</summary>
internal readonly record struct Point(int X, int Y);

/// <summary>A rectangle of the drawing.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public Point Middle => new(X + Width / 2, Y + Height / 2);
}

/// <summary>How an edge goes.</summary>
/// <param name="Points">The points it goes through, its ends among them.</param>
/// <param name="Name">Where its name begins.</param>
internal sealed record Way(IReadOnlyList<Point> Points, Point Name);

/// <summary>
/// Where everything of a flow stands: from left to right in the order a case goes, one lane under the other. Each thing stands one column after the
/// furthest of those that lead to it; a way back runs under the lanes.
/// </summary>
internal sealed class FlowLayout
{
    public const int LaneLabel = 30;
    private const int Column = 170;
    private const int Row = 110;

    /// <summary>What a row is higher by where limits stand below its steps.</summary>
    private const int LimitRoom = 20;
    private const int Margin = 12;
    private const int Left = LaneLabel + 6;
    private const int BackStep = 14;

    /// <summary>From the last turn of a way to what it leads to.</summary>
    private const int Gap = (Column - 120) / 2;

    private readonly FlowGraph graph;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Box> boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Way> ways = new(StringComparer.Ordinal);
    private readonly List<Box> lanes = [];
    private readonly HashSet<string> back = new(StringComparer.Ordinal);

    public FlowLayout(FlowGraph graph)
    {
        this.graph = graph;
        FindWaysBack("start", [], []);
        foreach (var node in graph.AllNodes) columns[node.Id] = 0;
        for (var moved = true; moved;) moved = Push();
        Place();
        Route();
    }

    /// <summary>The box of every node.</summary>
    public IReadOnlyDictionary<string, Box> Boxes => boxes;

    /// <summary>How every edge goes.</summary>
    public IReadOnlyDictionary<string, Way> Ways => ways;

    /// <summary>Lanes from above to below.</summary>
    public IReadOnlyList<Box> Lanes => lanes;

    public int Width { get; private set; }

    public int Height { get; private set; }

    private IEnumerable<FlowEdge> Leaving(string node) => graph.AllEdges.Where(e => e.From == node)
        .Concat(graph.AllNodes.Any(n => n.Id == node && n.Kind == NodeKind.Task) ? graph.AllEdges.Where(e => e.From == $"limit_{node[5..]}") : []);

    private void FindWaysBack(string node, HashSet<string> onWay, HashSet<string> seen)
    {
        seen.Add(node);
        onWay.Add(node);
        foreach (var edge in Leaving(node))
        {
            if (onWay.Contains(edge.To)) back.Add(edge.Id);
            else if (!seen.Contains(edge.To)) FindWaysBack(edge.To, onWay, seen);
        }
        onWay.Remove(node);
    }

    private bool Push()
    {
        var moved = false;
        foreach (var edge in graph.AllEdges.Where(e => !back.Contains(e.Id)))
        {
            var from = edge.From.StartsWith("limit_", StringComparison.Ordinal) ? $"step_{edge.From[6..]}" : edge.From;
            if (columns[edge.To] > columns[from]) continue;
            columns[edge.To] = columns[from] + 1;
            moved = true;
        }
        return moved;
    }

    private void Place()
    {
        var timers = graph.AllNodes.Where(n => n.Kind == NodeKind.Timer).ToArray();
        var (top, row) = (Margin, timers.Length > 0 ? Row + LimitRoom : Row);
        var last = columns.Values.DefaultIfEmpty().Max();
        Width = Left + LaneLabel + (last + 1) * Column + Margin;
        for (var lane = 0; lane < graph.Lanes.Count; lane++)
        {
            var cells = graph.AllNodes.Where(n => n.Lane == lane && n.Kind != NodeKind.Timer).GroupBy(n => columns[n.Id]).ToArray();
            var rows = cells.Select(c => c.Count()).DefaultIfEmpty(1).Max();
            foreach (var cell in cells)
            {
                var at = top + row / 2;
                foreach (var node in cell)
                {
                    boxes[node.Id] = Fit(node.Kind, Left + LaneLabel + cell.Key * Column + Column / 2, at);
                    at += row;
                }
            }
            lanes.Add(new Box(Left, top, Width - Left - Margin, rows * row));
            top += rows * row;
        }
        foreach (var timer in timers)
        {
            var host = boxes[$"step_{timer.Step!.Id}"];
            boxes[timer.Id] = new Box(host.X + 8, host.Bottom - 14, 28, 28);
        }
        // The lowest lane makes room for the ways back, and above them for what its limits lead to.
        var below = timers.Any(t => t.Lane == lanes.Count - 1) ? LimitRoom + 4 : 0;
        lanes[^1] = lanes[^1] with { Height = lanes[^1].Height + below + back.Count * BackStep };
        Height = lanes[^1].Bottom + Margin;
    }

    private static Box Fit(NodeKind kind, int x, int y)
    {
        var (width, height) = kind switch { NodeKind.Start or NodeKind.End => (36, 36), NodeKind.Task => (120, 64), _ => (44, 44) };
        return new Box(x - width / 2, y - height / 2, width, height);
    }

    private void Route()
    {
        var bottom = lanes[^1].Bottom - back.Count * BackStep - BackStep;
        foreach (var edge in graph.AllEdges)
        {
            var (from, to) = (boxes[edge.From], boxes[edge.To]);
            ways[edge.Id] = back.Contains(edge.Id) ? Under(from, to, bottom += BackStep)
                : edge.From.StartsWith("limit_", StringComparison.Ordinal) ? FromEdge(from, to) : Forward(edge, from, to);
        }
    }

    /// <summary>The first of the plain ways that crosses nothing; a choice is left at its foot or its head, so that the names of its ways stand apart.</summary>
    private Way Forward(FlowEdge edge, Box from, Box to)
    {
        var (start, end, turn) = (new Point(from.Right, from.Middle.Y), new Point(to.X, to.Middle.Y), to.X - Gap);
        var beside = new Point(from.Right + 4, from.Middle.Y - 6);
        var down = to.Middle.Y > from.Middle.Y;
        var ahead = start.Y == end.Y ? new Way([start, end], beside) : new Way([start, new(turn, start.Y), new(turn, end.Y), end], beside);
        var aside = new Way([new(from.Middle.X, down ? from.Bottom : from.Y), new(from.Middle.X, end.Y), end], new(from.Middle.X + 4, end.Y - 5));
        Way[] tried = graph.AllNodes.Any(n => n.Id == edge.From && n.Kind == NodeKind.Choice) && start.Y != end.Y ? [aside, ahead] : start.Y == end.Y ? [ahead] : [ahead, aside];
        return tried.FirstOrDefault(w => IsClear(w, edge)) ?? tried[0];
    }

    private bool IsClear(Way way, FlowEdge edge)
    {
        var others = boxes.Where(b => b.Key != edge.From && b.Key != edge.To).Select(b => b.Value).ToArray();
        for (var i = 1; i < way.Points.Count; i++)
        {
            var (a, b) = (way.Points[i - 1], way.Points[i]);
            var (left, right, high, low) = (Math.Min(a.X, b.X), Math.Max(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.Y, b.Y));
            if (Array.Exists(others, o => left < o.Right && o.X < right + 1 && high < o.Bottom && o.Y < low + 1)) return false;
        }
        return true;
    }

    /// <summary>From a limit: below its words, which stand in two lines beside it; the name of the way is below that.</summary>
    private static Way FromEdge(Box from, Box to)
    {
        var (start, turn, y) = (new Point(from.Middle.X, from.Bottom), to.X - Gap + 6, from.Bottom + LimitRoom + 6);
        return new([start, new(start.X, y), new(turn, y), new(turn, to.Middle.Y), new(to.X, to.Middle.Y)], new(start.X + 6, y + 13));
    }

    private static Way Under(Box from, Box to, int y) =>
        new([new(from.Middle.X, from.Bottom), new(from.Middle.X, y), new(to.Middle.X, y), new(to.Middle.X, to.Bottom)], new(from.Middle.X + 4, from.Bottom + 16));
}
