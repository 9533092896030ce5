using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Output;

/// <summary>A ledger for people to read: what was found, what each owes, what waits, what is near.</summary>
public sealed class LedgerText(TextWriter output, Language language, Ledger ledger, string? only = null)
{
    private readonly EntryNotes notes = new(ledger, language);

    /// <summary>Writes the head, the entries, the statements, warnings and what waits.</summary>
    /// <param name="all">Also entries from which nothing follows.</param>
    /// <param name="explain">Explain each entry instead of listing it.</param>
    public void Write(bool all, bool explain)
    {
        Head();
        if (explain) Explanations(all);
        else Entries(all);
        Totals();
        Waiting();
        NotPlaced();
        Warnings();
        LeftOut();
    }

    private void Head()
    {
        var pack = ledger.Pack.Pack;
        output.WriteLine(Say($"{pack.Name.Zh}（{pack.Id}，{pack.Hash[..12]}）", $"{pack.Name.En} ({pack.Id}, {pack.Hash[..12]})"));
        output.WriteLine(Say(
            $"{ledger.Book.Count} 条事实；按 {Day(ledger.Known)} 止已知的记录，算到 {Day(ledger.Until)}。数额是按规定算出的，经确认后才生效。",
            $"{ledger.Book.Count} facts; reckoned to {Day(ledger.Until)} from what was known by {Day(ledger.Known)}. Sums are what the rules come to; they take effect once confirmed."));
        foreach (var question in pack.Questions.Where(q => !q.IsDecided))
            output.WriteLine(Say($"尚待公司明确：{question.Asks.Zh}（暂按：{question.ChosenText.Zh}）", $"Not yet settled by the company: {question.Asks.En} (for now: {question.ChosenText.En})"));
        output.WriteLine();
    }

    private bool IsWanted(in Determination entry) => ledger.SubjectOf(entry).IsWanted(only);

    private void Explanations(bool all)
    {
        var entries = ledger.Entries;
        for (var i = 0; i < entries.Length; i++)
            if (IsWanted(entries[i]) && (all || notes.Follows(entries[i]))) output.WriteLine(notes.Explain(i).Format(language));
    }

    private void Entries(bool all)
    {
        var table = new TextTable(output, (Say("日期", "day"), false), (Say("谁", "who"), false), (Say("事由", "what happened"), false),
            (Say("认定", "finding"), false), (Say("应扣", "owes"), true), (Say("应得", "due"), true), (Say("条文", "clauses"), false), (Say("备注", "note"), false));
        var entries = ledger.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            if (!IsWanted(entry) || (!all && !notes.Follows(entry))) continue;
            table.Row(notes.Day(entry), ledger.SubjectOf(entry).Name, notes.Occasion(entry), notes.Finding(entry),
                Money(entry.Owed), Money(entry.Standing == Standing.Stands ? entry.Measures.Reward : 0), notes.Clauses(entry), notes.Note(i));
        }
        table.End();
        output.WriteLine();
    }

    private void Totals()
    {
        var table = new TextTable(output, (Say("谁", "who"), false), (Say("应扣", "owes"), true), (Say("应得", "due"), true), (Say("其中", "made up of"), false));
        decimal toPay = 0, toGet = 0;
        var statements = Statements.Of(ledger).Where(s => s.Entries + s.Waits > 0 && s.Subject.IsWanted(only)).ToList();
        foreach (var statement in statements)
        {
            toPay += statement.ToPay;
            toGet += statement.ToGet;
            table.Row(statement.Subject.Name, Money(statement.ToPay), Money(statement.ToGet), notes.Parts(statement));
        }
        if (statements.Count == 0) output.WriteLine(Say("没有应扣、应得。", "Nothing is owed or due."));
        if (statements.Count > 1) table.Row(Say("合计", "total"), Money(toPay), Money(toGet), "");
        table.End();
    }

    private void Waiting()
    {
        var entries = ledger.Entries;
        var first = true;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Standing is not (Standing.Waits or Standing.AmountWaits or Standing.Failed) || !IsWanted(entries[i])) continue;
            if (first) output.WriteLine(Say("\n等人说明（说明之前不处理）：", "\nWaiting for somebody to say (nothing is done until then):"));
            first = false;
            var explanation = notes.Explain(i);
            output.WriteLine("  " + explanation.Title.In(language) + " " + explanation.Parts.FirstOrDefault(p => p.Heading.En == "Sum").Body.In(language));
        }
    }

    private void NotPlaced()
    {
        if (notes.NotPlaced() is { } why) output.WriteLine("\n" + why);
    }

    private void Warnings()
    {
        var open = ledger.OpenWarnings();
        if (open.Count == 0) return;
        output.WriteLine();
        output.WriteLine(Say("临近门槛：", "Near a threshold:"));
        foreach (var warning in open)
        {
            var counter = ledger.Pack.Pack.Counters.First(c => c.Id == warning.Counter);
            var who = (warning.IsUnit ? ledger.Book.Units : ledger.Book.People).All[warning.Subject].Name;
            var day = Day(LocalDate.FromDateOnly(DateOnly.FromDayNumber(warning.Day)));
            output.WriteLine(Say(
                $"  {day} {who}：{counter.Name.Zh}，已到 {Figure(warning.Count)}，满 {Figure(warning.Threshold)} 生效",
                $"  {day} {who}: {counter.Name.En}, now {Figure(warning.Count)} of {Figure(warning.Threshold)}"));
        }
    }

    private void LeftOut()
    {
        if (ledger.FactsOfOthers > 0)
            output.WriteLine(Say($"\n{ledger.FactsOfOthers} 条事实涉及本规定不约束的人，未处理。", $"\n{ledger.FactsOfOthers} facts are about people these rules do not bind; they were left alone."));
        if (ledger.FactsNotJudged > 0)
            output.WriteLine(Say($"\n{ledger.FactsNotJudged} 条事实没有控制项判断，未处理。", $"\n{ledger.FactsNotJudged} facts are judged by no control; they were left alone."));
        var early = 0;
        foreach (ref readonly var entry in ledger.Entries)
            if (entry.Standing == Standing.NotInForce) early++;
        if (early > 0 && ledger.Pack.InForceFrom is { } from)
            output.WriteLine(Say($"\n{early} 条事实早于 {Day(from)} 施行日，不处理，不欠任何款项。", $"\n{early} facts happened before the rules came into force on {Day(from)}; nothing is owed for them."));
    }

    private string Say(string zh, string en) => language == Language.Chinese ? zh : en;

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", null);

    private static string Money(decimal amount) => amount == 0 ? "" : amount.ToString("0.00");

    private static string Figure(decimal number) => number.ToString("0.####");
}
