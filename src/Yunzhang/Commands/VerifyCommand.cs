using System.CommandLine;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Audit;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang verify</c>: follows every chain of the audit trail and names what does not hold.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "核对审计记录有没有被动过 / check that nobody has touched the audit trail") { DataOptions.Data, DataOptions.Database };
        command.SetAction((parsed, _) => Verify(parsed));
        return command;
    }

    private static async Task<int> Verify(ParseResult parsed)
    {
        var language = LanguageOption.Of(parsed);
        if (await DataOptions.OpenToRead(parsed) is not { } database) return ExitCode.Refused;
        await using var held = database;
        var verdict = await new JournalVerifier(database).Verify();
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        foreach (var found in verdict.Breaks)
        {
            await error.WriteLineAsync(new Phrase(
                $"{found.Stream} 第 {found.Seq} 条：{found.What.Zh}（单位 {found.Organisation}）",
                $"{found.Stream} line {found.Seq}: {found.What.En} (organisation {found.Organisation})").In(language));
        }
        if (verdict.Breaks.Count > 0)
        {
            await error.WriteLineAsync(new Phrase(
                "审计记录被动过。请保留数据文件夹的现状，用备份核对上面这些地方。",
                "The audit trail was touched. Leave the data as it is and compare the places above with a backup.").In(language));
            return ExitCode.Refused;
        }
        await output.WriteLineAsync(new Phrase(
            $"审计记录完好：{verdict.Streams} 条链，{verdict.Entries} 条记录，都对得上。",
            $"The audit trail holds: {verdict.Streams} chains, {verdict.Entries} lines, all of them followed.").In(language));
        await output.FlushAsync();
        return ExitCode.Done;
    }
}
