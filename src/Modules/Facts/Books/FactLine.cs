using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Facts.Books;

/// <summary>What reckoning needs of a fact.</summary>
internal sealed record FactLine(long Number, long Root, string Word, Id<Person>? PersonId, Id<Unit> UnitId, LocalDate Occurred, LocalTime? At, LocalDate KnownOn, string Fields)
{
    /// <summary>Reads one whose cells were selected in the order of its parts.</summary>
    public static FactLine Read(RowSource row) => new(
        row.Long(0), row.Long(1), row.Text(2), row.IdOrNull<Person>(3), row.Id<Unit>(4), LocalDate.FromDateOnly(row.Day(5)),
        row.IsNull(6) ? null : LocalTime.FromMinutesSinceMidnight(row.Int(6)), LocalDate.FromDateOnly(row.Day(7)), row.Text(8));
}
