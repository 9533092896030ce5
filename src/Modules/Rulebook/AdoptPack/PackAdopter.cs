using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Rulebook.AdoptPack;

/// <summary>What came of taking over a pack.</summary>
/// <param name="Version">The version of the rules recorded.</param>
/// <param name="IsInForce">True when it judges from now on: the first of its pack, with every question answered. Otherwise it waits to be activated.</param>
/// <param name="Open">Ids of the questions that must be answered first.</param>
/// <param name="Dropped">Ids of questions answered before that this text no longer asks.</param>
internal sealed record AdoptedPack(Id<RuleVersion> Version, bool IsInForce, IReadOnlyList<string> Open, IReadOnlyList<string> Dropped);

/// <summary>Takes a pack over: its files are kept byte for byte, and what was there before stays.</summary>
internal sealed class PackAdopter(Database database)
{
    public async Task<Result<AdoptedPack>> Adopt(Access access, PackSource source)
    {
        var read = PackLoader.Load(source);
        if (read.Pack is not { } pack) return RuleDraft.Problems(read.Diagnostics).ToList();
        return await database.Write(access, write => Adopt(write, source, pack));
    }

    private static async Task<Result<AdoptedPack>> Adopt(Write write, PackSource source, Pack pack)
    {
        if (await write.Db.Set<PackEdition>().AnyAsync(e => e.PackId == pack.Id && e.Hash == pack.Hash)) return AlreadyThere(pack);
        var before = await write.Db.Set<RuleVersion>().AsNoTracking().Where(v => v.PackId == pack.Id).OrderByDescending(v => v.RecordedAt).ThenByDescending(v => v.RuleVersionId).ToListAsync();
        var (readings, dropped) = before.Count == 0 ? (Readings.None, []) : Readings.Parse(before[0].Readings).For(pack);
        var draft = RuleDraft.Of(pack, readings);
        if (draft.Bound is not { } bound) return draft.Errors.ToList();

        var (organisation, by) = (write.Access.Organisation, write.Access.Actor.Name);
        var edition = new PackEdition(organisation, Id<PackEdition>.New(), pack.Id, pack.Hash, pack.Name.Zh, pack.Name.En, write.Now, by);
        var version = new RuleVersion(organisation, Id<RuleVersion>.New(), pack.Id, edition.EditionId, readings.ToJson(), bound.Pack.Hash, write.Now, by);
        write.Db.Add(edition);
        write.Db.AddRange(source.Files.Select(f => new PackFile(organisation, edition.EditionId, f.Key, f.Value)));
        write.Db.Add(version);
        await write.Journal(RulesInForce.StreamOf(pack.Id), "rules.adopted", new { pack.Id, name = pack.Name.Zh, pack.Hash, files = source.Files.Count, version = version.RuleVersionId.ToString(), dropped });
        var open = draft.Open.Select(q => q.Id).ToList();
        var first = before.TrueForAll(v => v.ActivatedAt is null) && open.Count == 0;
        if (first) await RulesInForce.Activate(write, version);
        return new AdoptedPack(version.RuleVersionId, first, open, dropped);
    }

    private static Error AlreadyThere(Pack pack) => new(ErrorKind.Conflict, "rules.already-adopted", new Phrase(
        $"《{pack.Name.Zh}》的这一份文件（{pack.Hash[..12]}）已经采用过，内容一字不差，不用再采用。",
        $"This very text of {pack.Name.En} ({pack.Hash[..12]}) is already here, to the letter; there is nothing to take over."));
}
