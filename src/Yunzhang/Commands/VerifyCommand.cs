using System.CommandLine;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Audit;

namespace Yunzhang.Commands;

/// <summary>
/// <c>yunzhang verify</c>: follows every chain of the audit trail and names what does not hold. With <c>--chain</c> it follows one chain that was exported, without any
/// database, and with <c>--code</c> it says whether a printed sheet is of it.
/// </summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Chain = new("--chain") { Description = "导出的记录链文件：只核对它，不用数据库 / an exported chain: only this is followed, without a database" };
    private static readonly Option<string?> Code = new("--code") { Description = "打印单上的校验码，可只写前 16 位以上 / the check sum on a printed sheet, or its first 16 digits or more" };

    public static Command Create()
    {
        var command = new Command("verify", "核对审计记录有没有被动过 / check that nobody has touched the audit trail") { DataOptions.Data, DataOptions.Database, Chain, Code };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Code) is not null && result.GetValue(Chain) is null) result.AddError("--code 要和 --chain 一起用 / --code goes with --chain");
        });
        command.SetAction((parsed, _) => parsed.GetValue(Chain) is { } file ? VerifyFile(parsed, file) : Verify(parsed));
        return command;
    }

    private static async Task<int> VerifyFile(ParseResult parsed, string file)
    {
        var language = LanguageOption.Of(parsed);
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (!File.Exists(file)) return await Refuse(new($"没有文件 {file}。请写对文件名。", $"There is no file {file}. Check its name."));
        if (ChainFileVerifier.Verify(await File.ReadAllBytesAsync(file)) is not { } verdict) return await Refuse(new($"{file} 不是导出的记录链。请在打印页重新下载。", $"{file} is no exported chain. Download it anew from the page that prints the case."));
        foreach (var line in verdict.Lines) await output.WriteLineAsync($"{line.Seq,4}  {line.At.InUtc().LocalDateTime:uuuu-MM-dd HH:mm:ss}Z  {line.By}  {line.What.In(language)}");
        if (verdict.Break is { } found) return await Refuse(new($"第 {found.Seq} 条：{found.What.Zh}。这份记录被动过，不能作为凭据。", $"Line {found.Seq}: {found.What.En}. This chain was touched and proves nothing."));
        var last = verdict.Lines[^1];
        await output.WriteLineAsync(new Phrase($"{verdict.Stream}：{verdict.Lines.Count} 条记录都对得上，末条校验码 {last.Hash}。", $"{verdict.Stream}: {verdict.Lines.Count} lines hold; the last has the check sum {last.Hash}.").In(language));
        if (parsed.GetValue(Code) is not { } code) return ExitCode.Done;
        if (code.Length < 16) return await Refuse(new($"校验码“{code}”太短，至少写前 16 位。", $"The check sum \"{code}\" is too short; write its first 16 digits at least."));
        if (verdict.Find(code) is not { } of) return await Refuse(new($"校验码 {code} 不在这条记录链里：打印单是别的事的，或被改过。", $"The check sum {code} is not of this chain: the sheet is of something else, or was changed."));
        await output.WriteLineAsync((of == last ? new Phrase("打印单与这条记录链相符，印的就是最后的情况。", "The sheet is of this chain, and shows how it ends.")
            : new Phrase($"打印单与这条记录链的第 {of.Seq} 条相符；印过以后又有 {last.Seq - of.Seq} 条记录。", $"The sheet is of this chain as it stood at line {of.Seq}; {last.Seq - of.Seq} lines came after it.")).In(language));
        return ExitCode.Done;

        async Task<int> Refuse(Phrase why)
        {
            await error.WriteLineAsync(why.In(language));
            return ExitCode.Refused;
        }
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
