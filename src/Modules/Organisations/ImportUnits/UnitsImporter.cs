using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Modules.Organisations.KeepUnits;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.ImportUnits;

/// <summary>
/// Brings a list of units in, found by their codes. A unit may stand above its own parent in the file. Rows that fail hold up no others, except those of
/// units below them. One transaction; the same file again changes nothing.
/// </summary>
internal sealed class UnitsImporter(Database database)
{
    /// <param name="file">The whole file.</param>
    /// <param name="keep">False tries it and changes nothing: what it reports is what would be.</param>
    public Task<ImportReport> Run(SignedIn me, byte[] file, bool keep) => database.Write(me.Access, async write =>
    {
        var report = new ImportReport();
        var rows = ImportFile.Read(file, UnitColumns.Known, report);
        if (report.Refusal is null) await Take(write, me, rows, report);
        if (report.Refusal is not null || !keep || !report.ChangesSomething) write.Db.ChangeTracker.Clear();
        else
            await write.Journal($"import/{Id<ImportReport>.New()}", "units.imported", new
            {
                report.Format, report.Rows, report.Added, report.Changed, report.Unchanged, failed = report.Failed.Count,
            });
        return report;
    });

    private static async Task Take(Write write, SignedIn me, IReadOnlyList<ImportRow> rows, ImportReport report)
    {
        var tracked = await write.Db.Set<Unit>().AsTracking().ToDictionaryAsync(u => u.UnitId);
        var structure = await Structure.Load(write.Db);
        var met = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows.Where(r => r[UnitColumns.Code].Length > 0))
            if (!met.TryAdd(row[UnitColumns.Code], row.Number))
                row.Refuse(UnitColumns.Code, "import.code-twice", new($"编码“{row[UnitColumns.Code]}”在第 {met[row[UnitColumns.Code]]} 行已经出现过。一个单位只留一行。", $"The code \"{row[UnitColumns.Code]}\" stands in row {met[row[UnitColumns.Code]]} already. Keep one row for each unit."));
        var waiting = rows.Where(r => r.IsSound).ToList();
        // Parents first: a row waits while the unit above it is still to come in the same file.
        while (waiting.Count > 0)
        {
            var coming = waiting.Select(r => r[UnitColumns.Code]).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var ready = waiting.FindAll(r => Find(structure, r[UnitColumns.Parent]) is not null || r[UnitColumns.Parent].Length == 0 || !coming.Contains(r[UnitColumns.Parent]));
            if (ready.Count == 0) ready = waiting;
            foreach (var row in ready)
            {
                if (await One(write, me, row, structure, tracked, report) is not { } added) continue;
                tracked[added.UnitId] = added;
                structure = structure.With([added], []);
            }
            waiting = waiting.Except(ready).ToList();
        }
        report.Failed.AddRange(rows.Where(r => !r.IsSound).Select(r => r.AsFailed()));
    }

    private static async Task<Unit?> One(Write write, SignedIn me, ImportRow row, Structure structure, Dictionary<Id<Unit>, Unit> tracked, ImportReport report)
    {
        var known = structure.Units.FirstOrDefault(u => u.Code.Equals(row[UnitColumns.Code], StringComparison.OrdinalIgnoreCase));
        var parent = Parent(row, structure);
        var asked = Details(row, known);
        foreach (var error in asked.Check(structure, known?.UnitId ?? default)) row.Refuse(error, UnitColumns.Code);
        if (known is null)
        {
            if (parent is null || !me.May(Permission.KeepPeople, parent.UnitId)) Needs(row, parent, structure);
            if (!row.IsSound) return null;
            report.Added++;
            return await UnitKeeper.Enter(write, structure, Id<Unit>.New(), parent!.UnitId, asked);
        }
        if (!me.May(Permission.KeepPeople, known.UnitId)) row.Refuse(PersonErrors.NotYours(Structure.NameOf(known)), UnitColumns.Code);
        else if (parent is not null && parent.UnitId != known.ParentId && UnitKeeper.CheckMove(me, structure, known, parent.UnitId) is { } refused) row.Refuse(refused, UnitColumns.Parent);
        if (!row.IsSound) return null;
        var unit = tracked[known.UnitId];
        var changed = await UnitKeeper.Rename(write, unit, asked);
        if (parent is not null && await UnitKeeper.PutUnder(write, structure, unit, parent.UnitId)) changed = true;
        if (changed) report.Changed++;
        else report.Unchanged++;
        return null;
    }

    // An empty cell leaves a known unit as it is.
    private static UnitDetails Details(ImportRow row, Unit? known)
    {
        var kind = known?.Kind ?? UnitKind.Department;
        if (row[UnitColumns.Kind] is { Length: > 0 } written)
        {
            if (UnitKinds.Read(written) is { } read) kind = read;
            else row.Refuse(UnitErrors.Kind(written), UnitColumns.Kind);
        }
        return new UnitDetails(known?.Code ?? row[UnitColumns.Code], row[UnitColumns.Name], Text(UnitColumns.NameEn) ?? known?.NameEn, kind, Text(UnitColumns.TimeZone) ?? known?.TimeZone);

        string? Text(string key) => row[key] is { Length: > 0 } text ? text : null;
    }

    private static Unit? Parent(ImportRow row, Structure structure)
    {
        if (row[UnitColumns.Parent] is not { Length: > 0 } written) return null;
        if (Find(structure, written) is { } found) return found;
        var near = Suggestion.DidYouMean(written, structure.Units.SelectMany(u => (string[])[u.Code, u.Name]));
        row.Refuse(UnitColumns.Parent, "import.parent-unknown", new($"没有编码或名称是“{written}”的单位，或者有几个同名的。{near?.Zh}请写上级单位的编码。", $"No unit has the code or name \"{written}\", or several share the name. {(near is { } n ? n.En + " " : "")}Write the code of the unit above."));
        return null;
    }

    private static void Needs(ImportRow row, Unit? parent, Structure structure)
    {
        if (parent is not null) row.Refuse(PersonErrors.NotYours(Structure.NameOf(parent)), UnitColumns.Parent);
        else if (row.IsSound) row.Refuse(UnitColumns.Parent, "import.parent-missing", new($"新单位要写上级单位。最上级是“{structure.Tree.Tops[0].Name}”（{structure.Tree.Tops[0].Code}）。", $"A new unit needs a unit above it. The top one is \"{structure.Tree.Tops[0].Name}\" ({structure.Tree.Tops[0].Code})."));
    }

    private static Unit? Find(Structure structure, string written)
    {
        if (structure.Units.FirstOrDefault(u => u.Code.Equals(written, StringComparison.OrdinalIgnoreCase)) is { } coded) return coded;
        return structure.Units.Where(u => u.Name == written).ToList() is [var named] ? named : null;
    }
}
