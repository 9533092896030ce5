using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>How a connection to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS after the greeting, and no mail without it (port 587).</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,

    /// <summary>Not at all: for a server on the same machine or in the same room.</summary>
    None,
}

/// <summary>How an organisation sends what it sends. One row at most.</summary>
public sealed class DeliverySettings(Id<Organisation> organisationId) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    /// <summary>What links in messages begin with, without a slash at the end.</summary>
    public string BaseAddress { get; set; } = "";

    /// <summary>Empty: no mail is sent.</summary>
    public string MailHost { get; set; } = "";

    public int MailPort { get; set; }

    public MailSecurity MailSecurity { get; set; }

    /// <summary>Empty: the server is not signed in to.</summary>
    public string MailUser { get; set; } = "";

    /// <summary>Encrypted by the data protection keys.</summary>
    public string? MailPassword { get; set; }

    public string MailFrom { get; set; } = "";
}

/// <summary>What kind of group a channel reaches.</summary>
public enum GroupKind
{
    /// <summary>A group robot of WeCom.</summary>
    WeCom,

    /// <summary>A group robot of DingTalk, signed when it has a secret.</summary>
    DingTalk,

    /// <summary>A group robot of Feishu, signed when it has a secret.</summary>
    Feishu,

    /// <summary>Any program that takes a POST, signed by HMAC-SHA256 with the time in it.</summary>
    Webhook,
}

/// <summary>A group that is told of what concerns a unit: a robot in a chat, or a program. It is never told what falls to one person.</summary>
public sealed class GroupChannel(Id<Organisation> organisationId, Id<GroupChannel> channelId, GroupKind kind) : IStanding
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<GroupChannel> ChannelId { get; private set; } = channelId;

    public GroupKind Kind { get; private set; } = kind;

    public string Name { get; set; } = "";

    /// <summary>It is told of this unit and those below; null for all.</summary>
    public Id<Unit>? UnitId { get; set; }

    /// <summary>Encrypted by the data protection keys: whoever knows the address of a robot may speak through it.</summary>
    public string Address { get; set; } = "";

    /// <summary>The part of the address that may be shown.</summary>
    public string Host { get; set; } = "";

    /// <summary>Encrypted by the data protection keys; null when its messages are not signed.</summary>
    public string? Secret { get; set; }

    /// <summary>zh or en.</summary>
    public string Language { get; set; } = "zh";

    /// <summary>Which kinds it is told of; see <see cref="NoticeKinds"/>.</summary>
    public int Tells { get; set; }

    public bool IsOff { get; set; }
}

/// <summary>How soon mail goes out.</summary>
public enum MailPace
{
    AtOnce,

    /// <summary>At the full hour, all in one.</summary>
    Hourly,

    /// <summary>Once a day, all in one.</summary>
    Daily,
}

/// <summary>How an account wants to be told by mail. Nothing is sent before the address is confirmed.</summary>
public sealed class MailChoice(Id<Organisation> organisationId, Id<Account> accountId) : IStanding
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<Account> AccountId { get; private set; } = accountId;

    public string Address { get; set; } = "";

    public Instant? ConfirmedAt { get; set; }

    /// <summary>The code that confirms the address, encrypted; null when none is out.</summary>
    public string? Code { get; set; }

    public Instant? CodeSentAt { get; set; }

    /// <summary>How often a wrong code was entered.</summary>
    public int CodeTries { get; set; }

    /// <summary>Which kinds go by mail; see <see cref="NoticeKinds"/>.</summary>
    public int Tells { get; set; } = NoticeKinds.All;

    public MailPace Pace { get; set; }

    /// <summary>When a daily message goes, where the person's site is.</summary>
    public LocalTime DailyAt { get; set; } = new(8, 0);

    /// <summary>When the quiet hours begin; the same as their end when there are none.</summary>
    public LocalTime QuietFrom { get; set; } = new(22, 0);

    public LocalTime QuietTo { get; set; } = new(7, 0);
}
