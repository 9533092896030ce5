using System.CommandLine;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Audit;
using Yunzhang.Modules.Storage.Backups;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang restore --from FILE</c>: a backup back into an empty database of either kind, and the journal verified.</summary>
internal static class RestoreCommand
{
    private static readonly Option<string> From = new("--from") { Description = "备份文件 / the backup", Required = true };

    public static Command Create()
    {
        var command = new Command("restore", "把备份恢复到空的数据库 / restore a backup into an empty database") { From, DataOptions.Data, DataOptions.Database };
        command.SetAction(Restore);
        return command;
    }

    private static async Task<int> Restore(ParseResult parsed, CancellationToken stop)
    {
        var language = LanguageOption.Of(parsed);
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var path = parsed.GetRequiredValue(From);
        if (!File.Exists(path))
        {
            await error.WriteLineAsync(new Phrase($"找不到备份文件 {path}，请检查 --from。", $"There is no backup at {path}; check --from.").In(language));
            return ExitCode.Refused;
        }

        if (await DataOptions.Open(parsed, stop) is not { } database) return ExitCode.Refused;
        await using var held = database;
        var restored = await new BackupReader(database).Restore(path, DataOptions.UploadFolder(parsed));
        foreach (var refusal in restored.Errors) await error.WriteLineAsync(refusal.Message.In(language));
        if (!restored.IsOk) return ExitCode.Refused;

        var journal = await new JournalVerifier(database).Verify();
        await output.WriteLineAsync(new Phrase(
            $"已恢复 {restored.Value.Rows} 行、{restored.Value.Files} 个文件；核对审计链 {journal.Streams} 条、{journal.Entries} 项，{(journal.Breaks.Count == 0 ? "全部完好" : $"{journal.Breaks.Count} 处对不上，请运行 yunzhang verify 查看")}。",
            $"Restored {restored.Value.Rows} rows and {restored.Value.Files} files; followed {journal.Streams} audit chains, {journal.Entries} lines: {(journal.Breaks.Count == 0 ? "all hold" : $"{journal.Breaks.Count} do not hold, see yunzhang verify")}.").In(language));
        return journal.Breaks.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
