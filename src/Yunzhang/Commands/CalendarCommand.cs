using System.CommandLine;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Time;
using Yunzhang.Packs;
using Yunzhang.Platform.Files;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang calendar FILE --into calendars/cn --year 2027</c>: what a feed or table of holidays would change, and the year's file once chosen.</summary>
public static class CalendarCommand
{
    private const string Expected = "expected";

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "节假日文件：.ics、.xlsx 或 .csv / a feed, workbook or table of holidays" };
        var into = new Option<string>("--into") { Description = "日历文件夹 / the folder of the calendar", Required = true };
        var year = new Option<int>("--year") { Description = "哪一年 / the year", Required = true };
        var take = new Option<string[]>("--take")
        {
            Description = "采用哪些：expected（没有疑问的全部）或逐日写 2027-02-04 / what to take: expected, or days", AllowMultipleArgumentsPerToken = true,
        };
        var notice = new Option<string?>("--notice") { Description = "依据的通知，写了这一年就算完整 / the notice it rests on; the year is then whole" };
        var command = new Command("calendar", "预览并采用一年的节假日安排 / preview a year of holidays and take what is chosen") { file, into, year, take, notice };
        command.SetAction(parsed => Run(
            parsed.GetValue(file)!, parsed.GetValue(into)!, parsed.GetValue(year), parsed.GetValue(take) ?? [], parsed.GetValue(notice),
            LanguageOption.Of(parsed), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(FileInfo file, string folder, int year, string[] take, string? notice, Language language, TextWriter output, TextWriter error)
    {
        if (Layer(folder, language, error) is not { } layer || Days(file, language, error) is not { } days) return ExitCode.Refused;
        var lines = CalendarDiff.Of(layer, days, [year]);
        // With a choice the result is the year's file, and the preview becomes a message.
        var preview = take.Length == 0 ? output : error;
        foreach (var line in lines) preview.WriteLine(line.Words.In(language));
        var odd = lines.Count(l => l.Odd is not null);
        preview.WriteLine(new Phrase(
            $"{lines.Count} 处不同，其中 {odd} 处要看一看。什么都还没有改。", $"{lines.Count} differences, {odd} of them to be looked at. Nothing has been changed.").In(language));
        if (take.Length == 0) return ExitCode.Done;
        if (Chosen(lines, take, language, error) is not { } chosen) return ExitCode.Refused;
        output.Write(CalendarYearText.Write(CalendarDiff.Apply(layer, chosen), year, notice));
        return ExitCode.Done;
    }

    private static CalendarLayer? Layer(string folder, Language language, TextWriter error)
    {
        if (PackFolder.Read(folder) is not { } source)
        {
            error.WriteLine(new Phrase($"没有文件夹 {folder}。", $"There is no folder {folder}.").In(language));
            return null;
        }
        var (layer, found) = CalendarLoader.Load(source);
        Messages.Write(error, found, language);
        return layer;
    }

    private static IncomingDay[]? Days(FileInfo file, Language language, TextWriter error)
    {
        if (!file.Exists)
        {
            error.WriteLine(new Phrase($"没有文件 {file}。", $"There is no file {file}.").In(language));
            return null;
        }
        using var stream = file.OpenRead();
        var read = DayListFile.Read(stream);
        foreach (var refusal in read.Errors) error.WriteLine($"{refusal.Code}: {refusal.Message.In(language)}");
        return read.IsOk ? [.. read.Value.Select(d => new IncomingDay(d.Day, Kind(d), d.Name, d.Place.In(language)))] : null;
    }

    private static DayKind? Kind(ListedDay day) => day.IsWorked is not { } worked ? null : worked ? DayKind.MakeUp : DayKind.Holiday;

    private static List<DayDifference>? Chosen(IReadOnlyList<DayDifference> lines, string[] take, Language language, TextWriter error)
    {
        var chosen = new List<DayDifference>();
        foreach (var text in take)
        {
            var of = text == Expected ? lines.Where(l => l.Odd is null).ToArray()
                : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? lines.Where(l => l.Day == day.Value).ToArray() : [];
            if (of.Length == 0 && text != Expected)
            {
                error.WriteLine(new Phrase(
                    $"--take：预览里没有“{text}”。要写 expected，或预览里的日期，如 2027-02-04。",
                    $"--take: the preview has no \"{text}\". Write expected, or a day of the preview such as 2027-02-04.").In(language));
                return null;
            }
            chosen.AddRange(of.Where(l => !chosen.Exists(c => c.Day == l.Day)));
        }
        return chosen;
    }
}
