using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>A number written in a control.</summary>
/// <param name="Path">Where a change would reach it: <c>fine.rows.late.amount</c>.</param>
/// <param name="Where">Where it stands.</param>
/// <param name="Raw">As written.</param>
/// <param name="Value">In the unit of its family.</param>
/// <param name="Family">What it measures.</param>
/// <param name="Clauses">Clauses that may state it.</param>
/// <param name="From">First day of its version; null when it belongs to all.</param>
/// <param name="Until">First day its version no longer governs; null when open.</param>
internal sealed record ControlNumber(
    string Path, SourceSpan Where, decimal Raw, decimal Value, UnitFamily Family, IReadOnlyCollection<string> Clauses, LocalDate? From, LocalDate? Until)
{
    /// <summary>True when the text may also say the next whole number: a count over 2 (<c>&gt; 2</c>) or up to 2 is "three times" in words.</summary>
    public bool OrNext { get; init; }

    /// <summary>True for a number that the control implies without writing it, such as the twelve months of a year.</summary>
    public bool IsImplied { get; init; }

    /// <summary>
    /// True for 0 and 1 where they are no figures of the regulation: 0 is "nothing" everywhere, 1 is "once", "one day" or the neutral factor.
    /// One minute and one per cent are figures.
    /// </summary>
    public bool IsIdle => Raw == 0 || (Raw == 1 && Family is UnitFamily.Count or UnitFamily.Months or UnitFamily.Money or UnitFamily.Any);

    /// <summary>Whether the text states this number: the same figure in the same family, or a factor as a share (0.5 is 一半 and 百分之五十).</summary>
    public bool Matches(TextNumber text)
    {
        if (Family != UnitFamily.Any) return Family == text.Family && (Value == text.Value || (OrNext && Value + 1 == text.Value));
        return Raw == text.Raw || Raw == text.Value || (text.Family == UnitFamily.Percent && Raw * 100 == text.Value);
    }

    /// <summary>Whether its version governs on some day from <paramref name="first"/> on and before <paramref name="next"/>.</summary>
    public bool Governs(LocalDate first, LocalDate? next) => (From is not { } from || next is not { } end || from < end) && (Until is not { } until || until > first);
}
