using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Forms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.StartCase;

/// <summary>What a new form begins with: defaults, and what the starter's last case of the flow held where the form says so; or all of it, when he asks to copy it.</summary>
internal sealed class LastCase(Database database, FlowsInForce flows, IClock clock)
{
    public Task<IReadOnlyDictionary<string, string>> Defaults(SignedIn me, RuledFlow flow) => database.Read(me.Access, async db =>
    {
        var last = flow.Form.Definition.Fields.Any(f => f.FromLast) ? await Values(db, me, flow) : null;
        var unit = await db.Set<Person>().AsNoTracking().Where(p => p.PersonId == me.Person).Select(p => p.UnitId).SingleAsync();
        return FormDefaults.Of(flow.Form.Definition, me.Today(clock), me.Person?.ToString(), unit.ToString(), last ?? new Dictionary<string, string>());
    });

    /// <summary>Everything his last case of the flow held but files, which were of that case; null when there is none.</summary>
    public Task<IReadOnlyDictionary<string, string>?> Copy(SignedIn me, RuledFlow flow) => database.Read(me.Access, async db =>
    {
        if (await Values(db, me, flow) is not { } values) return null;
        var files = SendFiles.CaseFiles.In(flow.Form.Definition, values.ToDictionary(v => v.Key, v => (string?)v.Value)).ToHashSet(StringComparer.Ordinal);
        var known = flow.Form.Definition.Fields.Where(f => f.Computed is null).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return (IReadOnlyDictionary<string, string>?)values.Where(v => known.Contains(v.Key.Split('.')[0]) && !files.Contains(v.Value)).ToDictionary(StringComparer.Ordinal);
    });

    private async Task<IReadOnlyDictionary<string, string>?> Values(AppDbContext db, SignedIn me, RuledFlow flow)
    {
        var (pack, id) = (flow.Rules.PackId, flow.Definition.Id);
        var last = await db.Set<Case>().AsNoTracking().Where(c => c.StarterId == me.Person && c.PackId == pack && c.FlowId == id).OrderByDescending(c => c.CaseId).Select(c => (Id<Case>?)c.CaseId).FirstOrDefaultAsync();
        return last is { } found && await OpenedCase.Read(db, flows, found) is { } opened ? opened.State.Values : null;
    }
}
