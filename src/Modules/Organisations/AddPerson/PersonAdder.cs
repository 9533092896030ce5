using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.AddPerson;

/// <summary>Somebody who comes to work here.</summary>
/// <param name="PersonId">Made when the form was first shown, so that a form posted twice is recognised.</param>
public sealed record NewPerson(
    Id<Person> PersonId, string Number, string Name, Id<Unit> Unit, Id<Post> Post, LocalDate From, LocalDate? HiredOn = null, string? Phone = null, string? DayWage = null);

/// <summary>Enters a person with his first, main post.</summary>
internal sealed class PersonAdder(Database database, IClock clock)
{
    /// <summary>Asked again for the same person, it gives him back and changes nothing.</summary>
    public Task<Result<Id<Person>>> Add(SignedIn me, NewPerson asked) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<Person>().AnyAsync(p => p.PersonId == asked.PersonId)) return asked.PersonId;
        var structure = await Structure.Load(write.Db);
        var today = me.Today(clock);
        var wage = asked.DayWage is { } text ? PersonFields.Read(PersonFields.DayWage, text) : null;
        var errors = Check(me, asked, structure, today);
        if (await PersonTexts.Taken(me, write.Db, asked.Number, asked.PersonId) is { } taken) errors.Add(taken);
        if (wage is { IsOk: false }) errors.AddRange(wage.Errors.Select(e => e with { Field = "day_wage" }));
        if (errors.Count > 0) return errors;
        await Enter(write, structure, today, asked, wage?.Value);
        return (Result<Id<Person>>)asked.PersonId;
    });

    /// <summary>Writes somebody down who has been checked.</summary>
    public static async Task<PersonRecord> Enter(Write write, Structure structure, LocalDate today, NewPerson asked, string? wage)
    {
        var organisation = await write.Db.Set<Organisation>().AsTracking().SingleAsync();
        var person = new Person(write.Access.Organisation, asked.PersonId, organisation.TakeOrdinal(), asked.Number, asked.Name, asked.Unit)
        {
            Phone = asked.Phone, HiredOn = asked.HiredOn ?? asked.From,
        };
        write.Db.Add(person);
        var record = new PersonRecord(write, structure, today, person, [], []);
        await record.Journal("person.added", new { person.Number, person.Name, hired = PersonRecord.Iso(person.HiredOn) });
        var refused = await record.Assign(structure.Unit(asked.Unit)!, structure.Post(asked.Post)!, asked.From, null, isMain: true);
        if (refused.Count > 0) throw new InvalidOperationException($"A first post that was checked is refused: {refused[0]}");
        if (wage is not null) await record.SetValue(PersonFields.DayWage, asked.From, wage);
        return record;
    }

    private static List<Error> Check(SignedIn me, NewPerson asked, Structure structure, LocalDate today)
    {
        var errors = PersonTexts.Check(asked.Number, asked.Name, asked.Phone);
        errors.AddRange(RecordKeeper.Place(me, structure, asked.Unit, asked.Post));
        errors.AddRange(CheckDays(asked.From, asked.HiredOn, today));
        return errors;
    }

    /// <summary>The days of somebody new: likely ones, hired before at work.</summary>
    public static IEnumerable<Error> CheckDays(LocalDate from, LocalDate? hiredOn, LocalDate today)
    {
        if (!Days.AreLikely(from, today)) yield return PersonErrors.DayRange("from", from);
        if (hiredOn is not { } hired) yield break;
        if (!Days.AreLikely(hired, today)) yield return PersonErrors.DayRange("hired_on", hired);
        else if (from < hired) yield return PersonErrors.BeforeHired(from, hired);
    }
}
