using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Simulation;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger.TryProposal;

/// <summary>What trying changes over the real facts came to.</summary>
/// <param name="Report">The figures.</param>
/// <param name="Noticed">What should be looked at.</param>
/// <param name="People">The people moved most, fifty at most.</param>
/// <param name="Took">How long it took.</param>
public sealed record TriedProposal(SimulationReport Report, IReadOnlyList<Diagnostic> Noticed, IReadOnlyList<PersonShift> People, Duration Took)
{
    /// <summary>How many people are moved at all.</summary>
    public int Moved => Report.People.PayMore.People + Report.People.PayLess.People + Report.People.Otherwise.People;

    /// <summary>What is kept of it with a proposal.</summary>
    public ProposalFigures Figures => new(Report.Before.Net, Report.After.Net, Report.People.PayMore.People, Report.People.PayLess.People);
}

/// <summary>What somebody owes, net, before and after.</summary>
/// <param name="Id">Who; null for a name no register holds.</param>
/// <param name="Name">Name.</param>
/// <param name="Number">Staff number.</param>
/// <param name="Before">Under the rules as they are.</param>
/// <param name="After">Under the rules as proposed.</param>
/// <param name="MovedBy">The control that moved most; null when only standings changed.</param>
/// <param name="Standings">Marks that changed.</param>
public sealed record PersonShift(Id<Person>? Id, string Name, string Number, decimal Before, decimal After, Phrase? MovedBy, IReadOnlyList<Phrase> Standings)
{
    /// <summary>More when above zero.</summary>
    public decimal Difference => After - Before;
}
