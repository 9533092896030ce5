using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Result columns by the name they are written with.</summary>
internal static class ResultColumns
{
    public static readonly string[] Names = ["outcome", "amount", "reward", "points", "days", "card", "mark", "gate"];

    /// <summary>The column with this name, or null.</summary>
    public static ResultColumn? Find(string name) => Array.IndexOf(Names, name) is var at and >= 0 ? (ResultColumn)at : null;

    public static void Unknown(Sourced name, IReadOnlyCollection<string> allowed, DiagnosticBag bag) =>
        bag.Error("pack.unknown-result", name.Where,
            new Phrase($"没有“{name.Text}”这个结果列，可以写：{string.Join("、", allowed)}。", $"There is no result \"{name.Text}\"; it takes: {string.Join(", ", allowed)}."),
            Suggestion.DidYouMean(name.Text, allowed));
}
