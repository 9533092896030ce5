using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Time;
using Yunzhang.Packs;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang due "3 working days" --from 2014-06-13T16:30</c>: when a limit falls due, and why then.</summary>
public static class DueCommand
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public static Command Create()
    {
        var rule = new Argument<string>("LIMIT") { Description = "期限，如 \"3 个工作日\" / the limit, such as \"3 working days\"" };
        var from = Moment("--from", "事发的日期或时间，如 2014-06-13T16:30 / when the event happened, a day or a minute");
        var start = Moment("--start", "计划的开始 / the planned start, for limits that say start");
        var end = Moment("--end", "结束 / the end, for limits that say end");
        var calendars = new Option<string[]>("--calendar") { Description = "日历文件夹，可以写几个，后面的优先 / calendar folders, the last one wins", AllowMultipleArgumentsPerToken = true };
        var zone = new Option<string>("--zone") { Description = "时区 / time zone", DefaultValueFactory = _ => "Asia/Shanghai" };
        var times = new Option<int?>("--times") { Description = "周期性的：列出几次 / for what recurs: how many times to list" };
        var command = new Command("due", "一个期限什么时候到期，怎么算的 / when a limit falls due, and why") { rule, from, start, end, calendars, zone, times };
        command.SetAction(parsed =>
        {
            var io = new Asked(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, LanguageOption.Of(parsed));
            if (Calendar(parsed.GetValue(calendars) ?? [], parsed.GetValue(zone)!, io) is not { } calendar) return ExitCode.Refused;
            var anchors = new Anchors(parsed.GetValue(from), parsed.GetValue(start), parsed.GetValue(end));
            return Print(parsed.GetValue(rule)!, anchors, calendar, parsed.GetValue(times) ?? 1, io);
        });
        return command;
    }

    private static Option<EventTime?> Moment(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (LocalDatePattern.Iso.Parse(text) is { Success: true } day) return new EventTime(day.Value);
            if (Minute.Parse(text) is { Success: true } minute) return new EventTime(minute.Value.Date, minute.Value.TimeOfDay);
            result.AddError($"{name}: “{text}”不是日期或时间，要写成 2014-06-13 或 2014-06-13T16:30。/ \"{text}\" is no day or minute; write it as 2014-06-13 or 2014-06-13T16:30.");
            return null;
        },
    };

    private static WorkCalendar? Calendar(string[] folders, string zone, Asked io)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } found)
        {
            var hint = Suggestion.DidYouMean(zone, DateTimeZoneProviders.Tzdb.Ids)?.In(io.Language) ?? "";
            io.Error.WriteLine(new Phrase($"没有时区“{zone}”，要写成 Asia/Shanghai 这样。{hint}", $"There is no time zone \"{zone}\"; write one such as Asia/Shanghai. {hint}").In(io.Language).TrimEnd());
            return null;
        }
        var layers = new List<CalendarLayer>();
        if (folders.Length == 0) layers.Add(new CalendarLayer(new Phrase("只有周末", "weekends only")) { RestDays = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday] });
        var stops = false;
        foreach (var folder in folders)
        {
            if (PackFolder.Read(folder) is not { } source)
            {
                io.Error.WriteLine(new Phrase($"没有文件夹 {folder}。", $"There is no folder {folder}.").In(io.Language));
                stops = true;
                continue;
            }
            var (layer, diagnostics) = CalendarLoader.Load(source);
            stops |= Messages.Write(io.Error, diagnostics, io.Language);
            if (layer is not null) layers.Add(layer);
        }
        return stops ? null : new WorkCalendar(found, layers);
    }

    private static int Print(string text, Anchors anchors, WorkCalendar calendar, int times, Asked io)
    {
        var bag = new DiagnosticBag();
        var rule = TimeRuleText.Read(new Sourced(text, new SourceSpan("", 1, 1)), bag);
        foreach (var found in bag.All) io.Error.Write(Caret.Show(text, found, io.Language));
        if (rule is null) return ExitCode.Refused;
        var deadline = Deadlines.Due(rule, anchors, calendar, true);
        if (deadline.Fault is { } fault)
        {
            io.Error.WriteLine($"{fault.Code}: {fault.Message.In(io.Language)}");
            return ExitCode.Refused;
        }
        io.Output.WriteLine(deadline.Due);
        foreach (var step in deadline.Steps) io.Output.WriteLine($"  {step.Words.In(io.Language)}");
        if (rule is Recurrence recurrence && times > 1) PrintMore(recurrence, deadline.Due, calendar, times - 1, io);
        return ExitCode.Done;
    }

    private static void PrintMore(Recurrence rule, DueTime first, WorkCalendar calendar, int more, Asked io)
    {
        var later = Occurrences.Between(rule, first.Day.PlusDays(-31), first.Day.PlusYears(20), calendar).Where(o => o.Deadline.Due.Instant > first.Instant).Take(more);
        foreach (var next in later) io.Output.WriteLine($"{next.Deadline.Due}  {next.Deadline.Due.Words.In(io.Language)}");
    }

    /// <summary>Where answers go, and in which language.</summary>
    private sealed record Asked(TextWriter Output, TextWriter Error, Language Language);
}
