using NodaTime;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations;

/// <summary>What has to hold before somebody takes a post: days in order, within the employment, one main post at a time, no post twice at once.</summary>
internal sealed class AssignmentRules(LocalDate? hiredOn, LocalDate? leftOn, IReadOnlyList<Assignment> assignments, Structure structure)
{
    public List<Error> Check(Unit unit, Post post, LocalDate from, LocalDate? to, bool isMain)
    {
        var errors = new List<Error>();
        if (to < from) errors.Add(PersonErrors.EndsBeforeBegin(from, to.Value));
        if (hiredOn is { } hired && from < hired) errors.Add(PersonErrors.BeforeHired(from, hired));
        if (leftOn is { } left && (from > left || to is null || to > left)) errors.Add(PersonErrors.AfterLeft(left));
        if (isMain && assignments.FirstOrDefault(a => a.IsMain && a.From >= from && Overlap(a, from, to)) is { } later)
            errors.Add(PersonErrors.MainLater(structure.UnitName(later.UnitId), later.From));
        else if (assignments.FirstOrDefault(a => a.UnitId == unit.UnitId && a.PostId == post.PostId && Overlap(a, from, to)) is { } same)
            errors.Add(PersonErrors.SamePost(structure.UnitName(same.UnitId), structure.PostName(same.PostId), same.From));
        return errors;
    }

    private static bool Overlap(Assignment held, LocalDate from, LocalDate? to) => (held.To is not { } ends || ends >= from) && (to is not { } last || held.From <= last);
}

/// <summary>Days that somebody may have meant.</summary>
internal static class Days
{
    private static readonly LocalDate Earliest = new(1940, 1, 1);

    /// <summary>Neither before anybody still at work was born, nor years ahead: such a day is a slip of the finger.</summary>
    public static bool AreLikely(LocalDate day, LocalDate today) => day >= Earliest && day <= today.PlusYears(2);
}
