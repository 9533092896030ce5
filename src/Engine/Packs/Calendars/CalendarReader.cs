using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;
using Yunzhang.Engine.Packs.Yaml;
using Yunzhang.Engine.Time;

namespace Yunzhang.Engine.Packs.Calendars;

/// <summary>Reads the files of one calendar into a layer.</summary>
internal sealed class CalendarReader(ReadScope scope)
{
    private static readonly Shape CalendarShape = new(
        new("calendar.yaml", "calendar.yaml"), Key.Must("calendar"), Key.Must("name"), Key.Must("en"), Key.May("rest_days", Holds.Texts), Key.May("no_holidays"),
        Key.May("hours", Holds.List), Key.May("shifts", Holds.List), Key.May("days", Holds.List));

    private static readonly Shape YearShape = new(
        new("一年的日历", "A year of a calendar"), Key.Must("year"), Key.May("notice"), Key.May("provisional", Holds.Map), Key.May("holidays", Holds.List), Key.May("make_ups", Holds.List));

    private static readonly Shape MissingShape = new(new("provisional", "provisional"), Key.Must("zh"), Key.Must("en"));

    private readonly List<SpecialDay> days = [];
    private readonly List<CalendarYear> years = [];
    private readonly Dictionary<LocalDate, Sourced> seen = [];
    private Phrase name;
    private CalendarLayer first = new(default(Phrase));

    public CalendarLayer Layer() => first with { Name = name, Days = days, Years = years };

    public void Read(YamlNode document, bool isCalendar)
    {
        if (isCalendar) ReadCalendar(document);
        else ReadYear(document);
    }

    private void ReadCalendar(YamlNode document)
    {
        if (scope.Read(document, CalendarShape) is not { } map) return;
        name = new Phrase(map.Text("name")?.Text ?? "", map.Text("en")?.Text ?? "");
        var hours = new HoursReader(scope);
        foreach (var item in map.Items("days")) Add(new SpecialDayReader(scope).Day(item));
        first = first with
        {
            RestDays = map.Has("rest_days") ? [.. hours.Weekdays(map, "rest_days")] : null,
            KeepsNoHolidays = map.OneOf("no_holidays", "calendar.unknown-word", ["yes", "no"]) == "yes",
            Hours = map.Has("hours") ? [.. map.Items("hours").Select(hours.Hours).OfType<WorkHours>()] : null,
            Shifts = map.Has("shifts") ? [.. map.Items("shifts").Select(hours.Shift).OfType<WorkShift>()] : null,
        };
    }

    private void ReadYear(YamlNode document)
    {
        if (scope.Read(document, YearShape) is not { } map || map.Whole("year", 1900, 2200) is not { } year) return;
        Phrase? missing = null;
        if (map.SubMap("provisional") is { } open && scope.Read(open, MissingShape) is { } said)
            missing = new Phrase(said.Text("zh")?.Text ?? "", said.Text("en")?.Text ?? "");
        if (years.Exists(y => y.Year == year))
        {
            scope.Bag.Error("calendar.year-twice", map.Where, new($"{year} 年写了两次，只留一份。", $"{year} is written twice; keep one."));
            return;
        }
        years.Add(new CalendarYear(year, missing));
        var reader = new SpecialDayReader(scope);
        foreach (var item in map.Items("holidays"))
        {
            foreach (var day in reader.Holiday(item, year)) Add(day);
        }
        foreach (var item in map.Items("make_ups")) Add(reader.MakeUp(item, year));
    }

    private void Add((SpecialDay Day, SourceSpan Where)? read)
    {
        if (read is not var (day, where)) return;
        if (seen.TryAdd(day.Day, new Sourced("", where)))
        {
            days.Add(day);
            return;
        }
        var words = TimeDay(day.Day);
        scope.Bag.Error("calendar.day-twice", where, new(
            $"{words} 写了两次，{seen[day.Day].Where} 已经写过，只留一处。", $"{words} is written twice; it already stands at {seen[day.Day].Where}. Keep one."));
    }

    private static string TimeDay(LocalDate day) => $"{day:yyyy-MM-dd}";
}
