using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.MoveCases;

/// <summary>A version that running cases keep although another is in force, and how many do.</summary>
internal sealed record OldVersion(RuledFlow Flow, int Count);

/// <summary>Finds the versions of a flow that running cases keep and that say something else than the one in force. Only running cases are looked at, by an index of their own.</summary>
internal sealed class OldVersions(Database database, FlowsInForce flows, IClock clock)
{
    /// <summary>Whether somebody may move cases: a version is put in force for every unit, and so are cases moved to it.</summary>
    public static bool MayMove(SignedIn me) => me.UnitsWhere(Permission.KeepRules).Everything;

    /// <inheritdoc cref="CountOlderCases"/>
    public async Task<OlderCases?> Count(SignedIn me, string pack, string flow)
    {
        if (!MayMove(me)) return null;
        return await database.Read(me.Access, async db => await flows.Find(db, pack, flow, me.Today(clock)) is { } now ? new OlderCases((await Of(db, now)).Sum(v => v.Count), AddressOf(pack, flow)) : null);
    }

    public static string AddressOf(string pack, string flow) => $"/rulebook/{Uri.EscapeDataString(pack)}/flows/{Uri.EscapeDataString(flow)}/cases";

    /// <summary>Oldest first.</summary>
    /// <param name="db">Bound to whoever asks.</param>
    /// <param name="now">The version in force.</param>
    public async Task<IReadOnlyList<OldVersion>> Of(AppDbContext db, RuledFlow now)
    {
        var kept = await Running(db, now).GroupBy(c => new { c.RuleVersionId, c.FlowVersion }).Select(g => new { g.Key.RuleVersionId, g.Key.FlowVersion, Count = g.Count() }).OrderBy(g => g.RuleVersionId).ThenBy(g => g.FlowVersion).ToListAsync();
        var found = new List<OldVersion>();
        foreach (var version in kept.Where(v => v.RuleVersionId != now.Rules.Version || v.FlowVersion != now.Flow.Version.From))
        {
            var flow = await flows.Of(db, version.RuleVersionId, now.Definition.Id, version.FlowVersion);
            if (CaseMove.Differ(flow.Flow, now.Flow)) found.Add(new OldVersion(flow, version.Count));
        }

        return found;
    }

    /// <summary>The running cases of a flow.</summary>
    public static IQueryable<Case> Running(AppDbContext db, RuledFlow flow)
    {
        var (pack, id) = (flow.Rules.PackId, flow.Definition.Id);
        return db.Set<Case>().AsNoTracking().Where(c => c.PackId == pack && c.FlowId == id && c.Ending == null);
    }

    /// <summary>Those of one version.</summary>
    public static IQueryable<Case> Under(AppDbContext db, RuledFlow old)
    {
        var (rules, version) = (old.Rules.Version, old.Flow.Version.From);
        return Running(db, old).Where(c => c.RuleVersionId == rules && c.FlowVersion == version);
    }
}
