using System.Runtime.Serialization;
using System.Text;
using Ical.Net;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;

namespace Yunzhang.Platform.Files;

/// <summary>Days of an iCalendar file (.ics), each event cut into its days. Events that repeat are refused: which years they are meant for cannot be told.</summary>
internal static class CalendarFeed
{
    private const int LongestEvent = 62;

    public static bool IsOne(Stream stream)
    {
        stream.Position = 0;
        var head = new byte[64];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return Encoding.UTF8.GetString(head, 0, read).TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase);
    }

    public static Result<IReadOnlyList<ListedDay>> Read(Stream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            if (Calendar.Load(reader.ReadToEnd()) is { } calendar) return Days(calendar);
        }
        catch (Exception fault) when (fault is SerializationException or ArgumentException or FormatException)
        {
            return Broken(fault.Message);
        }
        return Broken("BEGIN:VCALENDAR");
    }

    private static Result<IReadOnlyList<ListedDay>> Days(Calendar calendar)
    {
        var days = new List<ListedDay>();
        var errors = new List<Error>();
        var number = 0;
        foreach (var item in calendar.Events)
        {
            number++;
            var name = item.Summary?.Trim() ?? "";
            var place = new Phrase($"第 {number} 个事件", $"event {number}");
            if (item.Start is null)
            {
                errors.Add(new Error(ErrorKind.Invalid, "file.event-without-day", new(
                    $"{place.Zh}“{name}”没有开始的日期（DTSTART）。", $"The {place.En} \"{name}\" has no day it starts on (DTSTART).")));
                continue;
            }
            var from = Of(item.Start);
            // An event that ends at midnight, as whole days do, has its last day before.
            var last = item.End is { } end ? Of(end).PlusDays(end.HasTime && (end.Hour, end.Minute) != (0, 0) ? 0 : -1) : from;
            if (last < from) last = from;
            if (item.RecurrenceRule is not null || Period.DaysBetween(from, last) > LongestEvent)
            {
                errors.Add(new Error(ErrorKind.Invalid, "file.event-too-wide", new(
                    $"{place.Zh}“{name}”是重复的，或者长过 {LongestEvent} 天；节假日要一年一年、一次一次写明。",
                    $"The {place.En} \"{name}\" repeats or is longer than {LongestEvent} days; holidays are given year by year and once each.")));
                continue;
            }
            var word = string.Join(' ', item.Categories ?? []);
            for (var day = from; day <= last; day = day.PlusDays(1)) days.Add(new ListedDay(day, name, word, place));
        }
        return errors.Count > 0 ? errors : days;
    }

    private static LocalDate Of(Ical.Net.DataTypes.CalDateTime moment) => new(moment.Year, moment.Month, moment.Day);

    private static Error Broken(string what) => new(ErrorKind.Invalid, "file.feed-broken", new(
        $"这个文件读不成日历（.ics）：{what}。请重新下载，或者改用 Excel。", $"The file cannot be read as a calendar (.ics): {what}. Download it again, or use a workbook."));
}
