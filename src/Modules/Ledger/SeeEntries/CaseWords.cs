using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>What the case of an entry means for it, on pages.</summary>
internal static class CaseWords
{
    public static Phrase Of(LedgerEntry entry) => entry.Hold switch
    {
        EntryHold.Begins => new("尚未生效：单据马上由系统发起，办完以前不扣款。", "Not yet valid: its case is about to start, and nothing is deducted before it has ended."),
        EntryHold.Pending => new("尚未生效：单据办完以前不扣款。", "Not yet valid: nothing is deducted before its case has ended."),
        EntryHold.Void => new("单据没有生效，这一笔不扣款。", "Its case did not come into force; nothing is deducted."),
        EntryHold.Reduced => new($"单据减为 {Figures.Money(entry.Amount)} 生效，按这个数扣。", $"Its case came into force for {Figures.Money(entry.Amount)}, which is what is deducted."),
        _ when entry.Kind == EntryKind.Adjustment => new("这一笔的单据：", "The case behind it:"),
        _ => new("单据已经生效。", "Its case has come into force."),
    };

    public static Phrase State(EntryCase of) => of.State switch
    {
        EntryCaseState.Open => new("办理中", "Under way"),
        EntryCaseState.Granted => new("生效", "In force"),
        EntryCaseState.Fallen => new("没有生效", "Not in force"),
        _ => new("系统终止", "Closed by the product"),
    };

    public static Tone Tone(EntryCase of) => of.State switch
    {
        EntryCaseState.Open => Platform.Ui.Tone.Info,
        EntryCaseState.Granted => Platform.Ui.Tone.Success,
        _ => Platform.Ui.Tone.Neutral,
    };
}
