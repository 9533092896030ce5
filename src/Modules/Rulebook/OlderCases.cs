using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Rulebook;

/// <summary>Cases under way that keep a version of their flow which says something else than the one in force.</summary>
/// <param name="Count">How many.</param>
/// <param name="Address">The page that lists what would come of moving them.</param>
public sealed record OlderCases(int Count, string Address);

/// <summary>Counts the running cases of a flow that keep an older version. Cases answers it: the rulebook knows flows, not what runs under them.</summary>
/// <param name="me">Who asks; null for whoever may not activate rules.</param>
/// <param name="pack">Id of the pack.</param>
/// <param name="flow">Id of the flow.</param>
public delegate Task<OlderCases?> CountOlderCases(SignedIn me, string pack, string flow);
