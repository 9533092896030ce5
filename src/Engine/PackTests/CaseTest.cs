using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.PackTests;

/// <summary>A row case: one fact judged by one table on one day.</summary>
internal sealed class CaseTest(CaseExpectation expected, FactBook book, string table, LocalDate on) : PreparedTest
{
    public override void Run(BoundPack pack, List<Diagnostic> failures, List<Exhibit>? seen)
    {
        var ledger = Reckoner.Reckon(pack, book, on, on, trace: seen is not null);
        seen?.Add(Exhibit.Of(ledger, table));
        var judged = false;
        for (var i = 0; i < ledger.Entries.Length; i++)
        {
            ref readonly var entry = ref ledger.At(i);
            if (entry.Fact != 0 || ledger.ControlIdOf(entry) != table) continue;
            judged = true;
            foreach (var (column, text) in expected.Results) Compare(ledger, i, column, text, failures);
            Because(ledger, i, failures);
        }
        if (!judged) NotJudged(failures);
    }

    private void Compare(Ledger ledger, int index, ResultColumn column, Sourced text, List<Diagnostic> failures)
    {
        var got = Got(ledger, index, column);
        var same = got == text.Text || (decimal.TryParse(text.Text, out var number) && decimal.TryParse(got, out var came) && number == came)
            || (text.Text == "-" && got is "" or "0") || (got == "" && text.Text is "0");
        if (same) return;
        var reason = Reasons.Line(ledger, index);
        var shown = got.Length == 0 ? new Phrase("没有", "there is none") : new Phrase($"得出 {got}", $"it is {got}");
        failures.Add(new Diagnostic("test.wrong-result", Severity.Error, text.Where,
            new Phrase($"“{Name}”：{Word(column)} 应为 {text.Text}，{shown.Zh}。", $"\"{Name}\": {Word(column)} should be {text.Text}, but {shown.En}."),
            new Phrase($"依据：{reason.Zh}。", $"Reason: {reason.En}.")));
    }

    private static string Got(Ledger ledger, int index, ResultColumn column)
    {
        ref readonly var entry = ref ledger.At(index);
        var (words, led) = (ledger.Pack.Pack.Words, ledger.ConsequenceOf(entry));
        switch (column)
        {
            case ResultColumn.Outcome: return Outcome(ledger, entry);
            case ResultColumn.Amount: return Sum(entry, led?.Amount, entry.Amount);
            case ResultColumn.Reward: return Sum(entry, led?.Reward, entry.Measures.Reward);
            case ResultColumn.Points: return Sum(entry, led?.Points, entry.Measures.Points);
            case ResultColumn.Days: return Sum(entry, led?.Days, entry.Measures.Days);
            case ResultColumn.Card: return led is { Card: >= 0 } ? words.Cards[led.Card].Id : "";
            case ResultColumn.Gate: return led is { Gate: >= 0 } ? words.Gates[led.Gate].Id : "";
            default: return led is { Mark: >= 0 } ? $"{words.Marks[led.Mark].Id} = {words.Marks[led.Mark].Options[led.MarkOption].Id}" : "";
        }
    }

    private static string Outcome(Ledger ledger, in Determination entry) => entry.Standing switch
    {
        Standing.Waits => CaseExpectation.Waits,
        Standing.NotInForce => CaseExpectation.NotInForce,
        Standing.Ended => CaseExpectation.Ended,
        Standing.Failed => CaseExpectation.Failed,
        _ => ledger.OutcomeOf(entry),
    };

    private static string Sum(in Determination entry, Expression? formula, decimal sum)
    {
        if (entry.Standing == Standing.Failed) return CaseExpectation.Failed;
        if (entry.Standing == Standing.AmountWaits && formula is { IsConstant: false } && sum == 0) return CaseExpectation.Waits;
        return formula is null ? "" : ValueText.Of(sum);
    }

    private void Because(Ledger ledger, int index, List<Diagnostic> failures)
    {
        if (expected.Because.Count == 0) return;
        var standing = ledger.At(index).Standing;
        var reasons = ledger.ClausesOf(ledger.At(index)).ToList();
        if (standing is Standing.Waits or Standing.AmountWaits) reasons.AddRange(MissingFacts.Of(ledger, index));
        foreach (var reason in expected.Because)
        {
            if (reasons.Contains(reason.Text)) continue;
            var line = Reasons.Line(ledger, index);
            failures.Add(new Diagnostic("test.wrong-reason", Severity.Error, reason.Where,
                new Phrase($"“{Name}”：依据里应有 {reason.Text}，实际是 {Or(reasons, "空")}。", $"\"{Name}\": {reason.Text} should be among the reasons, which are {Or(reasons, "none")}."),
                new Phrase($"依据：{line.Zh}。", $"Reason: {line.En}.")));
        }
    }

    private void NotJudged(List<Diagnostic> failures)
    {
        if (expected.Results is [{ Column: ResultColumn.Outcome, Formula.Text: CaseExpectation.NotJudged }]) return;
        failures.Add(new Diagnostic("test.not-judged", Severity.Error, Where,
            new Phrase($"“{Name}”：表 {table} 没有判定这件事。", $"\"{Name}\": table {table} does not judge this."),
            new Phrase("请看表的 when，或 pack.yaml 的 applies_to；若本该如此，outcome 写 not-judged。",
                "See `when` of the table, or applies_to in pack.yaml; if that is right, write not-judged as the outcome.")));
    }

    private static string Or(List<string> reasons, string none) => reasons.Count > 0 ? string.Join(", ", reasons) : none;

    private static string Word(ResultColumn column) => column.ToString().ToLowerInvariant();
}
