using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Months;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Attendance.DeriveDeviations;

/// <summary>
/// Works deviations out of punches and hands them to the facts, in the write of whoever changed a punch, a roster or leave. Running it again changes
/// nothing; running it later adds what could not be said before a shift's window had closed.
/// </summary>
internal sealed class DeviationDeriver(RulesInForce inForce, DerivedFacts facts)
{
    /// <summary>Derives the days of some people.</summary>
    /// <param name="write">The write it belongs to; what was changed in it has been saved.</param>
    /// <param name="people">Whose days; null for everybody's.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, included; days that have not come yet are left out.</param>
    /// <exception cref="InvalidOperationException">A regulation cannot read what was derived by its own words; nothing of the write may be kept.</exception>
    public async Task<DerivedChanges> Derive(Write write, IReadOnlySet<Id<Person>>? people, LocalDate first, LocalDate last)
    {
        var organisation = await write.Db.Home();
        if (organisation.DayOf(write.Now) is var today && last > today) last = today;
        var words = new DeviationWords(await inForce.Now(write.Db));
        if (last < first || !words.Speak) return new DerivedChanges(0, 0, 0, 0);
        var who = await Who(write.Db, people);
        var book = await AttendanceBook.Load(write.Db, who, first, last);
        var found = new List<NewFact>();
        await DayRuns.Run(write.Db, book, who, first, last, write.Now, (in PersonMonth month) =>
        {
            var person = book.Of(month.Person.Ordinal).PersonId;
            foreach (var deviation in month.Deviations)
                if (words.FactOf(deviation, person) is { } fact) found.Add(fact);
        });
        var taken = await facts.TakeOver(write, new Derived(DeviationWords.Source, first, last, people, found));
        return taken.IsOk ? taken.Value : throw new InvalidOperationException($"Deviations could not become facts: {string.Join("; ", taken.Errors)}");
    }

    private static Task<List<Person>> Who(AppDbContext db, IReadOnlySet<Id<Person>>? people)
    {
        var all = db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).OrderBy(p => p.Ordinal);
        return people is null ? BulkRead.List(db, all) : BulkRead.OfPeople(db, all, people);
    }
}
