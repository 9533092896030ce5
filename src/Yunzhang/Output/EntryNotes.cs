using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Output;

/// <summary>Short texts for the lines of a ledger.</summary>
public sealed class EntryNotes(Ledger ledger, Language language)
{
    private readonly Vocabulary words = ledger.Pack.Pack.Words;
    private readonly Explainer explainer = new(ledger);
    private (int Number, string Text) day = (-1, "");

    /// <summary>True when something follows from an entry, or somebody must still say.</summary>
    public bool Follows(in Determination entry) => entry.Standing switch
    {
        Standing.Stands => entry.Amount != 0 || entry.Measures.Reward != 0 || entry.Measures.Points != 0 || entry.Measures.Days != 0 || explainer.ChangesStanding(entry),
        Standing.NotInForce or Standing.Ended => false,
        _ => true,
    };

    /// <summary>That counts could not be placed among the rows of their counter; null when all could.</summary>
    public string? NotPlaced() => ledger.CountsNotPlaced == 0 ? null : Say(
        $"有 {ledger.CountsNotPlaced} 次累计在计数器里找不到唯一的一行，后果算不出来，没有列入。请让规定的负责人检查计数器的各行和其中的算式。",
        $"{ledger.CountsNotPlaced} counts met no single row of their counter; what follows from them could not be worked out and is not listed. Have the owner of the rules check the counter's rows and formulas.");

    /// <summary>The day, ISO.</summary>
    public string Day(in Determination entry)
    {
        if (day.Number != entry.Day) day = (entry.Day, DateOnly.FromDayNumber(entry.Day).ToString("yyyy-MM-dd"));
        return day.Text;
    }

    /// <summary>What happened, in a few words.</summary>
    public string Occasion(in Determination entry) => explainer.ShortOccasion(entry).In(language);

    /// <summary>What was found.</summary>
    public string Finding(in Determination entry) => explainer.ShortFinding(entry).In(language);

    /// <summary>Clause ids.</summary>
    public string Clauses(in Determination entry) => string.Join(", ", ledger.ClausesOf(entry));

    /// <summary>Why an entry does not simply stand.</summary>
    public string Note(int entry)
    {
        var found = ledger.Entries[entry];
        return found.Standing switch
        {
            Standing.Stands => "",
            Standing.AmountWaits => Say("数额待定", "sum waits"),
            Standing.Waits => Say("待说明", "waits"),
            Standing.Absorbed => Say("并入当日更重的一次", "taken in by a heavier one that day"),
            Standing.Replaced => Say("已被后来的一条取代", "replaced by a later one"),
            Standing.NotInForce => Say("规定尚未施行", "not yet in force"),
            Standing.Ended => Say("规定已停止施行", "no longer in force"),
            _ => Say("算不出来", "could not be worked out"),
        };
    }

    /// <summary>What a statement is made up of: outcomes, days, points, standings, what waits.</summary>
    public string Parts(Statement statement)
    {
        var parts = new List<string>();
        foreach (var outcome in words.Outcomes)
            if (statement.Outcomes.TryGetValue(outcome.Id, out var times) && outcome.Id != "none")
                parts.Add(Say($"{outcome.Name.Zh} {times} 次", $"{outcome.Name.En} × {times}"));
        if (statement.Days != 0) parts.Add(Say($"计 {Figure(statement.Days)} 日", $"{Figure(statement.Days)} days"));
        if (statement.Points != 0) parts.Add(Say($"{Figure(statement.Points)} 分", $"{Figure(statement.Points)} points"));
        foreach (var card in words.Cards)
            if (statement.Cards.TryGetValue(card.Id, out var given)) parts.Add($"{card.Name.In(language)} × {given}");
        foreach (var mark in words.Marks)
            if (statement.Marks.TryGetValue(mark.Id, out var option))
                parts.Add($"{mark.Name.In(language)}{Say("：", ": ")}{mark.Options.First(o => o.Id == option).Name.In(language)}");
        foreach (var gate in words.Gates)
            if (statement.Gates.Contains(gate.Id)) parts.Add(gate.Name.In(language));
        if (statement.Waits > 0) parts.Add(Say($"{statement.Waits} 项待说明", $"{statement.Waits} waiting"));
        return string.Join(Say("，", ", "), parts);
    }

    /// <summary>The explanation of an entry.</summary>
    public Explanation Explain(int entry) => explainer.Explain(entry);

    private string Say(string zh, string en) => language == Language.Chinese ? zh : en;

    private static string Figure(decimal number) => number.ToString("0.####");
}
