using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Rulebook;

/// <summary>One case that would get stuck with the people the organisation has.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Name">Its name.</param>
/// <param name="Example">Where, when, in which step and why.</param>
public sealed record StuckCase(string Flow, Phrase Name, Counterexample Example);

/// <summary>What was proved of the flows of a version of the rules, for the organisation's own people.</summary>
/// <param name="From">The first day looked at.</param>
/// <param name="To">The last day looked at.</param>
/// <param name="Stuck">Cases that would get stuck, the worst first; empty when everybody finds a decider at every site on every day.</param>
/// <param name="Elsewhere">How many more there are in units whoever asks does not keep the rules of.</param>
public sealed record ProvedFlows(LocalDate From, LocalDate To, IReadOnlyList<StuckCase> Stuck, int Elsewhere)
{
    /// <summary>Whether nothing speaks against it.</summary>
    public bool Holds => Stuck.Count == 0 && Elsewhere == 0;
}

/// <summary>
/// Proves the flows of a version of the rules for the organisation's own people. Cases answers it: the rulebook knows flows, not who decides in them.
/// </summary>
/// <param name="me">Who asks; whoever keeps no rules gets null, because the answer names people and their leave.</param>
/// <param name="rules">The version, in force or not.</param>
/// <param name="flow">One flow; null for all of the version.</param>
public delegate Task<ProvedFlows?> ProveFlows(SignedIn me, Rules rules, string? flow = null);
