using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>The organisation a context is bound to, and its days as it counts them, in its own time zone.</summary>
internal static class OrganisationDays
{
    /// <summary>The organisation; nobody may change what this gives.</summary>
    public static ValueTask<Organisation> Home(this AppDbContext db) => db.Standing(nameof(Home), kept => kept.Set<Organisation>().AsNoTracking().SingleAsync());

    /// <summary>The day of a write.</summary>
    public static async Task<LocalDate> Today(this Write write) => (await write.Db.Home()).DayOf(write.Now);
}
