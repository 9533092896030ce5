using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Editing;

/// <summary>A path taken apart: <c>fine@2014-04-01.rows.late.amount</c> is the control, its version, the key, and the rest.</summary>
internal sealed record ChangePath(string Control, string? Version, string Key, string Rest, Sourced Written)
{
    /// <summary>Takes a path apart. A control id holds no dot; the rest may.</summary>
    public static ChangePath Of(Sourced written)
    {
        var (head, tail) = Cut(written.Text);
        var (key, rest) = Cut(tail);
        var at = head.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? new ChangePath(head, null, key, rest, written) : new ChangePath(head[..at], head[(at + 1)..], key, rest, written);
    }

    /// <summary>The part before the first dot, and what follows it.</summary>
    public static (string Head, string Tail) Cut(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (text, "") : (text[..dot], text[(dot + 1)..]);
    }

    /// <summary>Index of the version meant among the days from which those of a control govern: the one named, or the newest; −1 when there is none.</summary>
    public int IndexIn(string[] days) => Version is null ? days.Length - 1 : Array.IndexOf(days, Version);
}
