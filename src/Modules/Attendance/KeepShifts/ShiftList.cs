using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Attendance.KeepShifts;

/// <summary>One line of the list of shifts.</summary>
/// <param name="Now">The times in force today, or the first to come; null when it has none.</param>
/// <param name="Patterns">Patterns it stands in.</param>
internal sealed record ShiftRow(KeptShift Shift, ShiftVersion? Now, int Patterns);

/// <summary>One shift with all that is known of it.</summary>
internal sealed record ShiftReading(KeptShift Shift, IReadOnlyList<ShiftVersion> Versions, ShiftUse Use, Structure Structure);

/// <summary>Reads shifts for lists, forms and files.</summary>
internal sealed class ShiftList(Database database, IClock clock)
{
    public const string Ended = "ended", All = "all";

    public static IReadOnlyList<string> Sorts { get; } = ["name", "start"];

    public static string[] Filters { get; } = ["q", "state"];

    public Task<ListPage<ShiftRow>> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db => RowList.Page(await Rows(db, me, query), query, Key, r => r.Shift.ShiftId.ToString()));

    public Task<List<ShiftRow>> Whole(SignedIn me, ListQuery query) => database.Read(me.Access, async db => RowList.All(await Rows(db, me, query), query, Key, r => r.Shift.ShiftId.ToString()));

    /// <summary>One shift; null when there is none of that id.</summary>
    public Task<ShiftReading?> One(SignedIn me, Id<KeptShift> id) => database.Read(me.Access, async db =>
    {
        if (await db.Set<KeptShift>().AsNoTracking().SingleOrDefaultAsync(s => s.ShiftId == id) is not { } shift) return null;
        var versions = await db.Set<KeptShiftVersion>().AsNoTracking().Where(v => v.ShiftId == id).ToListAsync();
        return new ShiftReading(shift, [.. versions.OrderByDescending(v => v.From).Select(v => ShiftText.Read(v.From, v.Times))], await ShiftUse.Of(db, id), await Structure.Load(db));
    });

    /// <summary>Shifts that may be rostered, by name.</summary>
    public Task<List<KeptShift>> Offered(SignedIn me) => database.Read(me.Access, db => db.Set<KeptShift>().AsNoTracking().Where(s => !s.IsClosed).OrderBy(s => s.Name).ToListAsync());

    private async Task<List<ShiftRow>> Rows(AppDbContext db, SignedIn me, ListQuery query)
    {
        var today = me.Today(clock);
        var versions = (await db.Set<KeptShiftVersion>().AsNoTracking().ToListAsync()).ToLookup(v => v.ShiftId);
        var used = (await db.Set<KeptPattern>().AsNoTracking().ToListAsync()).SelectMany(p => Cycles.Read(p.Cycle).SelectMany(d => d).Distinct()).ToLookup(s => s);
        var text = query["q"];
        var shifts = (await db.Set<KeptShift>().AsNoTracking().ToListAsync())
            .Where(s => query["state"] switch { Ended => s.IsClosed, All => true, _ => !s.IsClosed })
            .Where(s => text.Length == 0 || s.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || s.NameEn?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
        return [.. shifts.Select(s => new ShiftRow(s, Governing(versions[s.ShiftId], today), used[s.ShiftId].Count()))];
    }

    private static ShiftVersion? Governing(IEnumerable<KeptShiftVersion> versions, LocalDate today)
    {
        var all = versions.OrderBy(v => v.From).ToList();
        return (all.FindLast(v => v.From <= today) ?? all.FirstOrDefault()) is { } now ? ShiftText.Read(now.From, now.Times) : null;
    }

    private static string Key(ShiftRow row, string? sort) => sort == "start" && row.Now is { } now ? ShiftWords.Clock(now.Hours.Start) : row.Shift.Name;
}
