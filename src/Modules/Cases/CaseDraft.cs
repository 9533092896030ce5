using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases;

/// <summary>A form somebody has begun and not handed in. Nobody else sees it, and it goes when the case is started.</summary>
public sealed class CaseDraft(Id<Organisation> organisationId, Id<Account> accountId, string packId, string flowId) : IScratch
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<Account> AccountId { get; private set; } = accountId;

    public string PackId { get; private set; } = packId;

    public string FlowId { get; private set; } = flowId;

    /// <summary>What was typed, by path, as JSON; whether it is right is asked when it is handed in.</summary>
    public string Values { get; internal set; } = "{}";

    public Instant SavedAt { get; internal set; }
}

/// <summary>How far the numbers of a series have come; moved on in the write that starts the case, so that none is missing.</summary>
public sealed class CaseSeries(Id<Organisation> organisationId, string series) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    /// <summary>The number with its count left out: <c>QJ-2014-{n:4}</c>.</summary>
    public string Series { get; private set; } = series;

    public int Last { get; private set; }

    internal int Take() => ++Last;
}

/// <summary>A form that was acted on. Sent again, by a double click or a lost answer, it does nothing more.</summary>
public sealed class TakenForm(Id<Organisation> organisationId, Id<TakenForm> formId, Id<Case> caseId, Instant at) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    /// <summary>Made when the form was shown.</summary>
    public Id<TakenForm> FormId { get; private set; } = formId;

    public Id<Case> CaseId { get; private set; } = caseId;

    public Instant At { get; private set; } = at;
}
