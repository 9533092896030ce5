using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Explanations;

/// <summary>Says what follows from a row or a threshold.</summary>
internal static class ConsequenceWording
{
    /// <summary>"absence, 320 yuan owed", worked out over a frame; a sum that cannot be worked out yet is said to wait.</summary>
    /// <param name="consequence">What follows.</param>
    /// <param name="pack">The pack it belongs to.</param>
    /// <param name="frame">Fact, person and count.</param>
    /// <param name="said">Words that stand just before; an outcome already named there is not named again.</param>
    public static Phrase Of(Consequence consequence, Pack pack, Value[] frame, Phrase said = default)
    {
        var parts = new List<Phrase>();
        var words = pack.Words;
        if (consequence.Outcome >= 0 && words.Outcomes[consequence.Outcome].Name is var outcome && said.Zh?.Contains(outcome.Zh, StringComparison.Ordinal) != true)
            parts.Add(outcome);
        Sum(consequence.Amount, "扣 ", "", " owed", m => Wording.Money(pack.Money.Round(m)));
        Sum(consequence.Reward, "奖 ", "", " due to you", m => Wording.Money(pack.Money.Round(m)));
        Sum(consequence.Points, "记 ", "", "", p => new Phrase($"{Wording.Figure(p)} 分", $"{Wording.Figure(p)} points"));
        if (consequence.Card >= 0) parts.Add(words.Cards[consequence.Card].Name);
        if (consequence.Mark >= 0)
        {
            var mark = words.Marks[consequence.Mark];
            var option = mark.Options[consequence.MarkOption].Name;
            parts.Add(new Phrase($"{mark.Name.Zh}：{option.Zh}", $"{mark.Name.En}: {option.En}"));
        }
        if (consequence.Gate >= 0) parts.Add(words.Gates[consequence.Gate].Name);
        if (parts.Count == 0 && consequence.Outcome >= 0) return words.Outcomes[consequence.Outcome].Name;
        return parts.Count == 0 ? new Phrase("没有后果", "nothing follows") : Wording.Join(parts, "，", ", ");

        void Sum(Expression? formula, string zh, string before, string after, Func<decimal, Phrase> show)
        {
            if (formula?.Evaluate(frame) is not { } value) return;
            if (value.IsUnknown) parts.Add(new Phrase($"{zh}待定", "a sum still to be settled"));
            else if (value is { Kind: ValueKind.Number, AsNumber: not 0 }) parts.Add(new Phrase(zh + show(value.AsNumber).Zh, before + show(value.AsNumber).En + after));
        }
    }
}
