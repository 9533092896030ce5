using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts;

/// <summary>Which facts stand.</summary>
public static class StandingFacts
{
    /// <summary>Facts that nothing replaced or withdrew.</summary>
    public static IQueryable<Fact> Standing(this IQueryable<Fact> facts) => facts.Where(f => f.EndedBy == null && !f.IsWithdrawal);

    /// <summary>Facts that stood when the last number given was <paramref name="known"/>.</summary>
    public static IQueryable<Fact> StandingAt(this IQueryable<Fact> facts, long known) =>
        facts.Where(f => f.Number <= known && (f.EndedBy == null || f.EndedBy > known) && !f.IsWithdrawal);

    /// <summary>The number given last: what "now" is called among facts.</summary>
    public static async Task<long> LastNumber(AppDbContext db) => await db.Set<FactClock>().AsNoTracking().Select(c => (long?)c.Last).SingleOrDefaultAsync() ?? 0;
}
