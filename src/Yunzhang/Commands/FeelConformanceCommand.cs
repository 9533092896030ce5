using System.CommandLine;
using System.Text.Json;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Conformance;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang feel conformance FILE.jsonl [--list]</c>: how far the language agrees with the standard's test kit.</summary>
public static class FeelConformanceCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "每行一例的 JSON 文件 / JSON lines, one case each" };
        var list = new Option<bool>("--list") { Description = "列出每个不符的例子 / list every failure" };
        var command = new Command("conformance", "用标准的测试集检查算式语言 / run a file of the DMN test kit") { file, list };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return Run(parsed.GetValue(file)!, parsed.GetValue(list), LanguageOption.Of(parsed), output, error);
        });
        return command;
    }

    private static int Run(FileInfo file, bool list, Language language, TextWriter output, TextWriter error)
    {
        if (!file.Exists)
        {
            error.WriteLine(new Phrase($"没有文件 {file}。", $"There is no file {file}.").In(language));
            return ExitCode.Refused;
        }
        try
        {
            Print(ConformanceReport.Run(File.ReadLines(file.FullName), SystemClock.Instance.GetCurrentInstant()), list, language, output);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            error.WriteLine(new Phrase($"{file} 不是测试集的格式：{e.Message}", $"{file} is not in the format of the test kit: {e.Message}").In(language));
            return ExitCode.Refused;
        }
    }

    private static void Print(ConformanceReport report, bool list, Language language, TextWriter output)
    {
        Score(output, new Phrase("全部", "all"), report.Passed, report.All, language);
        Score(output, new Phrase("应有值的", "expect a value"), report.ValuesPassed, report.Values, language);
        Score(output, new Phrase("应报错，且空值说明了原因和位置", "expect an error, null with message and position"), report.ErrorsExplained, report.Errors, language);
        foreach (var suite in report.Failures.GroupBy(f => f.Suite))
        {
            output.WriteLine($"{suite.Count(),5} / {report.SuiteSizes[suite.Key],-5} {suite.Key}");
            if (!list) continue;
            foreach (var failure in suite)
            {
                output.WriteLine($"        {failure.Case}: {failure.Text.ReplaceLineEndings(" ").Trim()}");
                output.WriteLine($"            {new Phrase("应为", "expected").In(language)} {failure.Expected}; {new Phrase("得到", "found").In(language)} {failure.Found}");
            }
        }
    }

    private static void Score(TextWriter output, Phrase what, int passed, int all, Language language) =>
        output.WriteLine($"{what.In(language)}: {passed} / {all} = {(all == 0 ? 1 : (decimal)passed / all):P1}");
}
