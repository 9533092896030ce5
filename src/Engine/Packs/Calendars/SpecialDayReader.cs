using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;
using Yunzhang.Engine.Packs.Yaml;
using Yunzhang.Engine.Time;

namespace Yunzhang.Engine.Packs.Calendars;

/// <summary>Reads holidays, make-up workdays and single days of a site.</summary>
internal sealed class SpecialDayReader(ReadScope scope)
{
    private const int LongestHoliday = 31;

    private static readonly Shape HolidayShape = new(
        new("holidays 的一项", "An entry of holidays"), Key.Must("name"), Key.Must("en"), Key.Must("from"), Key.May("to"), Key.May("by_law", Holds.Texts));

    private static readonly Shape MakeUpShape = new(
        new("make_ups 的一项", "An entry of make_ups"), Key.Must("day"), Key.May("like"), Key.Must("name"), Key.Must("en"));

    private static readonly Shape DayShape = new(
        new("days 的一项", "An entry of days"), Key.Must("day"), Key.Must("is"), Key.May("like"), Key.Must("name"), Key.Must("en"));

    private static readonly string[] Kinds = ["work", "rest", "holiday", "make_up"];

    /// <summary>The days of a holiday; none when something was reported.</summary>
    public IEnumerable<(SpecialDay Day, SourceSpan Where)?> Holiday(YamlNode item, int year)
    {
        if (scope.Read(item, HolidayShape) is not { } map || map.Date("from") is not { } from) yield break;
        var to = map.Has("to") ? map.Date("to") : from;
        if (to is not { } last || !IsNear(map.Text("from")!, from, year)) yield break;
        if (last < from || last > from.PlusDays(LongestHoliday))
        {
            var where = map.Text("to")!;
            scope.Bag.Error("calendar.bad-holiday", where.Where, new(
                $"假期从 {from:yyyy-MM-dd} 到 {where.Text}：最后一天不能早于第一天，也不能超过 {LongestHoliday} 天。",
                $"A holiday from {from:yyyy-MM-dd} to {where.Text}: its last day is not before its first, and it has at most {LongestHoliday} days."));
            yield break;
        }
        var byLaw = map.Texts("by_law").Select(t => Dates.Read(t, scope.Bag)).OfType<LocalDate>().ToHashSet();
        if (byLaw.Any(d => d < from || d > last))
        {
            scope.Bag.Error("calendar.bad-holiday", map.Where, new(
                "by_law 里有一天不在这个假期里。请检查 from、to 和 by_law。", "A day under by_law lies outside the holiday. Check from, to and by_law."));
        }
        for (var day = from; day <= last; day = day.PlusDays(1)) yield return (new SpecialDay(day, DayKind.Holiday, Name(map), null, byLaw.Contains(day)), map.Where);
    }

    /// <summary>A make-up workday.</summary>
    public (SpecialDay Day, SourceSpan Where)? MakeUp(YamlNode item, int year)
    {
        if (scope.Read(item, MakeUpShape) is not { } map || map.Date("day") is not { } day || !IsNear(map.Text("day")!, day, year)) return null;
        if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
        {
            scope.Bag.Error("calendar.bad-make-up", map.Text("day")!.Where, new(
                $"{day:yyyy-MM-dd} 不是周六或周日，不会是调休上班日。", $"{day:yyyy-MM-dd} is no Saturday or Sunday, so it is no make-up workday."));
            return null;
        }
        return (new SpecialDay(day, DayKind.MakeUp, Name(map), Like(map)), map.Where);
    }

    /// <summary>A single day of a site.</summary>
    public (SpecialDay Day, SourceSpan Where)? Day(YamlNode item)
    {
        if (scope.Read(item, DayShape) is not { } map) return null;
        var (day, kind) = (map.Date("day"), map.OneOf("is", "calendar.unknown-word", Kinds));
        if (day is not { } on || kind is null) return null;
        var what = kind switch { "work" => DayKind.Work, "rest" => DayKind.Rest, "holiday" => DayKind.Holiday, _ => DayKind.MakeUp };
        return (new SpecialDay(on, what, Name(map), Like(map)), map.Where);
    }

    private static Phrase Name(ShapedMap map) => new(map.Text("name")?.Text ?? "", map.Text("en")?.Text ?? "");

    private static IsoDayOfWeek? Like(ShapedMap map) =>
        map.OneOf("like", "calendar.unknown-word", HoursReader.DayNames) is { } like ? Enum.Parse<IsoDayOfWeek>(like) : null;

    // A notice may reach into the last days of the year before.
    private bool IsNear(Sourced written, LocalDate day, int year)
    {
        if (day.Year == year || day.Year == year - 1 && day.Month == 12) return true;
        scope.Bag.Error("calendar.other-year", written.Where, new(
            $"{written.Text} 不在 {year} 年（也不在上一年 12 月），请写到那一年的文件里。", $"{written.Text} is not in {year} (nor in December before it); write it in the file of its year."));
        return false;
    }
}
