using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>What an entry is called on pages.</summary>
internal static class EntryWords
{
    public static Phrase Standing(LedgerEntry entry) => entry.Standing switch
    {
        Engine.Reckoning.Standing.Stands when entry.IsPending => new("尚未生效", "Not yet valid"),
        Engine.Reckoning.Standing.Stands when entry.Hold == EntryHold.Void => new("已作废", "Void"),
        Engine.Reckoning.Standing.Stands when entry.Hold == EntryHold.Reduced => new("已减", "Reduced"),
        Engine.Reckoning.Standing.Stands => new("有效", "Stands"),
        Engine.Reckoning.Standing.Waits => new("等人说明", "Waits"),
        Engine.Reckoning.Standing.AmountWaits => new("金额待定", "Sum waits"),
        Engine.Reckoning.Standing.Absorbed => new("并入", "Absorbed"),
        Engine.Reckoning.Standing.Failed => new("算不出", "Failed"),
        _ => new("不计", "Does not count"),
    };

    public static Tone Tone(LedgerEntry entry) => entry switch
    {
        { Waits: true } or { IsPending: true } => Platform.Ui.Tone.Warning,
        { Owed: > 0 } => Platform.Ui.Tone.Error,
        { Due: > 0 } => Platform.Ui.Tone.Success,
        _ => Platform.Ui.Tone.Neutral,
    };

    /// <summary>What was found, in the words of the regulation it was found by; while nothing is found yet, what the entry is judged by. Never empty: it is what a link says.</summary>
    public static Phrase Outcome(LedgerEntry entry, IReadOnlyList<Rules> rules)
    {
        var pack = rules.FirstOrDefault(r => r.PackId == entry.PackId)?.Written;
        foreach (var outcome in pack?.Words.Outcomes ?? [])
            if (outcome.Id == entry.Outcome) return outcome.Name;
        foreach (ControlDefinition control in (IEnumerable<ControlDefinition>)[.. pack?.Tables ?? [], .. pack?.Counters ?? []])
            if (control.Id == entry.Control) return control.Name;
        return Phrase.Same(entry.Outcome ?? entry.Control);
    }
}
