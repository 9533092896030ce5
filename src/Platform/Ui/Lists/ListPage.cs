namespace Yunzhang.Platform.Ui.Lists;

/// <summary>One page of a list, paged by key: a page is as quick at the end as at the beginning, and no row is missed when others come in.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="Rows">The rows of this page, in order.</param>
/// <param name="Total">How many the whole list has.</param>
/// <param name="Previous">The key that the page before ends at; null on the first page.</param>
/// <param name="Next">The key that the next page begins after; null on the last page.</param>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, Total Total, string? Previous, string? Next);

/// <summary>How many there are, counted only so far: counting a million rows costs more than showing fifty.</summary>
/// <param name="Count">As many as were counted.</param>
/// <param name="OrMore">Whether counting stopped there.</param>
public readonly record struct Total(int Count, bool OrMore)
{
    /// <summary>Where counting stops.</summary>
    public const int Cap = 10_000;

    /// <summary>The total from a count that went one past the cap at most.</summary>
    public static Total Of(int counted) => counted > Cap ? new(Cap, true) : new(counted, false);

    /// <summary><c>57</c>, or <c>10,000+</c>.</summary>
    public override string ToString() => Figures.Count(Count) + (OrMore ? "+" : "");
}
