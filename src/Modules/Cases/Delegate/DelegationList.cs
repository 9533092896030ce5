using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Cases.Delegate;

/// <summary>A delegation as shown.</summary>
internal sealed record DelegationRow(KeptDelegation Delegation, string From, string To, bool IsOver, bool IsMine);

/// <summary>Who acts for whom: one's own, those one acts by, and those of the people one keeps.</summary>
internal sealed class DelegationList(Database database, FlowsInForce flows, IClock clock)
{
    private const int Most = 200;

    public Task<List<DelegationRow>> Of(SignedIn me) => database.Read(me.Access, async db =>
    {
        var today = me.Today(clock);
        var kept = me.May(Permission.KeepPeople)
            ? await db.Set<KeptDelegation>().AsNoTracking().Where(d => !d.IsWithdrawn).OrderByDescending(d => d.DelegationId).Take(Most).ToListAsync()
            : await db.Set<KeptDelegation>().AsNoTracking().Where(d => !d.IsWithdrawn && d.PersonId == me.Person).OrderByDescending(d => d.DelegationId).Take(Most).ToListAsync();
        // Whoever acts for another is told so, whatever unit the other is in.
        var toMe = await db.Set<KeptDelegation>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(d => !d.IsWithdrawn && d.ToId == me.Person).OrderByDescending(d => d.DelegationId).Take(Most).ToListAsync();
        var all = kept.Concat(toMe).DistinctBy(d => d.DelegationId).ToList();
        var names = await Lookups.Read(db, today, all.SelectMany(d => new[] { d.PersonId.ToString(), d.ToId.ToString() }));
        return all.ConvertAll(d => new DelegationRow(d, names.PersonName(d.PersonId.ToString()), names.PersonName(d.ToId.ToString()), d.Until < today, d.PersonId == me.Person || me.May(Permission.KeepPeople, d.UnitId)));
    });

    /// <summary>The flows in force, to choose what is delegated.</summary>
    public Task<IReadOnlyList<Choice>> Flows(SignedIn me) => database.Read(me.Access, async db =>
        (IReadOnlyList<Choice>)[.. (await flows.On(db, me.Today(clock))).Select(f => new Choice(f.Path, new($"{f.Definition.Name.Zh}（{f.Rules.Written.Name.Zh}）", $"{f.Definition.Name.En} ({f.Rules.Written.Name.En})")))]);
}
