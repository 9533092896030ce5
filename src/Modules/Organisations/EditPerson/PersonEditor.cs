using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.EditPerson;

/// <summary>What a record says of somebody himself; all of it, as it shall be.</summary>
public sealed record PersonDetails(string Number, string Name, string? Phone, LocalDate? HiredOn);

/// <summary>Corrects number, name, phone and day of hiring.</summary>
internal sealed class PersonEditor(Database database, IClock clock)
{
    public Task<Result<Id<Person>>> Edit(SignedIn me, Id<Person> id, PersonDetails asked) => database.Write(me.Access, async write =>
    {
        var today = me.Today(clock);
        if (await PersonRecord.Find(write, id, today) is not { } record) return PersonErrors.NotFound;
        var structure = await Structure.Load(write.Db);
        if (!me.May(Permission.KeepPeople, record.Person.UnitId)) return PersonErrors.NotYours(structure.UnitName(record.Person.UnitId));
        var errors = Check(record, asked, today);
        if (await PersonTexts.Taken(me, write.Db, asked.Number, id) is { } taken) errors.Add(taken);
        if (errors.Count > 0) return errors;
        await Change(record, asked);
        return (Result<Id<Person>>)id;
    });

    public static List<Error> Check(PersonRecord record, PersonDetails asked, LocalDate today)
    {
        var errors = PersonTexts.Check(asked.Number, asked.Name, asked.Phone);
        if (asked.HiredOn is not { } hired) return errors;
        if (!Days.AreLikely(hired, today)) errors.Add(PersonErrors.DayRange("hired_on", hired));
        else if (record.Person.LeftOn is { } left && left < hired) errors.Add(PersonErrors.LeftBeforeHired(left, hired) with { Field = "hired_on" });
        else if (record.Assignments.Count > 0 && record.Assignments.Min(a => a.From) is var first && first < hired) errors.Add(PersonErrors.HiredAfterWork(hired, first));
        return errors;
    }

    /// <summary>Writes down what differs; nothing when nothing does.</summary>
    public static async Task Change(PersonRecord record, PersonDetails asked)
    {
        var person = record.Person;
        var before = Details(person);
        if (before == asked) return;
        (person.Number, person.Name, person.Phone, person.HiredOn) = (asked.Number, asked.Name, asked.Phone, asked.HiredOn);
        await record.Journal("person.changed", new { before = Told(before), after = Told(asked) });
    }

    public static PersonDetails Details(Person person) => new(person.Number, person.Name, person.Phone, person.HiredOn);

    private static object Told(PersonDetails d) => new { d.Number, d.Name, d.Phone, hired = PersonRecord.Iso(d.HiredOn) };
}
