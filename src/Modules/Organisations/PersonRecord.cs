using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations;

/// <summary>
/// Somebody's record as one thing: the person, his assignments and his dated values. Every change of it is checked and journalled here, whether a form
/// asked for it or a file. A refusal has changed nothing.
/// </summary>
internal sealed class PersonRecord(Write write, Structure structure, LocalDate today, Person person, List<Assignment> assignments, List<PersonValue> values)
{
    public Person Person => person;

    public IReadOnlyList<Assignment> Assignments => assignments;

    public IReadOnlyList<PersonValue> Values => values;

    /// <summary>How many changes were journalled so far.</summary>
    public int Changes { get; private set; }

    /// <summary>The main assignment of a day.</summary>
    public Assignment? MainOn(LocalDate day) => assignments.Find(a => a.IsMain && a.HoldsOn(day));

    /// <summary>What is known of a field on a day.</summary>
    public PersonValue? ValueOn(string field, LocalDate day) => values.Where(v => v.Field == field && v.From <= day).MaxBy(v => v.From);

    /// <summary>Finds somebody who may be seen, with his whole history: that he worked elsewhere decides what may follow.</summary>
    public static async Task<PersonRecord?> Find(Write write, Id<Person> id, LocalDate today)
    {
        if (await write.Db.Set<Person>().AsTracking().SingleOrDefaultAsync(p => p.PersonId == id) is not { } person) return null;
        var structure = await Structure.Load(write.Db);
        var assignments = await write.Db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking().Where(a => a.PersonId == id).OrderBy(a => a.From).ToListAsync();
        var values = await write.Db.Set<PersonValue>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking().Where(v => v.PersonId == id).OrderBy(v => v.From).ToListAsync();
        return new PersonRecord(write, structure, today, person, assignments, values);
    }

    /// <summary>Puts the person in a post from a day on. A main post ends the one before it on the day before.</summary>
    public async Task<List<Error>> Assign(Unit unit, Post post, LocalDate from, LocalDate? to, bool isMain, Id<Assignment>? id = null)
    {
        var errors = new AssignmentRules(person.HiredOn, person.LeftOn, assignments, structure).Check(unit, post, from, to, isMain);
        if (errors.Count > 0) return errors;
        var before = isMain ? MainOn(from) : null;
        before?.To = from.PlusDays(-1);
        var added = new Assignment(person.OrganisationId, id ?? Id<Assignment>.New(), person.PersonId, unit.UnitId, post.PostId, from, isMain) { To = to };
        write.Db.Add(added);
        assignments.Add(added);
        Follow();
        await Journal("person.assigned", new
        {
            unit = unit.Name, post = post.Name, from = Iso(from), to = Iso(to), main = isMain,
            before = before is null ? null : new { unit = structure.UnitName(before.UnitId).Zh, post = structure.PostName(before.PostId).Zh, to = Iso(before.To) },
        });
        return [];
    }

    /// <summary>Ends an assignment that is not the main one.</summary>
    public async Task<Error?> EndAssignment(Id<Assignment> id, LocalDate to)
    {
        if (assignments.Find(a => a.AssignmentId == id) is not { } assignment) return PersonErrors.AssignmentUnknown;
        if (assignment.IsMain) return PersonErrors.MainCannotEnd;
        if (to < assignment.From) return PersonErrors.EndBeforeStart(assignment.From);
        if (assignment.To == to) return null;
        assignment.To = to;
        await Journal("person.assignment-ended", Told(assignment));
        return null;
    }

    /// <summary>Removes an assignment that was a mistake; the main one before it goes on in its place.</summary>
    public async Task<Error?> Withdraw(Id<Assignment> id)
    {
        if (assignments.Find(a => a.AssignmentId == id) is not { } assignment) return PersonErrors.AssignmentUnknown;
        if (assignment.IsMain && assignments.Count(a => a.IsMain) == 1) return PersonErrors.OnlyMain;
        assignments.Remove(assignment);
        write.Db.Remove(assignment);
        if (assignment.IsMain && assignments.Find(a => a.IsMain && a.To == assignment.From.PlusDays(-1)) is { } before) before.To = assignment.To;
        Follow();
        await Journal("person.assignment-withdrawn", Told(assignment));
        return null;
    }

    /// <summary>Sets a dated value from a day on; null text says that it is not known from then on. The same again changes nothing.</summary>
    public async Task SetValue(string field, LocalDate from, string? text)
    {
        var known = ValueOn(field, from);
        if (known is not null ? known.Text == text : text is null) return;
        var before = known?.Text;
        var kept = values.Find(v => v.Field == field && v.From == from);
        if (kept is not null) kept.Text = text;
        else
        {
            kept = new PersonValue(person.OrganisationId, Id<PersonValue>.New(), person.PersonId, person.UnitId, field, from, text);
            write.Db.Add(kept);
            values.Add(kept);
        }
        await Journal("person.value-set", new { field, from = Iso(from), before, after = text });
    }

    /// <summary>Ends the employment: posts end with the last day, the account when that day is over.</summary>
    public async Task<Error?> Leave(LocalDate lastDay)
    {
        if (person.LeftOn == lastDay) return null;
        if (CheckLeave(lastDay) is { } refused) return refused;
        foreach (var unborn in assignments.Where(a => a.From > lastDay).ToList())
        {
            assignments.Remove(unborn);
            write.Db.Remove(unborn);
        }
        foreach (var open in assignments.Where(a => a.To is null || a.To > lastDay)) open.To = lastDay;
        person.LeftOn = lastDay;
        await Journal("person.left", new { person.Number, person.Name, on = Iso(lastDay) });
        return null;
    }

    /// <summary>Why the employment cannot end with a day; null when it can.</summary>
    public Error? CheckLeave(LocalDate lastDay)
    {
        if (person.LeftOn is { } left && left != lastDay) return PersonErrors.AlreadyLeft(left);
        if (!Days.AreLikely(lastDay, today)) return PersonErrors.DayRange("left_on", lastDay);
        if (person.HiredOn is { } hired && lastDay < hired) return PersonErrors.LeftBeforeHired(lastDay, hired);
        return assignments.Find(a => a.IsMain && a.From > lastDay) is { } later ? PersonErrors.LeftBeforeWork(lastDay, later.From) : null;
    }

    /// <summary>Undoes the end of the employment: posts that ended with it go on.</summary>
    public async Task<Error?> Return()
    {
        if (person.LeftOn is not { } left) return PersonErrors.NotLeft;
        person.LeftOn = null;
        if (assignments.Find(a => a.IsMain && a.To == left) is { } main) main.To = null;
        Follow();
        await Journal("person.returned", new { person.Number, person.Name, left = Iso(left) });
        return null;
    }

    public Task Journal(string kind, object body)
    {
        Changes++;
        return write.Journal(Streams.Of(person.PersonId), kind, body);
    }

    /// <summary>The unit a person is seen by: that of the main post in force today; before the first, that one; after the last, it stays.</summary>
    public bool Follow()
    {
        var main = MainOn(today) ?? (assignments.Exists(a => a.IsMain && a.From <= today) ? null : assignments.Where(a => a.IsMain).MinBy(a => a.From));
        if (main is null || main.UnitId == person.UnitId) return false;
        person.UnitId = main.UnitId;
        return true;
    }

    internal static string? Iso(LocalDate? day) => day is { } known ? Platform.Ui.Figures.Day(known) : null;

    private object Told(Assignment a) => new
    {
        unit = structure.UnitName(a.UnitId).Zh, post = structure.PostName(a.PostId).Zh, from = Iso(a.From), to = Iso(a.To), main = a.IsMain,
    };
}
