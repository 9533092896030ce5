using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>What a cell of a roster sheet says: nothing, rest, or shifts.</summary>
/// <param name="Shifts">The shifts; none for rest.</param>
/// <param name="IsSaid">False for an empty cell, which leaves the day as it is.</param>
/// <param name="Problem">What is wrong with it; null when it can be read.</param>
internal sealed record CodeReading(IReadOnlyList<KeptShift> Shifts, bool IsSaid, Phrase? Problem)
{
    public static CodeReading Nothing { get; } = new([], false, null);
}

/// <summary>
/// Reads and writes shifts the way roster sheets do: by name or by a beginning that only one shift has (白 for 白班), several of one day with + between.
/// </summary>
internal sealed class ShiftCodes(IReadOnlyList<KeptShift> shifts)
{
    public static readonly char[] Between = ['+', '＋', ',', '，', '、', ';', '；'];

    private static readonly string[] Rest = ["休", "休息", "公休", "轮休", "off", "rest", "-", "—", "/", "○", "r"];

    public static Phrase RestCode { get; } = new("休", "Off");

    public static bool IsRest(string text) => Rest.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    public static string Write(IEnumerable<string> names, Language language) => string.Join('+', names) is { Length: > 0 } text ? text : RestCode.In(language);

    public CodeReading Read(string cell)
    {
        var text = cell.Trim();
        if (text.Length == 0) return CodeReading.Nothing;
        if (IsRest(text)) return new([], true, null);
        var found = new List<KeptShift>();
        foreach (var part in text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Find(part, out var several) is { } shift)
            {
                if (!found.Contains(shift)) found.Add(shift);
                continue;
            }

            return new([], true, several.Count > 1 ? Ambiguous(part, several) : Unknown(part));
        }

        return new(found, true, null);
    }

    private KeptShift? Find(string text, out List<KeptShift> several)
    {
        several = [];
        if (shifts.FirstOrDefault(s => s.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } named) return named;
        if (shifts.FirstOrDefault(s => string.Equals(s.NameEn, text, StringComparison.OrdinalIgnoreCase)) is { } english) return english;
        several = [.. shifts.Where(s => !s.IsClosed && (s.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase) || s.NameEn?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true))];
        return several is [var only] ? only : null;
    }

    private Phrase Unknown(string text)
    {
        var near = Suggestion.DidYouMean(text, shifts.SelectMany(s => (string?[])[s.Name, s.NameEn]).OfType<string>());
        return new(
            $"没有“{text}”这个班次。{near?.Zh}现有班次：{Names("、")}；休息写“休”。请改成其中一个，或先新建班次。",
            $"There is no shift \"{text}\". {(near is { } n ? n.En + " " : "")}The shifts are: {Names(", ")}; write Off for rest. Use one of them, or make the shift first.");
    }

    private static Phrase Ambiguous(string text, List<KeptShift> several) => new(
        $"“{text}”可能是{string.Join("或", several.Select(s => $"“{s.Name}”"))}。请写全名。", $"\"{text}\" may be {string.Join(" or ", several.Select(s => $"\"{s.Name}\""))}. Write the whole name.");

    private string Names(string between) => string.Join(between, shifts.Where(s => !s.IsClosed).Select(s => s.Name).Take(20));
}
