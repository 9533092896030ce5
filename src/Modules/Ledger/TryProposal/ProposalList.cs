using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Ledger.TryProposal;

/// <summary>A proposal in the list, with its regulation by name.</summary>
internal sealed record ProposalRow(KeptProposal Kept, Phrase Pack, LocalDate On);

/// <summary>Reads the proposals that were kept, of every regulation, for the list and its workbook.</summary>
internal sealed class ProposalList(Database database, RulesInForce inForce)
{
    public static IReadOnlyList<string> Sorts { get; } = ["name", "pack", "author", "day", "difference"];

    public static string[] Filters { get; } = ["q", "pack"];

    public async Task<ListPage<ProposalRow>> Page(SignedIn me, ListQuery query) => RowList.Page(await Rows(me, query), query, Key, r => r.Kept.Proposal.SavedProposalId.ToString());

    public async Task<List<ProposalRow>> Whole(SignedIn me, ListQuery query) => RowList.All(await Rows(me, query), query, Key, r => r.Kept.Proposal.SavedProposalId.ToString());

    private Task<IEnumerable<ProposalRow>> Rows(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var names = (await inForce.Now(db)).ToDictionary(r => r.PackId, r => r.Written.Name);
        var (text, pack, zone) = (query["q"], query["pack"], DateTimeZoneProviders.Tzdb[me.TimeZone]);
        var found = await db.Set<SavedProposal>().AsNoTracking().Where(p => pack.Length == 0 || p.PackId == pack).ToListAsync();
        return found
            .Where(p => text.Length == 0 || new[] { p.Name, p.Reason, p.AuthorName }.Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .Select(p => new ProposalRow(new KeptProposal(p), names.GetValueOrDefault(p.PackId, Phrase.Same(p.PackId)), p.RecordedAt.InZone(zone).Date));
    });

    // Newest first when nothing else is asked for.
    private static string Key(ProposalRow row, string? sort) => sort switch
    {
        "name" => row.Kept.Proposal.Name,
        "pack" => row.Pack.Zh,
        "author" => row.Kept.Proposal.AuthorName,
        "day" => Platform.Ui.Figures.Day(row.On),
        "difference" => $"{1_000_000_000_000m + (row.Kept.Difference ?? 0):0000000000000.00}",
        _ => $"{long.MaxValue - row.Kept.Proposal.RecordedAt.ToUnixTimeMilliseconds():D20}",
    };
}
