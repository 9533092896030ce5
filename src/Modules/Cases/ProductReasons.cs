using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Cases;

/// <summary>Why the product closes a case by itself. Events keep the Chinese text; pages say it in the reader's language.</summary>
internal static class ProductReasons
{
    public static Phrase Gone { get; } = new("所依据的事实已经改正，这一笔不在了，不用再办", "The facts were corrected and the entry is gone; nothing is left to decide");

    public static Phrase Changed { get; } = new("所依据的事实已经改正，这一笔变了，另开一张单重新办", "The facts were corrected and the entry has changed; a new case asks everybody anew");

    public static Phrase NotAwaited { get; } = new("发起它的单已不再等它，不用再办", "The case that started it no longer waits for it; nothing is left to decide");

    public static Phrase Of(string? reason) => new[] { Gone, Changed, NotAwaited }.FirstOrDefault(r => r.Zh == reason, Phrase.Same(reason ?? ""));
}
