using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>Who is told: accounts of people, and of those whose grants reach a unit.</summary>
internal sealed class Recipients
{
    private readonly Dictionary<Id<Person>, Id<Account>> own;
    private readonly List<Grant> grants;
    private readonly UnitTree tree;
    private readonly ConcurrentDictionary<(Permission, Id<Unit>), IReadOnlyList<Id<Account>>> nearest = [];

    private Recipients(Dictionary<Id<Person>, Id<Account>> own, List<Grant> grants, UnitTree tree) => (this.own, this.grants, this.tree) = (own, grants, tree);

    /// <summary>Reads accounts that are not disabled, and their grants of today.</summary>
    /// <param name="db">Sees every unit: who is told does not depend on who caused it.</param>
    /// <param name="today">Where the organisation is.</param>
    public static ValueTask<Recipients> Of(AppDbContext db, LocalDate today) => db.Standing((nameof(Recipients), today), kept => Read(kept, today), r => r.own.Count + r.grants.Count);

    private static async Task<Recipients> Read(AppDbContext db, LocalDate today)
    {
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => !a.IsDisabled).Select(a => new { a.AccountId, a.PersonId }).ToListAsync();
        var open = accounts.Select(a => a.AccountId).ToHashSet();
        var grants = await db.Set<Grant>().AsNoTracking().Where(g => (g.From == null || g.From <= today) && (g.To == null || g.To >= today)).OrderBy(g => g.GrantId).ToListAsync();
        var units = await db.Set<Unit>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().OrderBy(u => u.Code).ToListAsync();
        var own = new Dictionary<Id<Person>, Id<Account>>();
        foreach (var account in accounts)
            if (account.PersonId is { } person) own[person] = account.AccountId;
        return new(own, [.. grants.Where(g => open.Contains(g.AccountId))], UnitTree.Of(units));
    }

    public Id<Account>? Of(Id<Person> person) => own.TryGetValue(person, out var account) ? account : null;

    /// <summary>
    /// Those who may do something in a unit, the nearest only: whoever was granted it for the unit itself, else for the one above, and so on. The head of a
    /// plant is asked, not everybody who may see the whole company.
    /// </summary>
    public IReadOnlyList<Id<Account>> Nearest(Permission permission, Id<Unit> unit) => nearest.GetOrAdd((permission, unit), _ => FindNearest(permission, unit));

    private List<Id<Account>> FindNearest(Permission permission, Id<Unit> unit)
    {
        var holding = grants.Where(g => g.Role.Holds(permission)).ToList();
        foreach (var at in tree.PathTo(unit).Reverse())
        {
            var here = holding.Where(g => g.UnitId == at.UnitId && (g.WithBelow || at.UnitId == unit)).Select(g => g.AccountId).Distinct().ToList();
            if (here.Count > 0) return here;
        }

        return [.. holding.Where(g => g.UnitId is null).Select(g => g.AccountId).Distinct()];
    }
}
