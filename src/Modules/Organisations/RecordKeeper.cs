using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations;

/// <summary>Opens somebody's record for one change, when the one who asks may keep the people of that unit.</summary>
internal sealed class RecordKeeper(Database database, IClock clock)
{
    public Task<Result<Id<Person>>> Change(SignedIn me, Id<Person> id, Func<PersonRecord, Structure, Task<List<Error>>> change) =>
        database.Write(me.Access, async write =>
        {
            if (await PersonRecord.Find(write, id, me.Today(clock)) is not { } record) return PersonErrors.NotFound;
            var structure = await Structure.Load(write.Db);
            if (!me.May(Permission.KeepPeople, record.Person.UnitId)) return PersonErrors.NotYours(structure.UnitName(record.Person.UnitId));
            var errors = await change(record, structure);
            return errors.Count > 0 ? errors : (Result<Id<Person>>)id;
        });

    /// <summary>A unit that people may be put into, and a post that exists.</summary>
    public static List<Error> Place(SignedIn me, Structure structure, Id<Unit> unit, Id<Post> post)
    {
        var errors = new List<Error>();
        if (structure.Unit(unit) is not { IsClosed: false } found) errors.Add(PersonErrors.UnitUnknown);
        else if (!me.May(Permission.KeepPeople, unit)) errors.Add(PersonErrors.NotYours(Structure.NameOf(found)));
        if (structure.Post(post) is null) errors.Add(PersonErrors.PostUnknown);
        return errors;
    }

    public static List<Error> Maybe(Error? error) => error is null ? [] : [error];
}
