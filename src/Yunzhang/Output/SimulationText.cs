using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Simulation;

namespace Yunzhang.Output;

/// <summary>A simulation for people to read: the totals, where they come from, whom they concern, each change alone, and the other readings.</summary>
public sealed class SimulationText(TextWriter output, Language language, SimulationReport report)
{
    /// <summary>Writes everything.</summary>
    public void Write()
    {
        Head();
        Totals();
        Alone();
        Readings();
        Controls();
        Standings();
        People();
        foreach (var table in report.Groups) Groups(table);
        MostChanged();
    }

    private void Head()
    {
        var (pack, period, proposal) = (report.Base, report.Period, report.Proposal);
        Line($"提案 {proposal.Id}：{proposal.Asks}", $"Proposal {proposal.Id}: {proposal.Asks}");
        Line($"规定：{pack.Name.Zh}（{pack.Id}，{pack.Hash[..12]}）；提案文件：{proposal.Where.File}", $"Rules: {pack.Name.En} ({pack.Id}, {pack.Hash[..12]}); proposal file: {proposal.Where.File}");
        Line(
            $"重算 {Day(period.From)} 至 {Day(period.To)}：{period.Facts} 条事实" + (period.LeftOut > 0 ? $"，期间以外的 {period.LeftOut} 条没有算。" : "。"),
            $"Replayed {Day(period.From)} to {Day(period.To)}: {period.Facts} facts" + (period.LeftOut > 0 ? $"; {period.LeftOut} outside these days are left out." : "."));
        var alone = report.LeftAlone;
        if (alone.OfOthers > 0) Line($"其中 {alone.OfOthers} 条涉及本规定不约束的人，没有算。", $"{alone.OfOthers} of them are about people these rules do not bind; they were left alone.");
        if (alone.NotJudged > 0) Line($"其中 {alone.NotJudged} 条没有控制项判断，没有算。", $"{alone.NotJudged} of them are judged by no control; they were left alone.");
        if (alone.NotInForce > 0) Line($"有 {alone.NotInForce} 次认定的当天规定尚未施行或已停止，不欠任何款项。", $"{alone.NotInForce} times the rules were not in force that day; nothing is owed.");
        if (proposal.Assumes.Length > 0) Line($"前提：{proposal.Assumes}", $"Assumes: {proposal.Assumes}");
        Line("这是把同样的事实按两套规则各算一遍，不产生任何扣款。", "The same facts under both sets of rules; nothing is charged by this.");
    }

    private void Totals()
    {
        var (before, after) = (report.Before, report.After);
        Title("合计", "Totals");
        var table = Compared("项目", "figure");
        Money(table, Say("应扣", "owed"), before.Owed, after.Owed);
        if (before.Due != 0 || after.Due != 0)
        {
            Money(table, Say("应得", "due"), before.Due, after.Due);
            Money(table, Say("应扣减应得", "owed less due"), before.Net, after.Net);
        }
        Count(table, Say("被扣的人", "people charged"), before.PeopleCharged, after.PeopleCharged);
        CountAny(table, Say("被扣的单位", "units charged"), before.UnitsCharged, after.UnitsCharged);
        Count(table, Say("认定", "entries"), before.Entries, after.Entries);
        CountAny(table, Say("积分", "points"), before.Points, after.Points);
        CountAny(table, Say("待说明", "waiting"), before.Waits, after.Waits);
        CountAny(table, Say("算不出来", "could not be worked out"), before.Failed, after.Failed);
        table.End();
        if (before.Waits + after.Waits + before.Failed + after.Failed > 0)
            Line("待说明和算不出来的，都没有计入金额。", "What waits or could not be worked out is in no sum.");
        var whole = after.Net - before.Net;
        var seen = report.Repriced - before.Net;
        var part = whole == 0 ? "" : Say($"，是实际差额的 {Percent(seen / whole)}", $", {Percent(seen / whole)} of the real difference");
        Line($"如果只把已有的认定按新价重算（电子表格的做法），差额会是 {Moved(seen)}{part}。",
            $"Only putting the new prices on what was found before, as a spreadsheet does, would show {Moved(seen)}{part}.");
    }

    private void Alone()
    {
        Title("每项改动单独实行", "Each change alone");
        var before = report.Before.Net;
        var table = new TextTable(output, (Say("改动", "change"), false), (Say("应扣", "owed"), true), (Say("差额", "difference"), true), (Say("占总差额", "share"), true), (Say("备注", "note"), false));
        foreach (var alone in report.Alone)
        {
            if (alone.Totals is { } totals) table.Row(Name(alone.Change), Money(totals.Owed), Moved(totals.Net - before), Percent(alone.Share), "");
            else table.Row(Name(alone.Change), "", "", "", Say("不能单独实行：", "cannot stand alone: ") + Reason(alone.Diagnostics));
        }
        if (report.Alone.Count > 1 && report.Alone.All(a => a.Totals is not null))
        {
            var together = report.After.Net - before - report.Alone.Sum(a => a.Totals!.Net - before);
            table.Row(Say("各项同时实行才有的", "only from acting together"), "", Moved(together), Percent(report.After.Net == before ? null : together / (report.After.Net - before)), "");
        }
        table.Row(Say("全部实行", "all together"), Money(report.After.Owed), Moved(report.After.Net - before), report.After.Net == before ? "" : Percent(1), "");
        table.End();
    }

    private void Readings()
    {
        if (report.Readings.Count == 0) return;
        Title("换一种读法", "Under the other readings");
        var table = new TextTable(output, (Say("现行应扣", "owed now"), true), (Say("提案应扣", "owed as proposed"), true), (Say("差额", "difference"), true), (Say("问题和读法", "question and reading"), false));
        foreach (var question in report.Base.Questions.Where(q => report.Readings.Any(r => r.Question.Id == q.Id)))
        {
            table.Row("", "", "", question.Asks.In(language));
            var current = question.Chosen is null ? Say("尚无答案，按控制所写", "no answer yet: as the controls are written") : Say("现在：", "now: ") + question.ChosenText.In(language);
            table.Row(Money(report.Before.Owed), Money(report.After.Owed), Moved(report.After.Net - report.Before.Net), "  " + current);
            foreach (var other in report.Readings.Where(r => r.Question.Id == question.Id))
            {
                var difference = other is { Before: { } old, After: { } now } ? Moved(now.Net - old.Net) : "";
                var why = other.After is null ? Say("（不能实行：", " (cannot be applied: ") + Reason(other.Diagnostics) + Say("）", ")") : "";
                table.Row(Money(other.Before?.Owed), Money(other.After?.Owed), difference, Say("  若：", "  if: ") + other.Reading.Says.In(language) + why);
            }
        }
        table.End();
    }

    private void Controls()
    {
        Title("出自哪些控制", "Where it comes from");
        var table = new TextTable(output, (Say("控制", "control"), false), (Say("现行次数", "times now"), true), (Say("提案次数", "times as proposed"), true),
            (Say("现行金额", "sum now"), true), (Say("提案金额", "sum as proposed"), true), (Say("差额", "difference"), true));
        foreach (var control in report.Controls)
            table.Row((control.IsCounter ? Say("累计：", "count: ") : "") + control.Name.In(language), Figure(control.Before), Figure(control.After),
                Money(control.NetBefore), Money(control.NetAfter), Moved(control.NetAfter - control.NetBefore));
        table.End();
    }

    private void Standings()
    {
        if (report.Standings.Count == 0) return;
        Title("认定、标记、牌、停岗等", "Findings, marks, cards and gates");
        var table = Compared("项目", "what");
        foreach (var standing in report.Standings)
        {
            var unit = standing.Kind switch
            {
                StandingKind.Outcome => Say("（次）", " (times)"),
                StandingKind.Card => Say("（张）", " (cards)"),
                _ => Say("（人）", " (people)"),
            };
            Count(table, standing.Name.In(language) + unit, standing.Before, standing.After);
        }
        table.End();
    }

    private void People()
    {
        Title("涉及的人", "Whom it concerns");
        var table = Shifts("人", "people");
        Shift(table, Say("多付或少得", "pay more or get less"), report.People.PayMore);
        Shift(table, Say("少付或多得", "pay less or get more"), report.People.PayLess);
        if (report.People.Otherwise.People > 0) Shift(table, Say("金额不变，积分或标记有变", "same money, other points or marks"), report.People.Otherwise);
        Shift(table, Say("没有变化", "unchanged"), report.People.Unchanged);
        if (report.People.Units.People > 0) Shift(table, Say("另有单位", "units besides"), report.People.Units);
        table.End();
    }

    private void Groups(GroupTable groups)
    {
        Title($"按{groups.Field.Name.Zh}", $"By {groups.Field.Name.En}");
        var table = Shifts(groups.Field.Name.Zh, groups.Field.Name.En);
        foreach (var group in groups.Groups) Shift(table, group.Name.In(language), group.Shift);
        if (groups.Small is { Shift: { } merged } small) Shift(table, Say($"合并的 {small.Groups} 组", $"{small.Groups} groups merged"), merged);
        else if (groups.Small is { } few) table.Row(Say($"未列的 {few.Groups} 组", $"{few.Groups} groups not shown"), Figure(few.People), "", "", "");
        table.End();
        if (groups.Small is not null)
            Line("不满五人的组不单列，已合并，以免看出个人的金额。", "Groups of fewer than five people are merged, so that nobody's money can be read off.");
    }

    private void MostChanged()
    {
        if (report.MostChanged.Count == 0) return;
        Title($"变化最大的 {report.MostChanged.Count} 人", $"The {report.MostChanged.Count} most changed");
        var table = new TextTable(output, (Say("谁", "who"), false), (Say("现行", "now"), true), (Say("提案", "as proposed"), true), (Say("差额", "difference"), true),
            (Say("主要出自", "mostly from"), false), (Say("其中", "of it"), true), (Say("标记", "marks"), false));
        foreach (var one in report.MostChanged)
            table.Row(one.Person.Name, Money(one.Before), Money(one.After), Moved(one.After - one.Before), one.MovedBy?.Name.In(language) ?? "",
                one.MovedBy is null ? "" : one.After == one.Before ? Say($"{Signed(one.MovedBySum)} 分", $"{Signed(one.MovedBySum)} points") : Moved(one.MovedBySum),
                string.Join(Say("，", ", "), one.Standings.Select(s => s.In(language))));
        table.End();
    }

    private TextTable Compared(string zh, string en) =>
        new(output, (Say(zh, en), false), (Say("现行", "now"), true), (Say("提案", "as proposed"), true), (Say("差额", "difference"), true));

    private TextTable Shifts(string zh, string en) =>
        new(output, (Say(zh, en), false), (Say("人数", "people"), true), (Say("现行", "now"), true), (Say("提案", "as proposed"), true), (Say("差额", "difference"), true));

    private static void Shift(TextTable table, string name, Shift shift) =>
        table.Row(name, Figure(shift.People), Money(shift.Before), Money(shift.After), Moved(shift.Difference));

    private static void Money(TextTable table, string name, decimal before, decimal after) => table.Row(name, Money(before), Money(after), Moved(after - before));

    private static void Count(TextTable table, string name, decimal before, decimal after) => table.Row(name, Figure(before), Figure(after), Signed(after - before));

    private static void CountAny(TextTable table, string name, decimal before, decimal after)
    {
        if (before != 0 || after != 0) Count(table, name, before, after);
    }

    private string Name(Change change) => change.To is { } to ? $"{change.Path.Text} = {to.Text}" : Say($"删去 {change.Path.Text}", $"{change.Path.Text} removed");

    private string Reason(IReadOnlyList<Diagnostic> found) => found.FirstOrDefault(d => d.Severity == Severity.Error)?.Message.In(language) ?? "";

    private void Title(string zh, string en)
    {
        output.WriteLine();
        output.WriteLine(Say(zh, en));
    }

    private void Line(string zh, string en) => output.WriteLine(Say(zh, en));

    private string Say(string zh, string en) => language == Language.Chinese ? zh : en;

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", null);

    private static string Money(decimal? amount) => amount?.ToString("0.00") ?? "";

    private static string Moved(decimal amount) => amount.ToString("+0.00;-0.00;0");

    private static string Figure(decimal number) => number.ToString("0.####");

    private static string Signed(decimal number) => number.ToString("+0.####;-0.####;0");

    private static string Percent(decimal? share) => share is { } part ? (part * 100).ToString("0.0") + "%" : "";
}
