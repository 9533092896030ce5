using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.ShowPerson;

/// <summary>Everything the page of a person shows.</summary>
internal sealed record PersonView(Person Person, Structure Structure, IReadOnlyList<Assignment> Assignments, IReadOnlyList<PersonValue> Values, Account? Account, LocalDate Today)
{
    public Assignment? Main => Assignments.FirstOrDefault(a => a.IsMain && a.HoldsOn(Today)) ?? Assignments.FirstOrDefault(a => a.IsMain);
}

/// <summary>Reads the page of a person.</summary>
internal sealed class PersonReader(Database database, IClock clock)
{
    /// <summary>Null when there is nobody of this id whom the one who asks may see.</summary>
    public Task<PersonView?> Find(SignedIn me, string id) => database.Read(me.Access, async db =>
    {
        if (!Id<Person>.TryParse(id, null, out var person)) return null;
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.PersonId == person) is not { } found) return null;
        // Whoever may see a person sees his history, also the part of it in other units; wages only those who keep them, and he himself.
        var assignments = await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(a => a.PersonId == person).OrderByDescending(a => a.From).ThenBy(a => a.AssignmentId).ToListAsync();
        var values = me.Person == person || me.May(Permission.KeepPeople, found.UnitId)
            ? await db.Set<PersonValue>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(v => v.PersonId == person).OrderBy(v => v.Field).ThenByDescending(v => v.From).ToListAsync()
            : [];
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == person);
        return new PersonView(found, await Structure.Load(db), assignments, values, account, me.Today(clock));
    });
}
