using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.PackTests;

namespace Yunzhang.Output;

/// <summary>The summary of a checked pack for a terminal.</summary>
public static class CheckText
{
    /// <summary>Writes one block: the pack, each issue's ladder with its gaps, tests, questions.</summary>
    public static void Write(TextWriter output, PackReport report, Language language)
    {
        string Say(string zh, string en) => language == Language.Chinese ? zh : en;
        if (report.Pack is not { } pack || report.Tests is not { } tests)
        {
            output.WriteLine(Say($"{report.Name}：读不成一份规定，错误见上", $"{report.Name}: not a pack that can be read; the errors stand above"));
            return;
        }
        output.WriteLine($"{pack.Id}  {pack.Name.In(language)}");
        foreach (var ladder in report.Ladders) Ladder(output, ladder, Say);
        output.WriteLine(Say($"  测试：{tests.Passed} 个通过，{tests.Failed} 个未通过", $"  tests: {tests.Passed} passed, {tests.Failed} failed"));
        var (decided, open) = (pack.Questions.Count(q => q.IsDecided), pack.Questions.Count(q => q.Chosen is null));
        if (pack.Questions.Count > 0)
            output.WriteLine(Say($"  疑问：{pack.Questions.Count} 个，已签字 {decided} 个，未回答 {open} 个", $"  questions: {pack.Questions.Count}, {decided} signed, {open} unanswered"));
    }

    private static void Ladder(TextWriter output, CoverageLadder ladder, Func<string, string, string> say)
    {
        var (bound, handled, planned) = (ladder.Of(Account.Bound), ladder.Of(Account.Handled), ladder.Of(Account.Planned));
        output.WriteLine(say(
            $"  {ladder.Effective:uuuu-MM-dd}  {ladder.Clauses.Count} 条：有着落 {ladder.Accounted}（绑定 {bound}，无需控制 {handled}，待建 {planned}），测过 {ladder.Tested}，走遍 {ladder.Exercised}",
            $"  {ladder.Effective:uuuu-MM-dd}  {ladder.Clauses.Count} clauses: {ladder.Accounted} accounted ({bound} bound, {handled} handled, {planned} planned), {ladder.Tested} tested, {ladder.Exercised} exercised"));
        if (ladder.Planned.Count > 0)
        {
            var kinds = string.Join(", ", ladder.Planned.Select(p => $"{p.Kind} {p.Count}"));
            output.WriteLine(say($"    整条或一部分待建的：{kinds}", $"    planned, in whole or in part: {kinds}"));
        }
        Gap(output, say("没有着落", "unaccounted"), ladder, c => c.Account == Account.None);
        Gap(output, say("没有测过", "untested"), ladder, c => c is { Account: Account.Bound, Tested: false });
        Gap(output, say("没有走遍", "not exercised"), ladder, c => c is { Account: Account.Bound, Exercised: false });
    }

    private static void Gap(TextWriter output, string name, CoverageLadder ladder, Func<ClauseCoverage, bool> lacks)
    {
        var ids = ladder.Clauses.Where(lacks).Select(c => c.Clause.Id).ToList();
        if (ids.Count > 0) output.WriteLine($"    {name}: {string.Join(", ", ids)}");
    }
}
