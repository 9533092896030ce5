using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>A day from a file that somebody wants taken into a calendar.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">What the file says it is; null when it does not say so in a way that is understood.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Place">Where in the file it stands, for messages.</param>
public sealed record IncomingDay(LocalDate Day, DayKind? Kind, string Name, string Place);

/// <summary>What taking one day in would do.</summary>
public enum DayChange
{
    /// <summary>The calendar says nothing special of the day.</summary>
    Added,

    /// <summary>The calendar has it, and the file, which covers its year, has not.</summary>
    Removed,

    /// <summary>Both have it, as different things.</summary>
    Changed,
}

/// <summary>One line of a preview.</summary>
/// <param name="Day">The day.</param>
/// <param name="Change">What would happen.</param>
/// <param name="Before">As the calendar has it; null when added.</param>
/// <param name="After">As the file has it; null when removed.</param>
/// <param name="Odd">Why a person must look; null when it is as expected. An odd line is applied only when it is chosen.</param>
public sealed record DayDifference(LocalDate Day, DayChange Change, SpecialDay? Before, SpecialDay? After, Phrase? Odd)
{
    /// <summary>The line in words.</summary>
    public Phrase Words
    {
        get
        {
            var (day, was, now) = (TimeWords.Of(Day), Kind(Before), Kind(After));
            var (zh, en) = Change switch
            {
                DayChange.Added => ($"加上 {day.Zh}：{now.Zh}", $"add {day.En}: {now.En}"),
                DayChange.Removed => ($"去掉 {day.Zh}：{was.Zh}", $"remove {day.En}: {was.En}"),
                _ => ($"改 {day.Zh}：{was.Zh} → {now.Zh}", $"change {day.En}: {was.En} → {now.En}"),
            };
            return Odd is { } odd ? new($"{zh}（请看：{odd.Zh}）", $"{en} (look: {odd.En})") : new(zh, en);

            static Phrase Kind(SpecialDay? special) => special is null ? default : TimeWords.Of(special.Kind, special);
        }
    }
}

/// <summary>The preview of an import: nothing is applied until it is chosen.</summary>
public static class CalendarDiff
{
    /// <summary>What taking the incoming days into a layer would change, in the order of days. Days of years the file does not cover are left alone.</summary>
    /// <param name="layer">The layer as it is.</param>
    /// <param name="incoming">The days of the file.</param>
    /// <param name="years">Years the file is about; a day of the layer in one of them that the file lacks is removed.</param>
    public static IReadOnlyList<DayDifference> Of(CalendarLayer layer, IReadOnlyList<IncomingDay> incoming, IReadOnlyCollection<int> years)
    {
        var have = layer.Days.ToDictionary(d => d.Day);
        var known = layer.Days.Select(d => d.Name).Distinct().OrderBy(n => n.Zh.Length).ToArray();
        var names = layer.Days.SelectMany(d => Parts(d.Name.Zh).Append(d.Name.En)).Where(n => n.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new List<DayDifference>();
        foreach (var sameDay in incoming.GroupBy(i => i.Day))
        {
            var first = sameDay.FirstOrDefault(i => Oddness(i, names, years) is null) ?? sameDay.First();
            foreach (var other in sameDay.Where(o => o != first)) found.Add(Line(have, known, other, Oddness(other, names, years) ?? Twice(first)));
            var line = Line(have, known, first, Oddness(first, names, years));
            if (line.Before is not { } was || was.Kind != line.After!.Kind) found.Add(line);
        }
        var named = incoming.Select(i => i.Day).ToHashSet();
        foreach (var day in layer.Days.Where(d => years.Contains(d.Day.Year) && !named.Contains(d.Day))) found.Add(new DayDifference(day.Day, DayChange.Removed, day, null, null));
        return [.. found.OrderBy(f => f.Day)];
    }

    /// <summary>The layer with the chosen lines applied and nothing else.</summary>
    public static CalendarLayer Apply(CalendarLayer layer, IEnumerable<DayDifference> chosen)
    {
        var days = layer.Days.ToDictionary(d => d.Day);
        foreach (var line in chosen)
        {
            if (line.After is { } after) days[line.Day] = after;
            else days.Remove(line.Day);
        }
        return layer with { Days = [.. days.Values.OrderBy(d => d.Day)] };
    }

    private static DayDifference Line(Dictionary<LocalDate, SpecialDay> have, Phrase[] known, IncomingDay incoming, Phrase? odd)
    {
        have.TryGetValue(incoming.Day, out var was);
        // The calendar's own name has both languages; the day's name before, then the shortest that fits.
        var name = (was is null ? known : known.Prepend(was.Name)).Where(Fits).DefaultIfEmpty(Phrase.Same(incoming.Name)).First();
        return new DayDifference(incoming.Day, was is null ? DayChange.Added : DayChange.Changed, was, new SpecialDay(incoming.Day, incoming.Kind ?? DayKind.Holiday, name), odd);

        bool Fits(Phrase said) => Parts(said.Zh).Append(said.En).Any(n => n.Length > 0 && incoming.Name.Contains(n, StringComparison.OrdinalIgnoreCase));
    }

    private static Phrase? Oddness(IncomingDay day, HashSet<string> names, IReadOnlyCollection<int> years)
    {
        var weekend = day.Day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        if (!years.Contains(day.Day.Year)) return new($"不在要导入的年份里（{day.Place}）", $"outside the years that are imported ({day.Place})");
        if (day.Kind is null) return new($"文件没有说它是放假还是上班（{day.Place}）", $"the file does not say whether it is a holiday or a workday ({day.Place})");
        if (day.Kind is DayKind.MakeUp or DayKind.Work && !weekend) return new($"调休上班不在周末（{day.Place}）", $"a make-up workday that is not on a weekend ({day.Place})");
        return names.Any(n => day.Name.Contains(n, StringComparison.OrdinalIgnoreCase)) ? null
            : new($"日历里没有叫“{day.Name}”的节日，可能不是本地的（{day.Place}）", $"the calendar knows no holiday named \"{day.Name}\"; it may not be local ({day.Place})");
    }

    private static Phrase Twice(IncomingDay first) => new($"同一天写了两次，另一处是 {first.Place}", $"the same day twice; the other is at {first.Place}");

    // 国庆节 and 国庆 are the same holiday, and a merged one answers to both its names.
    private static IEnumerable<string> Parts(string name) => name.Split('、').SelectMany(n => n.Length > 2 && n.EndsWith('节') ? new[] { n, n[..^1] } : [n]);
}
