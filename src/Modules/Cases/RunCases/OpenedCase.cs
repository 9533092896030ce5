using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>One line of a case: what happened, when, and by whose hand.</summary>
/// <param name="By">Name of the doer as the journal has it.</param>
public sealed record CaseLine(long Number, Instant At, string By, CaseEvent Event);

/// <summary>A case with all that happened in it.</summary>
public sealed record OpenedCase(Case Row, RuledFlow Flow, CaseState State, IReadOnlyList<CaseLine> Lines, JournalEntry Head)
{
    private static readonly KeptQuery<Id<Case>, Case> RowToRead = new((db, id) => db.Set<Case>().AsNoTracking().Where(c => c.CaseId == id));
    private static readonly KeptQuery<Id<Case>, Case> RowToChange = new((db, id) => db.Set<Case>().AsTracking().Where(c => c.CaseId == id));
    private static readonly KeptQuery<string, JournalEntry> Kept = new((db, stream) => db.Set<JournalEntry>().AsNoTracking().Where(j => j.Stream == stream).OrderBy(j => j.Seq));

    public byte[] HeadHash => Head.Hash;

    /// <summary>The name of whoever a key in its events is of; a dash for nobody.</summary>
    public string NameOf(string? key, Lookups names) => State.NameOfOutside(key) ?? names.PersonName(key);

    /// <summary>Fields that have values and are shown in a step, in the order of the form; without a step all that have values.</summary>
    public IEnumerable<FormField> Shown(BoundStep? step) =>
        Flow.Form.Definition.Fields.Where(f => step?.Hides.Contains(f.Id) != true && State.Values.Keys.Any(k => k == f.Id || k.StartsWith(f.Id + ".", StringComparison.Ordinal)));

    /// <summary>Whether acts on it read or change what writes to other streams do: an entry, facts it waits for, cases that were begun from it or that it was begun from.</summary>
    internal bool HasToDoWithMore => Row is { EntryId: not null } or { ParentId: not null } or { Waits: not null } || Lines.Any(l => l.Event is OtherBegun);

    /// <summary>Reads it from its stream; null when there is none that may be seen.</summary>
    internal static async Task<OpenedCase?> Read(AppDbContext db, FlowsInForce flows, Id<Case> id)
    {
        var rows = db.ChangeTracker.QueryTrackingBehavior == QueryTrackingBehavior.TrackAll ? RowToChange : RowToRead;
        if (await rows.First(db, id) is not { } row) return null;
        var kept = await Kept.List(db, Case.StreamOf(id));
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
