using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Notices.Deliver;

/// <summary>How an attempt to send ended.</summary>
internal enum SendingEnd
{
    Sent,

    /// <summary>It may go better later: nobody answered, or the receiver asked to wait.</summary>
    Later,

    /// <summary>The same again would be refused again.</summary>
    Refused,

    /// <summary>There is nobody to send it to any more.</summary>
    Pointless,
}

/// <summary>One attempt to send, and why it did not go.</summary>
internal sealed record Sending(SendingEnd End, Phrase Why)
{
    public static Sending Sent { get; } = new(SendingEnd.Sent, default);

    public static Sending Later(string zh, string en) => new(SendingEnd.Later, new(zh, en));

    public static Sending Refused(string zh, string en) => new(SendingEnd.Refused, new(zh, en));

    public static Sending Pointless(string zh, string en) => new(SendingEnd.Pointless, new(zh, en));
}
