using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts.Books;

/// <summary>What reckoning needs of a fact.</summary>
internal sealed record FactLine(long Number, long Root, string Word, Id<Person>? PersonId, Id<Unit> UnitId, LocalDate Occurred, LocalTime? At, LocalDate KnownOn, string Fields);
