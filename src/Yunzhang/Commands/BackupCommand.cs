using System.CommandLine;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage.Backups;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang backup --to FILE</c>: everything in one file, while the site goes on working.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> To = new("--to") { Description = "备份写到哪个文件 / the file the backup goes to", Required = true };

    public static Command Create()
    {
        var command = new Command("backup", "备份全部数据到一个文件，不影响使用 / back everything up into one file, while the site works") { To, DataOptions.Data, DataOptions.Database };
        command.SetAction((parsed, _) => Backup(parsed));
        return command;
    }

    private static async Task<int> Backup(ParseResult parsed)
    {
        if (await DataOptions.OpenToRead(parsed) is not { } database) return ExitCode.Refused;
        await using var held = database;
        var path = parsed.GetRequiredValue(To);
        var done = await new BackupWriter(database, SystemClock.Instance).Write(path, DataOptions.UploadFolder(parsed));
        await parsed.InvocationConfiguration.Output.WriteLineAsync(new Phrase(
            $"已备份到 {path}：{done.Tables} 张表，{done.Rows} 行，{done.Files} 个文件，{done.Bytes} 字节。",
            $"Backed up to {path}: {done.Tables} tables, {done.Rows} rows, {done.Files} files, {done.Bytes} bytes.").In(LanguageOption.Of(parsed)));
        return ExitCode.Done;
    }
}
