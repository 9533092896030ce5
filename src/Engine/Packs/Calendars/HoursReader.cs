using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;
using Yunzhang.Engine.Packs.Yaml;
using Yunzhang.Engine.Time;

namespace Yunzhang.Engine.Packs.Calendars;

/// <summary>Reads working hours, seasons and shifts.</summary>
internal sealed class HoursReader(ReadScope scope)
{
    public static readonly string[] DayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly Shape HoursShape = new(
        new("hours 的一项", "An entry of hours"), Key.Must("frames", Holds.Texts), Key.May("weekdays", Holds.Texts), Key.May("from"), Key.May("to"));

    private static readonly Shape ShiftShape = new(
        new("shifts 的一项", "An entry of shifts"), Key.Must("shift"), Key.Must("name"), Key.Must("en"), Key.Must("begins"), Key.Must("ends"), Key.May("night"));

    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public IEnumerable<IsoDayOfWeek> Weekdays(ShapedMap map, string key)
    {
        foreach (var day in map.Texts(key))
        {
            if (Array.IndexOf(DayNames, day.Text) is var at and >= 0) yield return (IsoDayOfWeek)(at + 1);
            else scope.Bag.Error("calendar.unknown-word", day.Where, new(
                $"“{day.Text}”不是星期几，要写：{string.Join("、", DayNames)}。", $"\"{day.Text}\" is no day of the week; write {string.Join(", ", DayNames)}."),
                Suggestion.DidYouMean(day.Text, DayNames));
        }
    }

    public WorkHours? Hours(YamlNode item)
    {
        if (scope.Read(item, HoursShape) is not { } map) return null;
        var frames = new List<TimeFrame>();
        foreach (var text in map.Texts("frames"))
        {
            if (Frame(text) is not { } frame) continue;
            if (frames.Count > 0 && !(frames[^1].To <= frame.From))
            {
                scope.Bag.Error("calendar.bad-frame", text.Where, new(
                    $"时段 {text.Text} 和前一段重叠，或者没有按先后写。", $"The frame {text.Text} overlaps the one before it, or they are not in order."));
                continue;
            }
            frames.Add(frame);
        }
        var weekdays = Weekdays(map, "weekdays").ToArray();
        if (map.Has("from") != map.Has("to"))
        {
            scope.Bag.Error("calendar.bad-season", map.Where, new("季节要同时写 from 和 to，如 from: 05-01、to: 09-30。", "A season has both from and to, such as from: 05-01 and to: 09-30."));
            return null;
        }
        if (!map.Has("from")) return new WorkHours(frames, weekdays);
        return (Annual(map.Text("from")!), Annual(map.Text("to")!)) is ({ } from, { } to) ? new WorkHours(frames, weekdays, (from, to)) : null;
    }

    public WorkShift? Shift(YamlNode item)
    {
        if (scope.Read(item, ShiftShape) is not { } map) return null;
        var night = map.OneOf("night", "calendar.unknown-word", ["yes", "no"]) == "yes";
        if (map.Text("shift") is not { } id || map.Text("begins") is not { } begins || map.Text("ends") is not { } ends) return null;
        if (Time(begins.Text) is { } from && Time(ends.Text) is { } to)
            return new WorkShift(id.Text, new Phrase(map.Text("name")?.Text ?? "", map.Text("en")?.Text ?? ""), from, to, night);
        var wrong = Time(begins.Text) is null ? begins : ends;
        scope.Bag.Error("calendar.bad-time", wrong.Where, new($"“{wrong.Text}”不是时间，要写成 08:00。", $"\"{wrong.Text}\" is not a time; write it as 08:00."));
        return null;
    }

    private TimeFrame? Frame(Sourced text)
    {
        var parts = text.Text.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && Time(parts[0]) is { } from)
        {
            if (parts[1] == "24:00") return new TimeFrame(from, null);
            if (Time(parts[1]) is { } to && to > from) return new TimeFrame(from, to);
        }
        scope.Bag.Error("calendar.bad-frame", text.Where, new(
            $"“{text.Text}”不是一段工作时间，要写成 08:00-12:00，结束晚于开始，到一天结束写 24:00；过夜的写成两段。",
            $"\"{text.Text}\" is no frame of working time; write it as 08:00-12:00, ending after it begins, the end of a day as 24:00; one over midnight as two."));
        return null;
    }

    private AnnualDate? Annual(Sourced text)
    {
        if (AnnualDatePattern.Iso.Parse(text.Text) is { Success: true } day) return day.Value;
        scope.Bag.Error("calendar.bad-season", text.Where, new($"“{text.Text}”不是一年里的一天，要写成 05-01。", $"\"{text.Text}\" is no day of the year; write it as 05-01."));
        return null;
    }

    private static LocalTime? Time(string text) => Minute.Parse(text) is { Success: true } time ? time.Value : null;
}
