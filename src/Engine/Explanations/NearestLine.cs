using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Tables;

namespace Yunzhang.Engine.Explanations;

/// <summary>
/// The lines a case did not cross: for each number it was judged by, the nearest figure below and above at which another row would have
/// been met, and what would have followed.
/// </summary>
internal static class NearestLine
{
    /// <summary>"under 10 minutes: not counted; from 60 minutes: absence, 320 yuan owed". Empty when no other row is near.</summary>
    public static IReadOnlyList<Phrase> Of(BoundRows rows, int row, Pack pack, Func<string, Field?> fieldOf, Func<string, int> slotOf, Value[] frame)
    {
        var lines = new List<Phrase>();
        var matcher = rows.Matcher;
        if (matcher.Regions(frame) is not { } regions) return lines;
        for (var c = 0; c < matcher.Columns.Length; c++)
        {
            if (matcher.Columns[c] is not NumberIndex || rows.Rows[row].Cells[c].IsAny) continue;
            var field = fieldOf(matcher.Columns[c].Name);
            foreach (var step in new[] { -1, 1 })
            {
                if (Other(matcher, regions, c, step, row) is not var (region, met)) continue;
                var example = matcher.Columns[c].Examples[region];
                var boundary = matcher.Columns[c].Examples[region % 2 == 1 ? region : region - step];
                var shown = Wording.Show(field, boundary);
                lines.Add(Line(shown, region % 2 == 1, step, Consequence(rows, met, pack, slotOf(matcher.Columns[c].Name), example, frame)));
            }
        }
        return lines;
    }

    private static (int Region, int Row)? Other(RowMatcher matcher, int[] regions, int column, int step, int row)
    {
        var changed = (int[])regions.Clone();
        for (var region = regions[column] + step; region >= 0 && region < matcher.Columns[column].Examples.Length; region += step)
        {
            changed[column] = region;
            if (matcher.Join(changed, false) is { Kind: MatchKind.Row } match && match.Row != row) return (region, match.Row);
        }
        return null;
    }

    private static Phrase Consequence(BoundRows rows, int row, Pack pack, int slot, Value example, Value[] frame)
    {
        if (slot < 0) return ConsequenceWording.Of(rows.Rows[row].Consequence, pack, frame);
        var kept = frame[slot];
        frame[slot] = example;
        var said = ConsequenceWording.Of(rows.Rows[row].Consequence, pack, frame);
        frame[slot] = kept;
        return said;
    }

    private static Phrase Line(Phrase boundary, bool included, int step, Phrase follows) => (step, included) switch
    {
        (-1, true) => new($"{boundary.Zh}及以下：{follows.Zh}", $"{boundary.En} or less: {follows.En}"),
        (-1, false) => new($"不满 {boundary.Zh}：{follows.Zh}", $"under {boundary.En}: {follows.En}"),
        (_, true) => new($"从 {boundary.Zh}起：{follows.Zh}", $"from {boundary.En}: {follows.En}"),
        _ => new($"超过 {boundary.Zh}：{follows.Zh}", $"over {boundary.En}: {follows.En}"),
    };
}
