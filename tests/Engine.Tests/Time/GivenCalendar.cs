using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Time;

namespace Yunzhang.Engine.Tests.Time;

/// <summary>Calendars to count by, and short ways to ask for a due time.</summary>
internal static class GivenCalendar
{
    public static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static readonly CalendarLayer Country = Folder("calendars/cn");

    public static readonly CalendarLayer Office = Layer("""
        calendar: office
        name: 办公室
        en: Office
        hours:
          - { frames: ["08:00-12:00", "15:00-19:00"], from: 06-01, to: 09-30 }
          - { frames: ["09:00-12:00"], weekdays: [Wednesday] }
          - { frames: ["08:00-12:00", "14:00-18:00"] }
        shifts:
          - { shift: day, name: 白班, en: day shift, begins: "08:00", ends: "20:00" }
          - { shift: night, name: 夜班, en: night shift, begins: "20:00", ends: "08:00", night: yes }
        """);

    public static readonly WorkCalendar Cn = new(Shanghai, Country);

    public static readonly WorkCalendar Site = new(Shanghai, Country, Office);

    public static CalendarLayer Layer(string yaml, params (string Path, string Text)[] years)
    {
        var (layer, found) = Load(yaml, years);
        Assert.Empty(found);
        return layer!;
    }

    public static (CalendarLayer? Layer, IReadOnlyList<Diagnostic> Found) Load(string yaml, params (string Path, string Text)[] years) =>
        CalendarLoader.Load(PackSource.FromText("calendars/x", years.Select(y => KeyValuePair.Create(y.Path, y.Text)).Prepend(KeyValuePair.Create("calendar.yaml", yaml))));

    public static TimeRule Rule(string text)
    {
        var bag = new DiagnosticBag();
        var rule = TimeRuleText.Read(new Sourced(text, new SourceSpan("", 1, 1)), bag);
        Assert.Empty(bag.All);
        return rule!;
    }

    public static EventTime At(string text) => text.Contains('T', StringComparison.Ordinal)
        ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value is var minute ? new EventTime(minute.Date, minute.TimeOfDay) : default
        : new EventTime(LocalDatePattern.Iso.Parse(text).Value);

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Instant Moment(string text) => At(text) is var at ? at.Day.At(at.At ?? LocalTime.Midnight).InZoneLeniently(Shanghai).ToInstant() : default;

    public static string Due(string rule, string from, WorkCalendar? calendar = null)
    {
        var at = At(from);
        var deadline = Deadlines.Due(Rule(rule), new Anchors(at, at, at), calendar ?? Cn);
        return deadline.Fault?.Code ?? deadline.Due.ToString();
    }

    private static CalendarLayer Folder(string path)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Yunzhang.slnx"))) at = at.Parent;
        var files = Directory.EnumerateFiles(Path.Combine(at.FullName, path)).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
        var (layer, found) = CalendarLoader.Load(new PackSource(path, files));
        Assert.Equal("", string.Join('\n', found));
        return layer!;
    }
}
