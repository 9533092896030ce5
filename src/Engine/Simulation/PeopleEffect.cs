using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Simulation;

/// <summary>Some people and what they owe, net, before and after.</summary>
/// <param name="People">How many.</param>
/// <param name="Before">Net money before.</param>
/// <param name="After">Net money after.</param>
public sealed record Shift(int People, decimal Before, decimal After)
{
    /// <summary>What they owe more; negative when less.</summary>
    public decimal Difference => After - Before;

    internal static Shift None { get; } = new(0, 0, 0);

    internal Shift With(decimal before, decimal after) => new(People + 1, Before + before, After + after);

    internal Shift And(Shift other) => new(People + other.People, Before + other.Before, After + other.After);
}

/// <summary>
/// Everyone concerned, each in one of four lots: those the pack binds and who are employed on some day of the replay, and anyone else an entry falls to.
/// </summary>
/// <param name="PayMore">Who owe more, or get less.</param>
/// <param name="PayLess">Who owe less, or get more.</param>
/// <param name="Otherwise">Whose money stays the same, but not their points, marks, cards or gates.</param>
/// <param name="Unchanged">For whom nothing changes.</param>
/// <param name="Units">Units with entries: not people, so in none of the lots.</param>
public sealed record PeopleEffect(Shift PayMore, Shift PayLess, Shift Otherwise, Shift Unchanged, Shift Units);

/// <summary>People by one field, as the last fact of the replay about each of them has it, else as known of them on its last day.</summary>
/// <param name="Field">The field.</param>
/// <param name="Groups">Groups of five people or more, in the order of the options, then by name; those for whom it is not known come last.</param>
/// <param name="Small">The rest in one; null when there is no smaller group.</param>
public sealed record GroupTable(Field Field, IReadOnlyList<Group> Groups, SmallGroups? Small);

/// <summary>One group.</summary>
/// <param name="Value">The value in files; null for people of whom it is not known.</param>
/// <param name="Name">Its name.</param>
/// <param name="Shift">The people and their money.</param>
public sealed record Group(string? Value, Phrase Name, Shift Shift);

/// <summary>
/// Groups of fewer than five people, merged so that nobody's money can be read off. When they are fewer than five even together, the next larger
/// group is merged too: otherwise the total would give them away.
/// </summary>
/// <param name="Groups">How many groups are in it.</param>
/// <param name="People">How many people are in it.</param>
/// <param name="Shift">Their money; null when they are still fewer than five.</param>
public sealed record SmallGroups(int Groups, int People, Shift? Shift);

/// <summary>One of the most changed.</summary>
/// <param name="Person">Who.</param>
/// <param name="Before">Net money before.</param>
/// <param name="After">Net money after.</param>
/// <param name="PointsBefore">Points before.</param>
/// <param name="PointsAfter">Points after.</param>
/// <param name="MovedBy">The control that moved most for this person; null when only standings changed.</param>
/// <param name="MovedBySum">What that control moved: money, or points when no money moved.</param>
/// <param name="Standings">Marks that changed: name and new standing.</param>
public sealed record ChangedPerson(
    Person Person, decimal Before, decimal After, decimal PointsBefore, decimal PointsAfter, ControlEffect? MovedBy, decimal MovedBySum,
    IReadOnlyList<Phrase> Standings);

/// <summary>One change of the proposal, the others left out.</summary>
/// <param name="Change">The change.</param>
/// <param name="Totals">Totals with it alone; null when the rules do not hold together with it alone.</param>
/// <param name="Share">
/// Its share of the whole difference, 1 for all of it: of net money when that moves, else of points, else null. Shares need not add up to 1: what is left
/// comes of the changes acting together.
/// </param>
/// <param name="Diagnostics">Why there are no totals.</param>
public sealed record ChangeAlone(Change Change, Totals? Totals, decimal? Share, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>An open matter read otherwise than chosen, all else the same.</summary>
/// <param name="Question">The question.</param>
/// <param name="Reading">The other reading.</param>
/// <param name="Before">Totals without the proposal; null when the rules do not hold together under this reading.</param>
/// <param name="After">Totals with the proposal; null when it cannot be applied under this reading.</param>
/// <param name="Diagnostics">Why totals are missing.</param>
public sealed record OtherReading(Question Question, Reading Reading, Totals? Before, Totals? After, IReadOnlyList<Diagnostic> Diagnostics);
