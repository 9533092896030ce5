using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.KeepUnits;

/// <summary>Adds units, renames and moves them. The tree never has a circle, and its top stays.</summary>
internal sealed class UnitKeeper(Database database)
{
    /// <summary>Asked again for the same unit, it gives it back and changes nothing.</summary>
    public Task<Result<Id<Unit>>> Add(SignedIn me, Id<Unit> id, Id<Unit> parent, UnitDetails asked) => database.Write(me.Access, async write =>
    {
        var structure = await Structure.Load(write.Db);
        if (structure.Unit(id) is not null) return id;
        var errors = asked.Check(structure, id);
        if (structure.Unit(parent) is not { IsClosed: false } || !me.May(Permission.KeepPeople, parent)) errors.Add(UnitErrors.ParentUnknown);
        if (errors.Count > 0) return errors;
        await Enter(write, structure, id, parent, asked);
        return (Result<Id<Unit>>)id;
    });

    public Task<Result<Id<Unit>>> Edit(SignedIn me, Id<Unit> id, UnitDetails asked) => Change(me, id, async (write, unit, structure) =>
    {
        var errors = asked.Check(structure, id);
        if (errors.Count == 0) await Rename(write, unit, asked);
        return errors;
    });

    public Task<Result<Id<Unit>>> Move(SignedIn me, Id<Unit> id, Id<Unit> parent) => Change(me, id, async (write, unit, structure) =>
    {
        if (CheckMove(me, structure, unit, parent) is { } refused) return [refused];
        await PutUnder(write, structure, unit, parent);
        return [];
    });

    public static async Task<Unit> Enter(Write write, Structure structure, Id<Unit> id, Id<Unit> parent, UnitDetails asked)
    {
        var unit = new Unit(write.Access.Organisation, id, parent, asked.Code, asked.Name, asked.Kind);
        asked.ApplyTo(unit);
        write.Db.Add(unit);
        await write.Journal(Streams.Of(id), "unit.added", new { asked.Code, asked.Name, parent = structure.UnitName(parent).Zh });
        return unit;
    }

    public static async Task<bool> Rename(Write write, Unit unit, UnitDetails asked)
    {
        var before = UnitDetails.Of(unit);
        if (before == asked) return false;
        asked.ApplyTo(unit);
        await write.Journal(Streams.Of(unit.UnitId), "unit.changed", new { before, after = asked });
        return true;
    }

    public static Error? CheckMove(SignedIn me, Structure structure, Unit unit, Id<Unit> parent)
    {
        if (unit.ParentId is null) return UnitErrors.TopStays;
        if (structure.Unit(parent) is not { IsClosed: false } above || !me.May(Permission.KeepPeople, parent)) return UnitErrors.ParentUnknown;
        return structure.Tree.WithBelow(unit.UnitId).Contains(parent) ? UnitErrors.Circle(unit.Name, above.Name) : null;
    }

    public static async Task<bool> PutUnder(Write write, Structure structure, Unit unit, Id<Unit> parent)
    {
        if (unit.ParentId == parent) return false;
        await write.Journal(Streams.Of(unit.UnitId), "unit.moved", new { unit.Name, from = unit.ParentId is { } old ? structure.UnitName(old).Zh : null, to = structure.UnitName(parent).Zh });
        unit.ParentId = parent;
        return true;
    }

    private Task<Result<Id<Unit>>> Change(SignedIn me, Id<Unit> id, Func<Write, Unit, Structure, Task<List<Error>>> change) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<Unit>().AsTracking().SingleOrDefaultAsync(u => u.UnitId == id) is not { } unit) return UnitErrors.NotFound;
        if (!me.May(Permission.KeepPeople, id)) return PersonErrors.NotYours(Structure.NameOf(unit));
        var errors = await change(write, unit, await Structure.Load(write.Db));
        return errors.Count > 0 ? errors : (Result<Id<Unit>>)id;
    });
}
