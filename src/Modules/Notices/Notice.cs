using NodaTime;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>What a notice tells of.</summary>
public enum NoticeKind
{
    /// <summary>A new entry stands against the reader, or for him.</summary>
    EntryStands,

    /// <summary>An entry of somebody in the reader's unit waits for his answer.</summary>
    EntryWaits,

    /// <summary>A month of the reader's unit was sent for review, and can be closed by him.</summary>
    MonthInReview,

    /// <summary>A month of the reader's unit was closed.</summary>
    MonthClosed,

    /// <summary>A case waits for the reader.</summary>
    CaseWaits,

    /// <summary>Somebody urged the reader to get on with a case.</summary>
    CaseUrged,

    /// <summary>A case was shown to the reader, by the flow or by somebody.</summary>
    CaseTold,

    /// <summary>The reader's case came back to him.</summary>
    CaseReturned,

    /// <summary>A case the reader started or was to know of came to its end.</summary>
    CaseEnded,

    /// <summary>The limit of a case that is with the reader, or that he was to be told of, has passed.</summary>
    CaseMissed,

    /// <summary>A case the reader started was moved to another version of its flow.</summary>
    CaseMoved,
}

/// <summary>Something an account should know. It is written with the event it tells of, once, and put into words when it is read.</summary>
public sealed class Notice : IOwned
{
    public Id<Organisation> OrganisationId { get; internal init; }

    /// <summary>In the order in which they came.</summary>
    public Id<Notice> NoticeId { get; internal init; }

    /// <summary>Whose it is; nobody else sees it.</summary>
    public Id<Account> AccountId { get; internal init; }

    /// <summary>What happened, so that one event is told once: kind and subject.</summary>
    public string Event { get; internal init; } = "";

    public NoticeKind Kind { get; internal init; }

    public Instant At { get; internal init; }

    public Id<LedgerEntry>? EntryId { get; internal init; }

    public Id<Unit>? UnitId { get; internal init; }

    public YearMonth? Month { get; internal init; }

    public Id<Case>? CaseId { get; internal init; }

    /// <summary>Name of whoever caused it; empty when the product did.</summary>
    public string By { get; internal init; } = "";

    public bool IsRead { get; internal set; }
}
