using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Sheets;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.SaveProposal;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Ledger.TryProposal;

/// <summary>What somebody who keeps the rules can try of them, and what was kept of earlier tries.</summary>
internal sealed class WhatIf(Database database, RulesInForce inForce, ProposalTrial trial, ProposalKeeper keeper, IClock clock)
{
    /// <summary>The longest stretch tried at once, in months.</summary>
    public const int MostMonths = 12;

    private const int MostKept = 20;

    /// <summary>The board of a regulation; of the first one when none, or an unknown one, is named.</summary>
    public Task<WhatIfBoard> Open(SignedIn me, string? packId) => database.Read(me.Access, async db =>
    {
        var all = await inForce.Now(db);
        var rules = all.FirstOrDefault(r => r.PackId == packId) ?? (all.Count > 0 ? all[0] : null);
        if (rules is null) return new WhatIfBoard(all, null, [], null, null, []);
        var today = me.Today(clock);
        var words = rules.Written.Words.Words.Select(w => w.Id).ToArray();
        var days = db.Set<Fact>().Where(f => words.Contains(f.Word) && f.Occurred <= today);
        var first = await days.OrderBy(f => f.Occurred).Select(f => (LocalDate?)f.Occurred).FirstOrDefaultAsync();
        var last = await days.OrderByDescending(f => f.Occurred).Select(f => (LocalDate?)f.Occurred).FirstOrDefaultAsync();
        var controls = ControlSheets.Of(rules.Bound).Select(s => new TriableControl(s, RuleNumbers.Of(rules.Bound, s, last ?? today))).Where(c => c.Numbers.Count > 0).ToList();
        var earliest = last?.ToYearMonth().PlusMonths(1 - MostMonths);
        var from = first is { } f && earliest is { } e ? (f.ToYearMonth().CompareTo(e) < 0 ? e : f.ToYearMonth()) : (YearMonth?)null;
        return new WhatIfBoard(all, rules, controls, from, last?.ToYearMonth(), await Kept(db, rules.PackId));
    });

    /// <summary>A proposal kept earlier; null when there is none, or it is of another regulation.</summary>
    public Task<SavedProposal?> Find(SignedIn me, string packId, string id) => database.Read(me.Access, async db =>
        Id<SavedProposal>.TryParse(id, null, out var proposal) ? await db.Set<SavedProposal>().AsNoTracking().FirstOrDefaultAsync(p => p.PackId == packId && p.SavedProposalId == proposal) : null);

    /// <summary>Tries changes over the facts that may be seen.</summary>
    public Task<Result<TriedProposal>> Try(SignedIn me, string packId, ProposalDraft draft) =>
        me.May(Permission.KeepRules) ? trial.TryNamed(me.Access, packId, draft) : Task.FromResult<Result<TriedProposal>>(MayNot());

    /// <summary>Keeps changes with the figures they have just had.</summary>
    public Task<Result<Id<SavedProposal>>> Keep(SignedIn me, string packId, ProposalDraft draft, ProposalFigures figures, Id<SavedProposal>? id = null) =>
        me.May(Permission.KeepRules) ? keeper.Save(me.Access, packId, draft, figures, id) : Task.FromResult<Result<Id<SavedProposal>>>(MayNot());

    private static async Task<IReadOnlyList<KeptProposal>> Kept(AppDbContext db, string packId)
    {
        var found = await db.Set<SavedProposal>().AsNoTracking().Where(p => p.PackId == packId).OrderByDescending(p => p.RecordedAt).ThenByDescending(p => p.SavedProposalId).Take(MostKept).ToListAsync();
        return [.. found.Select(p => new KeptProposal(p))];
    }

    private static Error MayNot() => new(ErrorKind.Forbidden, "proposal.may-not", new Phrase(
        "您没有试改规章的权限。需要时请管理员授权。", "You may not try changes of the rules. Ask an administrator when you need to."));
}
