using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts;

/// <summary>Which facts are wanted.</summary>
/// <param name="From">First day; null from the first fact.</param>
/// <param name="To">Last day.</param>
/// <param name="Known">Facts as they stood when this was the last number given; null as they stand now.</param>
/// <param name="People">Only what may fall to these: facts about them, and facts that name them; null for everybody's.</param>
/// <param name="Units">With <paramref name="People"/>: also facts about these units themselves.</param>
public sealed record FactRange(
    LocalDate? From, LocalDate To, long? Known = null, IReadOnlyCollection<Id<Person>>? People = null, IReadOnlyCollection<Id<Unit>>? Units = null)
{
    /// <summary>Only what may fall to people whose ids lie between these, instead of <see cref="People"/>.</summary>
    public (Id<Person> First, Id<Person> Last)? Between { get; init; }
}
