using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.KeepDrafts;

/// <summary>A draft as it was left.</summary>
internal sealed record Draft(IReadOnlyDictionary<string, string> Values, Instant SavedAt);

/// <summary>Keeps what somebody has typed into a form and not handed in, one draft for each account and flow.</summary>
internal sealed class DraftKeeper(Database database)
{
    private static readonly KeptQuery<Id<Account>, string> BegunBy = new((db, account) => db.Set<CaseDraft>().Where(d => d.AccountId == account).Select(d => d.PackId + "/" + d.FlowId));

    private const int LongestValues = 200_000;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Saves it over the one before. What is wrong in it is kept as typed.</summary>
    /// <returns>When; null when it is too large to be a form.</returns>
    public async Task<Instant?> Save(SignedIn me, string packId, string flowId, IReadOnlyDictionary<string, string> values)
    {
        var text = JsonSerializer.Serialize(new SortedDictionary<string, string>(values.Where(v => v.Value.Length > 0).ToDictionary(), StringComparer.Ordinal), Plain);
        if (text.Length > LongestValues) return null;
        return await database.Write(me.Access, async write =>
        {
            var draft = await write.Db.FindAsync<CaseDraft>(me.Access.Organisation, me.Account, packId, flowId);
            if (draft is null) write.Db.Add(draft = new CaseDraft(me.Access.Organisation, me.Account, packId, flowId));
            (draft.Values, draft.SavedAt) = (text, write.Now);
            return (Instant?)write.Now;
        });
    }

    public Task<Draft?> Find(SignedIn me, string packId, string flowId) => database.Read(me.Access, async db =>
    {
        var kept = await db.Set<CaseDraft>().AsNoTracking().SingleOrDefaultAsync(d => d.AccountId == me.Account && d.PackId == packId && d.FlowId == flowId);
        return kept is null ? null : new Draft(JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Values)!, kept.SavedAt);
    });

    /// <summary>Which forms somebody has begun, as <c>pack/flow</c>.</summary>
    public Task<HashSet<string>> Begun(SignedIn me) => database.Read(me.Access, async db =>
        (await db.Set<CaseDraft>().AsNoTracking().Where(d => d.AccountId == me.Account).OrderBy(d => d.FlowId).Select(d => new { d.PackId, d.FlowId }).ToListAsync()).Select(d => $"{d.PackId}/{d.FlowId}").ToHashSet());

    public Task<bool> Discard(SignedIn me, string packId, string flowId) => database.Write(me.Access, async write => await Drop(write, me.Account, packId, flowId));

    /// <summary>The same in the write that starts the case.</summary>
    public static async Task<bool> Drop(Write write, Id<Account> account, string packId, string flowId)
    {
        // Most who hand something in have no draft; the few there are of somebody are looked through.
        if (!(await BegunBy.List(write.Db, account)).Contains($"{packId}/{flowId}")) return false;
        if (await write.Db.FindAsync<CaseDraft>(write.Access.Organisation, account, packId, flowId) is not { } draft) return false;
        write.Db.Remove(draft);
        return true;
    }
}
