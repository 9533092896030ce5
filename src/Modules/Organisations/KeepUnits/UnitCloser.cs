using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.KeepUnits;

/// <summary>Closes a unit, sending its people on; opens it again. What happened there stays.</summary>
internal sealed class UnitCloser(Database database, IClock clock)
{
    /// <param name="to">Where its people go, with the same posts; may be null when it has none.</param>
    /// <param name="from">Their first day there.</param>
    public Task<Result<Id<Unit>>> Close(SignedIn me, Id<Unit> id, Id<Unit>? to, LocalDate from) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<Unit>().AsTracking().SingleOrDefaultAsync(u => u.UnitId == id) is not { } unit) return UnitErrors.NotFound;
        if (!me.May(Permission.KeepPeople, id)) return PersonErrors.NotYours(Structure.NameOf(unit));
        if (unit.ParentId is null) return UnitErrors.TopStays;
        if (unit.IsClosed) return id;
        var structure = await Structure.Load(write.Db);
        var open = structure.Tree.Below(id).Where(u => !u.IsClosed).ToList();
        if (open.Count > 0) return UnitErrors.HasUnits(open.Count, open[0].Name);
        var staying = await Staying(write, id, from);
        if (staying.Count > 0 && to is null) return UnitErrors.PeopleLeft(staying.Count);
        if (to == id || (to is { } there && (structure.Unit(there) is not { IsClosed: false } || !me.May(Permission.KeepPeople, there)))) return UnitErrors.WhereTo;
        if (!Days.AreLikely(from, me.Today(clock))) return PersonErrors.DayRange("from", from);
        foreach (var person in staying)
        {
            var record = (await PersonRecord.Find(write, person, me.Today(clock)))!;
            if (await Send(record, structure, id, to!.Value, from) is { } refused)
            {
                write.Db.ChangeTracker.Clear();
                return UnitErrors.CannotMove(record.Person.Name, refused.Message);
            }
        }
        unit.IsClosed = true;
        await write.Journal(Streams.Of(id), "unit.closed", new { unit.Name, people = staying.Count, to = to is { } target ? structure.UnitName(target).Zh : null, from = PersonRecord.Iso(from) });
        return (Result<Id<Unit>>)id;
    });

    public Task<Result<Id<Unit>>> Reopen(SignedIn me, Id<Unit> id) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<Unit>().AsTracking().SingleOrDefaultAsync(u => u.UnitId == id) is not { } unit) return UnitErrors.NotFound;
        if (!me.May(Permission.KeepPeople, id)) return PersonErrors.NotYours(Structure.NameOf(unit));
        if (!unit.IsClosed) return id;
        unit.IsClosed = false;
        await write.Journal(Streams.Of(id), "unit.reopened", new { unit.Name });
        return (Result<Id<Unit>>)id;
    });

    // Whoever holds or will hold a post here on that day or later, the main one or one beside it.
    private static Task<List<Id<Person>>> Staying(Write write, Id<Unit> unit, LocalDate from) => write.Db.Set<Assignment>()
        .IgnoreQueryFilters([AppDbContext.UnitFilter])
        .Where(a => a.UnitId == unit && (a.To == null || a.To >= from) && a.IsMain)
        .OrderBy(a => a.PersonId).Select(a => a.PersonId).Distinct().ToListAsync();

    private static async Task<Error?> Send(PersonRecord record, Structure structure, Id<Unit> unit, Id<Unit> to, LocalDate from)
    {
        var main = record.Assignments.Where(a => a.IsMain && a.UnitId == unit).MaxBy(a => a.From)!;
        if (main.From >= from) return PersonErrors.MainLater(structure.UnitName(unit), main.From);
        var errors = await record.Assign(structure.Unit(to)!, structure.Post(main.PostId)!, from, main.To, isMain: true);
        return errors.Count > 0 ? errors[0] : null;
    }
}
