using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>Days as an organisation counts them, in its own time zone.</summary>
internal static class OrganisationDays
{
    /// <summary>The day of a write.</summary>
    public static async Task<LocalDate> Today(this Write write) => (await write.Db.Set<Organisation>().AsNoTracking().SingleAsync()).DayOf(write.Now);
}
