using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations.SignIn;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>
/// Brings a list of staff in: new people are added, what the file says otherwise of known ones is changed, empty cells change nothing. Rows that fail hold
/// up no others. One transaction; the same file again changes nothing.
/// </summary>
internal sealed class PeopleImporter(Database database, IClock clock)
{
    /// <param name="file">The whole file.</param>
    /// <param name="makeMissing">Whether units and posts that nobody has entered are made.</param>
    /// <param name="keep">False tries it and changes nothing: what it reports is what would be.</param>
    public Task<ImportReport> Run(SignedIn me, byte[] file, bool makeMissing, bool keep) => database.Write(me.Access, async write =>
    {
        var report = new ImportReport();
        var rows = ImportFile.Read(file, PeopleColumns.Known, report);
        if (report.Refusal is null) await Take(write, me, rows, makeMissing, report);
        if (report.Refusal is not null || !keep || !report.ChangesSomething) write.Db.ChangeTracker.Clear();
        else
            await write.Journal($"import/{Id<ImportReport>.New()}", "people.imported", new
            {
                report.Format, report.Rows, report.Added, report.Changed, report.Unchanged, failed = report.Failed.Count, units = report.MadeUnits, posts = report.MadePosts,
            });
        return report;
    });

    private async Task Take(Write write, SignedIn me, IReadOnlyList<ImportRow> rows, bool makeMissing, ImportReport report)
    {
        var places = new Places(await Structure.Load(write.Db));
        if (makeMissing) await places.MakeMissing(write, me, rows, report);
        var desk = await StaffDesk.Open(write, me, me.Today(clock), places, rows, await SignInNamesTaken(rows));
        foreach (var row in rows) await desk.Take(row, report);
    }

    // Sign-in names are unique over all organisations, so this one look goes past the border.
    private async Task<IReadOnlyList<string>> SignInNamesTaken(IReadOnlyList<ImportRow> rows)
    {
        var names = rows.Select(r => SignInNames.Plain(r[PeopleColumns.SignInName])).Where(n => n.Length > 0).Distinct().ToArray();
        if (names.Length == 0) return [];
        await using var db = database.OpenWhole();
        return await db.Set<Account>().IgnoreQueryFilters().Where(a => names.Contains(a.SignInName)).Select(a => a.SignInName).ToListAsync();
    }
}
