using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Sheets;

/// <summary>Says what a cell of a table takes: "from 10 minutes, under 60 minutes"; "late or early". Empty for a cell that takes anything.</summary>
internal static class CellWords
{
    public static Phrase Of(CellTest cell, Field? field)
    {
        if (cell.IsAny) return new Phrase("", "");
        var said = Wording.Join(cell.Ranges.Select(r => Range(r, field)), "或", " or ");
        return cell.Negated ? new Phrase($"不是{said.Zh}", $"not {said.En}") : said;
    }

    private static Phrase Range(in ValueRange range, Field? field)
    {
        if (range.IsPoint) return Wording.Show(field, range.Low!.Value);
        var parts = new List<Phrase>();
        if (range.Low is { } low) parts.Add(Low(Wording.Show(field, low), range.LowIncluded));
        if (range.High is { } high) parts.Add(High(Wording.Show(field, high), range.HighIncluded));
        return Wording.Join(parts, "、", ", ");
    }

    private static Phrase Low(Phrase end, bool included) => included ? new($"满 {end.Zh}", $"from {end.En}") : new($"超过 {end.Zh}", $"over {end.En}");

    private static Phrase High(Phrase end, bool included) => included ? new($"不超过 {end.Zh}", $"up to {end.En}") : new($"不满 {end.Zh}", $"under {end.En}");
}
