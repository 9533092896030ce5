using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts;

/// <summary>A fact somebody wants recorded. Exactly one of <see cref="Person"/> and <see cref="Unit"/> is given.</summary>
public sealed record NewFact
{
    /// <summary>Id of a word that a pack in force speaks of.</summary>
    public required string Word { get; init; }

    public Id<Person>? Person { get; init; }

    public Id<Unit>? Unit { get; init; }

    public required LocalDate Occurred { get; init; }

    public LocalTime? At { get; init; }

    /// <summary>The day it came to be known, when that was before today; never before it occurred.</summary>
    public LocalDate? KnownOn { get; init; }

    /// <summary>Field id → text as typed, in either language. What is empty or left out is not known.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public string Source { get; init; } = "form";

    /// <summary>Unique in the organisation: a second fact with the same key is not recorded again. A form sends the key it was shown with.</summary>
    public string? Key { get; init; }

    public string? Note { get; init; }

    public string? Witness { get; init; }

    public string? Photo { get; init; }
}
