using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>One line of a case: what happened, when, and by whose hand.</summary>
/// <param name="By">Name of the doer as the journal has it.</param>
public sealed record CaseLine(long Number, Instant At, string By, CaseEvent Event);

/// <summary>A case with all that happened in it.</summary>
public sealed record OpenedCase(Case Row, RuledFlow Flow, CaseState State, IReadOnlyList<CaseLine> Lines, JournalEntry Head)
{
    public byte[] HeadHash => Head.Hash;

    /// <summary>Reads it from its stream; null when there is none that may be seen.</summary>
    internal static async Task<OpenedCase?> Read(AppDbContext db, FlowsInForce flows, Id<Case> id)
    {
        if (await db.Set<Case>().SingleOrDefaultAsync(c => c.CaseId == id) is not { } row) return null;
        var stream = Case.StreamOf(id);
        var kept = await db.Set<JournalEntry>().AsNoTracking().Where(j => j.Stream == stream).OrderBy(j => j.Seq).ToListAsync();
        var lines = kept.ConvertAll(j => new CaseLine(j.Seq, j.At, j.ActorName, CaseEventJson.Read(j.Body)));
        return new OpenedCase(row, await FlowOf(db, flows, row, lines), CaseState.Of(lines.Select(l => l.Event)), lines, kept[^1]);
    }

    private static async Task<RuledFlow> FlowOf(AppDbContext db, FlowsInForce flows, Case row, List<CaseLine> lines)
    {
        var now = await flows.Of(db, row);
        var earlier = new List<RuledFlow>();
        foreach (var from in lines.Select(l => l.Event).OfType<CaseMoved>().Select(m => m.From).Reverse()) earlier.Add(await flows.Of(db, Id<RuleVersion>.Parse(from.Rules, null), row.FlowId, from.Version));
        return earlier.Count == 0 ? now : now with { Earlier = earlier };
    }
}
