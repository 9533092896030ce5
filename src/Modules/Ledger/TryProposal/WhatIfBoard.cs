using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Sheets;
using Yunzhang.Modules.Rulebook;

namespace Yunzhang.Modules.Ledger.TryProposal;

/// <summary>A control and its numbers, as they can be tried otherwise.</summary>
/// <param name="Sheet">The control in words.</param>
/// <param name="Numbers">Its numbers.</param>
public sealed record TriableControl(ControlSheet Sheet, IReadOnlyList<RuleNumber> Numbers);

/// <summary>A proposal kept earlier, with the figures it had then.</summary>
public sealed record KeptProposal(SavedProposal Proposal)
{
    /// <summary>Where it is opened again.</summary>
    public string Address => $"/what-if?pack={Uri.EscapeDataString(Proposal.PackId)}&proposal={Proposal.SavedProposalId}";

    /// <summary>More when above zero; null when it was kept untried.</summary>
    public decimal? Difference => Proposal.NetAfter - Proposal.NetBefore;
}

/// <summary>All that can be tried of one regulation.</summary>
/// <param name="InForce">Every regulation in force.</param>
/// <param name="Rules">The one chosen; null when none is in force.</param>
/// <param name="Controls">Its controls that hold numbers.</param>
/// <param name="First">First month of the facts offered: of the last twelve months with facts.</param>
/// <param name="Last">Last month with facts; null when there are none.</param>
/// <param name="Kept">Proposals kept, newest first.</param>
internal sealed record WhatIfBoard(
    IReadOnlyList<Rules> InForce, Rules? Rules, IReadOnlyList<TriableControl> Controls, YearMonth? First, YearMonth? Last, IReadOnlyList<KeptProposal> Kept)
{
    /// <summary>The numbers of every control.</summary>
    public IReadOnlyList<RuleNumber> Numbers { get; } = [.. Controls.SelectMany(c => c.Numbers)];

    /// <summary>How a change reads: what was changed, from, to.</summary>
    public Phrase Said(string path, string? to)
    {
        var control = Controls.FirstOrDefault(c => c.Numbers.Any(n => n.Path == path));
        if (control is null || RuleNumbers.Read(Numbers, path, to) is not { Count: > 0 } set) return Phrase.Same($"{path} = {to}");
        var said = set.Where(s => s.To != s.Number.Value).Select(s => new Phrase(
            $"{control.Sheet.Name.Zh}，{s.Number.What.Zh} {s.Number.Value:0.####} → {s.To:0.####} {s.Number.Unit.Zh}", $"{control.Sheet.Name.En}, {s.Number.What.En} {s.Number.Value:0.####} → {s.To:0.####} {s.Number.Unit.En}")).ToList();
        return new(string.Join("；", said.Select(s => s.Zh.TrimEnd())), string.Join("; ", said.Select(s => s.En.TrimEnd())));
    }
}
