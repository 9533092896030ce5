using System.CommandLine;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.PackTests;
using Yunzhang.Output;
using Yunzhang.Packs;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang check PACK…</c>: everything that can be said of a pack without facts. Nothing is written.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var packs = PackArgument.Create();
        var format = new Option<string>("--format") { Description = "text | json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("check", "检查规定：文字、控制、数字、测试、覆盖 / check packs: text, controls, numbers, tests, coverage") { packs, format };
        command.SetAction(parsed => Check(
            parsed.GetValue(packs) ?? [], parsed.GetValue(format) == "json", LanguageOption.Of(parsed), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Check(string[] named, bool json, Language language, TextWriter output, TextWriter error)
    {
        var mistakes = new List<Diagnostic>();
        var folders = PackFolders.Find(named, mistakes);
        var stops = Messages.Write(error, mistakes, language);
        var reports = new List<PackReport>(folders.Count);
        // Packs know nothing of each other, so each is checked beside the others; what is said keeps their order.
        var work = Array.ConvertAll([.. folders], folder => Task.Run(() => PackCheck.Of(PackFolder.Read(folder)!)));
        foreach (var checking in work)
        {
            var report = checking.GetAwaiter().GetResult();
            reports.Add(report);
            stops |= Messages.Write(error, report.Diagnostics, language);
            if (!json) CheckText.Write(output, report, language);
        }
        if (json) CheckJson.Write(output, reports, language);
        return stops ? ExitCode.Refused : ExitCode.Done;
    }
}

/// <summary>The packs a command works on.</summary>
internal static class PackArgument
{
    public static Argument<string[]> Create() => new("PACK")
    {
        Description = "规定所在的文件夹，或放着几份规定的文件夹 / the folder of a pack, or one that holds several",
        Arity = ArgumentArity.OneOrMore,
    };
}
