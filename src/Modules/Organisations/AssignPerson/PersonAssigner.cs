using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.AssignPerson;

/// <summary>A post somebody is to take.</summary>
public sealed record NewAssignment(Id<Unit> Unit, Id<Post> Post, LocalDate From, LocalDate? To, bool IsMain)
{
    /// <summary>Made when the form was first shown, so that a form posted twice is recognised.</summary>
    public Id<Assignment> AssignmentId { get; init; } = Id<Assignment>.New();
}

/// <summary>Puts people into posts and takes them out.</summary>
internal sealed class PersonAssigner(RecordKeeper keeper, IClock clock)
{
    public Task<Result<Id<Person>>> Assign(SignedIn me, Id<Person> person, NewAssignment asked) => keeper.Change(me, person, async (record, structure) =>
    {
        if (record.Assignments.Any(a => a.AssignmentId == asked.AssignmentId)) return [];
        var errors = RecordKeeper.Place(me, structure, asked.Unit, asked.Post);
        if (!Days.AreLikely(asked.From, me.Today(clock))) errors.Add(PersonErrors.DayRange("from", asked.From));
        if (asked.To is { } to && !Days.AreLikely(to, me.Today(clock))) errors.Add(PersonErrors.DayRange("to", to));
        if (errors.Count > 0) return errors;
        return await record.Assign(structure.Unit(asked.Unit)!, structure.Post(asked.Post)!, asked.From, asked.To, asked.IsMain, asked.AssignmentId);
    });

    public Task<Result<Id<Person>>> End(SignedIn me, Id<Person> person, Id<Assignment> assignment, LocalDate to) =>
        keeper.Change(me, person, async (record, _) => RecordKeeper.Maybe(await record.EndAssignment(assignment, to)));

    public Task<Result<Id<Person>>> Withdraw(SignedIn me, Id<Person> person, Id<Assignment> assignment) =>
        keeper.Change(me, person, async (record, _) => RecordKeeper.Maybe(await record.Withdraw(assignment)));
}
