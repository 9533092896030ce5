using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts.Checking;

/// <summary>A fact that may be recorded: its subject is there, and its fields are what the packs can read.</summary>
/// <param name="Asked">As it was given.</param>
/// <param name="Unit">The unit it is about, or the person's on that day.</param>
/// <param name="KnownOn">The day it came to be known.</param>
/// <param name="Fields">Canonical text of its fields.</param>
/// <param name="Named">People its fields name.</param>
/// <param name="Replaces">The fact it takes the place of; null when it is new.</param>
/// <param name="IsCorrection">True when a person says otherwise than a source did.</param>
internal sealed record CheckedFact(
    NewFact Asked, Id<Unit> Unit, LocalDate KnownOn, string Fields, IReadOnlyList<Id<Person>> Named, Fact? Replaces = null, bool IsCorrection = false);
