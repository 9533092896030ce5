using System.CommandLine;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.PackTests;
using Yunzhang.Engine.PackTests.Mutation;
using Yunzhang.Packs;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang test PACK… [--mutate]</c>: runs the packs' own tests, and asks whether they would notice a wrong number.</summary>
public static class TestCommand
{
    public static Command Create()
    {
        var packs = PackArgument.Create();
        var mutate = new Option<bool>("--mutate") { Description = "把每个数字、边界和行改错一次，看测试是否发现 / make each number, boundary and row wrong once and see whether a test notices" };
        var command = new Command("test", "运行规定自带的测试 / run the packs' own tests") { packs, mutate };
        command.SetAction(parsed => new Runner(
            parsed.GetValue(mutate), LanguageOption.Of(parsed), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error).Run(parsed.GetValue(packs) ?? []));
        return command;
    }

    private sealed class Runner(bool mutate, Language language, TextWriter output, TextWriter error)
    {
        private bool stops;

        public int Run(string[] named)
        {
            var mistakes = new List<Diagnostic>();
            var folders = PackFolders.Find(named, mistakes);
            stops = Messages.Write(error, mistakes, language);
            foreach (var folder in folders) Run(folder);
            return stops ? ExitCode.Refused : ExitCode.Done;
        }

        private void Run(string folder)
        {
            var opened = OpenedPack.From(folder, new Dictionary<string, string>());
            stops |= Messages.Write(error, opened.Diagnostics, language);
            if (opened is not { Written: { } pack, Bound: not null })
            {
                output.WriteLine(Say($"{folder}：没有通过检查，测试没有运行", $"{folder}: does not check, so no test was run"));
                return;
            }
            var run = PackTester.Run(pack);
            foreach (var result in run.Results) stops |= Messages.Write(error, result.Failures, language);
            output.WriteLine(Say($"{pack.Id}：{run.Passed} 个通过，{run.Failed} 个未通过", $"{pack.Id}: {run.Passed} passed, {run.Failed} failed"));
            if (mutate && run.Failed > 0) output.WriteLine(Say("  变体没有运行：请先让测试全部通过", "  mutants were not run: let all tests pass first"));
            else if (mutate && MutationRun.Run(pack) is { } report) Mutants(report);
        }

        private void Mutants(MutationReport report)
        {
            stops |= Messages.Write(error, report.Diagnostics, language);
            var (zh, en) = ($"  {report.Total} 个变体：发现 {report.Killed} 个", $"  {report.Total} mutants: {report.Killed} killed");
            if (report.Accepted > 0) (zh, en) = ($"{zh}，接受 {report.Accepted} 个", $"{en}, {report.Accepted} accepted");
            if (report.Survivors.Count > 0) (zh, en) = ($"{zh}，漏过 {report.Survivors.Count} 个", $"{en}, {report.Survivors.Count} survived");
            output.WriteLine(Say(zh, en));
            foreach (var ladder in report.Ladders)
                output.WriteLine(Say($"  {ladder.Effective:uuuu-MM-dd}：绑定的 {ladder.Bound} 条里 {ladder.Tight} 条数字写错必被发现", $"  {ladder.Effective:uuuu-MM-dd}: {ladder.Tight} of {ladder.Bound} bound clauses tight"));
        }

        private string Say(string zh, string en) => language == Language.Chinese ? zh : en;
    }
}
