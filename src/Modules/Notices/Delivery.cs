using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>How far a delivery has come.</summary>
public enum DeliveryState
{
    /// <summary>It is sent when it is due, or again after an attempt that failed.</summary>
    Waiting,

    /// <summary>The mail server, robot or receiver took it.</summary>
    Sent,

    /// <summary>It was refused for good, or tried too often: an administrator looks at it.</summary>
    Failed,

    /// <summary>It shall not be sent any more, and why stands beside it.</summary>
    GivenUp,
}

/// <summary>
/// A notice on its way out of the product, by one channel; written in the transaction of the notice. It is a queue and nobody's record: what happened stands in the
/// journal of the event, so that sending it needs no line there.
/// </summary>
public sealed class Delivery : IScratch
{
    public Id<Organisation> OrganisationId { get; internal init; }

    public Id<Delivery> DeliveryId { get; internal init; }

    /// <summary>What it tells of; words are found when it is sent.</summary>
    public Id<Notice> NoticeId { get; internal init; }

    /// <summary>The event of the notice: one event is told to one target once.</summary>
    public string Event { get; internal init; } = "";

    /// <summary>Where it goes: <c>mail/…</c> of an account, <c>group/…</c> of a channel.</summary>
    public string Target { get; internal init; } = "";

    public NoticeKind Kind { get; internal init; }

    /// <summary>Whose mail it is; null for a group.</summary>
    public Id<Account>? AccountId { get; internal init; }

    /// <summary>The group it goes to; null for mail.</summary>
    public Id<GroupChannel>? ChannelId { get; internal init; }

    public Instant MadeAt { get; internal init; }

    /// <summary>When it is to be sent, or tried again.</summary>
    public Instant DueAt { get; internal set; }

    /// <summary>The message it goes in, by its first delivery; set when it is first taken and kept, so that a message tried again is the same one.</summary>
    public Id<Delivery>? MessageId { get; internal set; }

    public int Attempts { get; internal set; }

    /// <summary>Until when the node that took it may be sending it; after that it is taken for dead.</summary>
    public Instant? LeasedUntil { get; internal set; }

    public DeliveryState State { get; internal set; }

    public Instant? DoneAt { get; internal set; }

    /// <summary>Why it did not go at the last attempt.</summary>
    public string? ProblemZh { get; internal set; }

    public string? ProblemEn { get; internal set; }
}
