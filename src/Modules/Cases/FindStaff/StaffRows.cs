using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.FindStaff;

/// <summary>What a stretch of days needs of people, units, posts, roles and delegations, read once and cut by the day.</summary>
internal sealed class StaffRows
{
    private sealed record Employed(Id<Person> PersonId, string Name, Id<Unit> UnitId, LocalDate? HiredOn, LocalDate? LeftOn);

    private sealed record Heading(Id<Unit>? UnitId, Id<Person> Person, LocalDate? From, LocalDate? To);

    private sealed record Held(Id<Person> PersonId, Id<Post> PostId, Id<Unit> UnitId, LocalDate From, LocalDate? To);

    private readonly string packId;
    private List<Employed> people = [];
    private List<Unit> units = [];
    private List<Heading> heads = [];
    private Dictionary<Id<Post>, string> codes = [];
    private List<Held> held = [];
    private List<RoleHolder> roles = [];
    private List<KeptDelegation> delegations = [];

    private StaffRows(string packId) => this.packId = packId;

    /// <summary>How many there are of all kinds.</summary>
    public int Count => people.Count + units.Count + heads.Count + held.Count + roles.Count + delegations.Count;

    /// <summary>Whether anybody acts for another only while that one is on leave.</summary>
    public bool AskLeave => delegations.Any(d => d.OnLeaveOnly);

    public static async Task<StaffRows> Read(AppDbContext db, string packId, LocalDate first, LocalDate last) => new(packId)
    {
        people = await All<Person>(db).Where(p => (p.HiredOn == null || p.HiredOn <= last) && (p.LeftOn == null || p.LeftOn >= first)).OrderBy(p => p.Number)
            .Select(p => new Employed(p.PersonId, p.Name, p.UnitId, p.HiredOn, p.LeftOn)).ToListAsync(),
        units = await All<Unit>(db).Where(u => !u.IsClosed).OrderBy(u => u.Code).ToListAsync(),
        heads = await (
            from grant in db.Set<Grant>().AsNoTracking()
            join account in db.Set<Account>().AsNoTracking() on grant.AccountId equals account.AccountId
            where grant.Role == Role.Head && !account.IsDisabled && account.PersonId != null && (grant.From == null || grant.From <= last) && (grant.To == null || grant.To >= first)
            orderby grant.GrantId
            select new Heading(grant.UnitId, account.PersonId!.Value, grant.From, grant.To)).ToListAsync(),
        codes = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(p => p.PostId, p => p.Code),
        held = await All<Assignment>(db).Where(a => a.From <= last && (a.To == null || a.To >= first)).OrderBy(a => a.AssignmentId)
            .Select(a => new Held(a.PersonId, a.PostId, a.UnitId, a.From, a.To)).ToListAsync(),
        roles = await db.Set<RoleHolder>().AsNoTracking().Where(h => h.PackId == packId && h.From <= last && (h.Until == null || h.Until >= first)).OrderBy(h => h.HolderId).ToListAsync(),
        delegations = await All<KeptDelegation>(db).Where(d => !d.IsWithdrawn && d.From <= last && (d.Until == null || d.Until >= first)).OrderBy(d => d.DelegationId).ToListAsync(),
    };

    /// <summary>Days on which something begins, and days after something ended; leave apart.</summary>
    public IEnumerable<LocalDate> Changes() =>
        people.Select(p => (p.HiredOn, p.LeftOn)).Concat(heads.Select(h => (h.From, h.To))).Concat(held.Select(h => ((LocalDate?)h.From, h.To)))
            .Concat(roles.Select(r => ((LocalDate?)r.From, r.Until))).Concat(delegations.Select(d => ((LocalDate?)d.From, d.Until)))
            .SelectMany(s => new[] { s.Item1, s.Item2?.PlusDays(1) }).OfType<LocalDate>();

    /// <summary>The staff of one day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="away">Those on leave.</param>
    public Staff On(LocalDate day, IReadOnlySet<Id<Person>> away)
    {
        var here = people.Where(p => Holds(p.HiredOn, p.LeftOn, day)).ToList();
        var employed = here.Select(p => p.PersonId).ToHashSet();
        var tops = units.Where(u => u.ParentId is null).Select(u => u.UnitId).ToHashSet();
        var heading = heads.Where(h => Holds(h.From, h.To, day) && employed.Contains(h.Person)).ToList();
        return new Staff
        {
            Day = day,
            // A head of the whole organisation heads its topmost unit.
            Units = [.. units.Select(u => new StaffUnit(
                u.UnitId.ToString(), u.ParentId?.ToString(), u.Code, Structure.NameOf(u),
                [.. heading.Where(h => h.UnitId == u.UnitId || (h.UnitId is null && tops.Contains(u.UnitId))).Select(h => h.Person.ToString()).Distinct()]))],
            People = [.. here.Select(p => new StaffPerson(p.PersonId.ToString(), p.Name, p.UnitId.ToString()))],
            Posts = [.. held.Where(a => Holds(a.From, a.To, day) && employed.Contains(a.PersonId)).Select(a => new PostHolding(a.PersonId.ToString(), codes[a.PostId], a.UnitId.ToString()))],
            Roles = [.. roles.Where(r => r.HoldsOn(day) && employed.Contains(r.PersonId)).Select(r => new RoleHolding(r.Role, r.PersonId.ToString(), r.ForUnit?.ToString()))],
            Delegations = [.. Delegations(day, employed, away)],
            Away = [.. away.Where(employed.Contains).Select(p => p.ToString())],
        };
    }

    private IEnumerable<Delegation> Delegations(LocalDate day, HashSet<Id<Person>> employed, IReadOnlySet<Id<Person>> away)
    {
        foreach (var one in delegations.Where(d => Holds(d.From, d.Until, day) && employed.Contains(d.ToId) && (!d.OnLeaveOnly || away.Contains(d.PersonId))))
        {
            var flows = one.Flows.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var here = flows.Where(f => f.StartsWith(packId + "/", StringComparison.Ordinal)).Select(f => f[(packId.Length + 1)..]).ToList();
            if (flows.Length == 0 || here.Count > 0) yield return new Delegation(one.PersonId.ToString(), one.ToId.ToString(), here);
        }
    }

    private static bool Holds(LocalDate? from, LocalDate? to, LocalDate day) => (from is null || from <= day) && (to is null || to >= day);

    private static IQueryable<T> All<T>(AppDbContext db)
        where T : class => db.Set<T>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking();
}
