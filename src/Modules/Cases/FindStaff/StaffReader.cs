using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.FindStaff;

/// <summary>
/// The people of the organisation on one day, as flows find their parties among them. All units are read whoever asks: who decides does not depend on who may
/// see whom.
/// </summary>
internal static class StaffReader
{
    /// <summary>Reads it.</summary>
    /// <param name="db">Bound to anybody of the organisation.</param>
    /// <param name="packId">The pack whose roles and flows are meant.</param>
    /// <param name="now">The moment: leave counts by it, and its day says who holds what.</param>
    public static async Task<Staff> Read(AppDbContext db, string packId, Instant now)
    {
        var day = (await db.Set<Organisation>().AsNoTracking().SingleAsync()).DayOf(now);
        var people = await All<Person>(db).Where(p => (p.HiredOn == null || p.HiredOn <= day) && (p.LeftOn == null || p.LeftOn >= day)).OrderBy(p => p.Number).Select(p => new { p.PersonId, p.Name, p.UnitId }).ToListAsync();
        var employed = people.Select(p => p.PersonId).ToHashSet();
        return new Staff
        {
            Day = day,
            Units = await Units(db, day, employed),
            People = [.. people.Select(p => new StaffPerson(p.PersonId.ToString(), p.Name, p.UnitId.ToString()))],
            Posts = await Posts(db, day, employed),
            Roles = await Roles(db, packId, day, employed),
            Delegations = await Delegations(db, packId, day, now, employed),
        };
    }

    private static IQueryable<T> All<T>(AppDbContext db)
        where T : class => db.Set<T>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking();

    private static async Task<IReadOnlyList<StaffUnit>> Units(AppDbContext db, LocalDate day, HashSet<Id<Person>> employed)
    {
        var units = await All<Unit>(db).Where(u => !u.IsClosed).OrderBy(u => u.Code).ToListAsync();
        var heads = await (
            from grant in db.Set<Grant>().AsNoTracking()
            join account in db.Set<Account>().AsNoTracking() on grant.AccountId equals account.AccountId
            where grant.Role == Role.Head && !account.IsDisabled && account.PersonId != null && (grant.From == null || grant.From <= day) && (grant.To == null || grant.To >= day)
            orderby grant.GrantId
            select new { grant.UnitId, Person = account.PersonId!.Value }).ToListAsync();
        var tops = units.Where(u => u.ParentId is null).Select(u => u.UnitId).ToHashSet();
        // A head of the whole organisation heads its topmost unit.
        return [.. units.Select(u => new StaffUnit(
            u.UnitId.ToString(), u.ParentId?.ToString(), u.Code, Structure.NameOf(u),
            [.. heads.Where(h => employed.Contains(h.Person) && (h.UnitId == u.UnitId || (h.UnitId is null && tops.Contains(u.UnitId)))).Select(h => h.Person.ToString()).Distinct()]))];
    }

    private static async Task<IReadOnlyList<PostHolding>> Posts(AppDbContext db, LocalDate day, HashSet<Id<Person>> employed)
    {
        var codes = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(p => p.PostId, p => p.Code);
        var held = await All<Assignment>(db).Where(a => a.From <= day && (a.To == null || a.To >= day)).OrderBy(a => a.AssignmentId).Select(a => new { a.PersonId, a.PostId, a.UnitId }).ToListAsync();
        return [.. held.Where(a => employed.Contains(a.PersonId)).Select(a => new PostHolding(a.PersonId.ToString(), codes[a.PostId], a.UnitId.ToString()))];
    }

    private static async Task<IReadOnlyList<RoleHolding>> Roles(AppDbContext db, string packId, LocalDate day, HashSet<Id<Person>> employed)
    {
        var held = await db.Set<RoleHolder>().AsNoTracking().Where(h => h.PackId == packId && h.From <= day && (h.Until == null || h.Until >= day)).OrderBy(h => h.HolderId).ToListAsync();
        return [.. held.Where(h => employed.Contains(h.PersonId)).Select(h => new RoleHolding(h.Role, h.PersonId.ToString(), h.ForUnit?.ToString()))];
    }

    private static async Task<IReadOnlyList<Delegation>> Delegations(AppDbContext db, string packId, LocalDate day, Instant now, HashSet<Id<Person>> employed)
    {
        var kept = await All<KeptDelegation>(db).Where(d => !d.IsWithdrawn && d.From <= day && (d.Until == null || d.Until >= day)).OrderBy(d => d.DelegationId).ToListAsync();
        var away = kept.Exists(d => d.OnLeaveOnly) ? await PeopleOnLeave.At(db, now) : new HashSet<Id<Person>>();
        var found = new List<Delegation>();
        foreach (var one in kept.Where(d => employed.Contains(d.ToId) && (!d.OnLeaveOnly || away.Contains(d.PersonId))))
        {
            var flows = one.Flows.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var here = flows.Where(f => f.StartsWith(packId + "/", StringComparison.Ordinal)).Select(f => f[(packId.Length + 1)..]).ToList();
            if (flows.Length == 0 || here.Count > 0) found.Add(new Delegation(one.PersonId.ToString(), one.ToId.ToString(), here));
        }

        return found;
    }
}
