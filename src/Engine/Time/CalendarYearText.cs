using System.Text;

namespace Yunzhang.Engine.Time;

/// <summary>A year of a layer as its file has it.</summary>
public static class CalendarYearText
{
    /// <summary>The file of one year, holidays in a row with one name as one entry. Reading it again gives the same days.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="year">The year.</param>
    /// <param name="notice">The notice it rests on; with one the year is whole, without one it keeps what was missing.</param>
    public static string Write(CalendarLayer layer, int year, string? notice)
    {
        var text = new StringBuilder($"year: {year}\n");
        if (notice is not null) text.Append("notice: ").Append(Quoted(notice)).Append('\n');
        else if (layer.Years.FirstOrDefault(y => y.Year == year)?.Missing is { } missing) text.Append($"provisional: {{ zh: {Quoted(missing.Zh)}, en: {Quoted(missing.En)} }}\n");
        var days = layer.Days.Where(d => d.Day.Year == year).OrderBy(d => d.Day).ToArray();
        Section(text, "holidays", Rows(days.Where(d => d.Kind is DayKind.Holiday or DayKind.Rest)).Select(Holiday));
        Section(text, "make_ups", days.Where(d => d.Kind is DayKind.MakeUp or DayKind.Work).Select(MakeUp));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string key, IEnumerable<string> entries)
    {
        var lines = entries.ToArray();
        if (lines.Length == 0) return;
        text.Append(key).Append(":\n");
        foreach (var line in lines) text.Append("  - { ").Append(line).Append(" }\n");
    }

    private static IEnumerable<List<SpecialDay>> Rows(IEnumerable<SpecialDay> days)
    {
        List<SpecialDay>? row = null;
        foreach (var day in days)
        {
            if (row is not null && row[^1].Day.PlusDays(1) == day.Day && row[^1].Name == day.Name)
            {
                row.Add(day);
                continue;
            }
            if (row is not null) yield return row;
            row = [day];
        }
        if (row is not null) yield return row;
    }

    private static string Holiday(List<SpecialDay> row)
    {
        var byLaw = string.Join(", ", row.Where(d => d.ByLaw).Select(d => $"{d.Day:yyyy-MM-dd}"));
        return $"name: {Quoted(row[0].Name.Zh)}, en: {Quoted(row[0].Name.En)}, from: {row[0].Day:yyyy-MM-dd}"
            + (row.Count > 1 ? $", to: {row[^1].Day:yyyy-MM-dd}" : "") + (byLaw.Length > 0 ? $", by_law: [{byLaw}]" : "");
    }

    private static string MakeUp(SpecialDay day) =>
        $"day: {day.Day:yyyy-MM-dd}{(day.Like is { } like ? $", like: {like}" : "")}, name: {Quoted(day.Name.Zh)}, en: {Quoted(day.Name.En)}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
