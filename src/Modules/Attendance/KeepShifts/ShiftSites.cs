using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Attendance.KeepShifts;

/// <summary>The places that may have times of their own: those where people work, as days are judged.</summary>
internal static class ShiftSites
{
    public static Task<IReadOnlyList<Choice>> Of(Database database, SignedIn me) => database.Read(me.Access, async db =>
    {
        var structure = await Structure.Load(db);
        var calendars = await db.Set<KeptCalendar>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().ToListAsync();
        var sites = new Sites(structure.Tree, me.TimeZone, calendars, []);
        return (IReadOnlyList<Choice>)[.. structure.Units.Where(u => !u.IsClosed && sites.Of(u.UnitId).Unit.UnitId == u.UnitId).Select(u => new Choice(u.UnitId.ToString(), Structure.NameOf(u)))];
    });
}
