using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Notices;

/// <summary>What the bell shows: how many notices are unread.</summary>
/// <param name="Unread">Counted up to <see cref="UnreadNotices.Cap"/>.</param>
public readonly record struct Bell(int Unread)
{
    /// <summary>The number beside it; empty for none.</summary>
    public string Count => Unread switch { 0 => "", < UnreadNotices.Cap => $"{Unread}", _ => $"{UnreadNotices.Cap - 1}+" };

    /// <summary>What it says to those who do not see it.</summary>
    public Phrase Label => Unread == 0 ? new("通知，没有未读", "Notices, none unread") : new($"通知，{Count} 条未读", $"Notices, {Count} unread");
}
