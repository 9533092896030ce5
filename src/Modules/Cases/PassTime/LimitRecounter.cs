using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.PassTime;

/// <summary>
/// Counts the limits of open cases again when days of the calendar they are counted by have changed. Each case is read again in a write of its own; the calendar is
/// marked as done last, so what was interrupted is done once more, which moves nothing twice.
/// </summary>
public sealed class LimitRecounter
{
    private const int AtOnce = 200;

    private readonly Database database;
    private readonly CaseKeeper keeper;

    internal LimitRecounter(Database database, CaseKeeper keeper) => (this.database, this.keeper) = (database, keeper);

    /// <summary>Does what is marked now.</summary>
    /// <returns>How many cases had a limit that moved.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var moved = 0;
        foreach (var (organisation, unit, changed) in await Changed(stop))
        {
            var access = Access.OfSystem(organisation, "cases");
            var (of, name) = await database.Read(access, async db =>
            {
                var structure = await Structure.Load(db);
                return (structure.Tree.WithBelow(unit), structure.UnitName(unit));
            });
            var why = new Phrase($"{name.Zh}的日历改了", $"the calendar of {name.En} has changed");
            var here = 0;
            for (Id<Case>? last = null; await Counted(access, of, last) is { Count: > 0 } cases; last = cases[^1])
                foreach (var id in cases) here += await database.Write(access, write => Recount(write, id, why), stop);
            await database.Write(access, write => Done(write, unit, changed, here), stop);
            moved += here;
        }

        return moved;
    }

    private async Task<List<(Id<Organisation>, Id<Unit>, Instant)>> Changed(CancellationToken stop)
    {
        await using var db = database.OpenWhole();
        var found = await db.Set<KeptCalendar>().IgnoreQueryFilters().Where(c => c.ChangedAt != null).OrderBy(c => c.ChangedAt).Select(c => new { c.OrganisationId, c.UnitId, c.ChangedAt }).ToListAsync(stop);
        return found.ConvertAll(c => (c.OrganisationId, c.UnitId, c.ChangedAt!.Value));
    }

    private Task<List<Id<Case>>> Counted(Access access, IReadOnlyList<Id<Unit>> of, Id<Case>? last) => database.Read(access, async db =>
    {
        var cases = db.Set<Case>().Where(c => c.Due != null && c.Ending == null && of.Contains(c.UnitId));
        if (last is { } after) cases = cases.Where(c => c.CaseId > after);
        return await cases.OrderBy(c => c.CaseId).Take(AtOnce).Select(c => c.CaseId).ToListAsync();
    });

    private async Task<int> Recount(Write write, Id<Case> id, Phrase why)
    {
        if (await keeper.Open(write, id) is not { } opened) return 0;
        var before = opened.State.Open.Select(s => s.Due).ToList();
        var done = await keeper.Do(write, opened, "", new CaseAct.Recount(why));
        return done.IsOk && await keeper.Open(write, id) is { } now && !now.State.Open.Select(s => s.Due).SequenceEqual(before) ? 1 : 0;
    }

    private static async Task<int> Done(Write write, Id<Unit> unit, Instant changed, int moved)
    {
        if (await write.Db.Set<KeptCalendar>().AsTracking().SingleOrDefaultAsync(c => c.UnitId == unit) is not { } calendar || calendar.ChangedAt != changed) return 0;
        calendar.ChangedAt = null;
        await write.Journal(Streams.Of(unit), "calendar.limits-counted", new { unit = (await Structure.Load(write.Db)).UnitName(unit).Zh, moved });
        return 1;
    }
}
