using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts;

/// <summary>Adds facts, and notes in the same write which months of whom must be reckoned again.</summary>
public static class FactStore
{
    /// <summary>
    /// Says that something a rule may read of a person (post, unit, wage, days of employment) was changed from a day on. To be called in the write that
    /// changes it.
    /// </summary>
    public static Task MarkChanged(Write write, IEnumerable<Id<Person>> people, LocalDate from) => MarkChanged(write, people, [], from);

    internal static async Task MarkChanged(Write write, IEnumerable<Id<Person>> people, IEnumerable<Id<Unit>> units, LocalDate from)
    {
        var (stamp, month) = ((await Clock(write)).Take(1), from.ToYearMonth());
        write.AddMany(people.Distinct().Order().Select(p => new ChangedMonth(write.Access.Organisation, stamp, month, p, default)));
        write.AddMany(units.Distinct().Order().Select(u => new ChangedMonth(write.Access.Organisation, stamp, month, default, u)));
    }

    /// <summary>Adds facts in the order given, and ends those they replace.</summary>
    /// <returns>Number of the first; the others follow it one by one.</returns>
    internal static async Task<long> Append(Write write, IReadOnlyList<CheckedFact> facts, IReadOnlyList<Fact> withdrawn, bool isCorrection = false)
    {
        var clock = await Clock(write);
        var first = clock.Take(facts.Count + withdrawn.Count);
        var today = await write.Today();
        var rows = facts.Select((f, i) => Row(write, f, first + i)).Concat(withdrawn.Select((w, i) => Withdrawal(write, w, first + facts.Count + i, today, isCorrection))).ToList();
        var ended = facts.Select(f => f.Replaces).OfType<Fact>().Concat(withdrawn).ToList();
        var namedBefore = await NamesOf(write.Db, ended);
        write.AddMany(rows);
        write.AddMany(facts.SelectMany((f, i) => f.Named.Order().Select(p => new FactName(write.Access.Organisation, p, first + i))));
        write.AddMany(Changes(write, clock.Last, rows, ended, namedBefore, facts));
        await End(write, rows);
        return first;
    }

    private static async Task<FactClock> Clock(Write write)
    {
        var clock = await write.Db.FindAsync<FactClock>(write.Access.Organisation);
        if (clock is null) write.Db.Add(clock = new FactClock(write.Access.Organisation));
        return clock;
    }

    private static Fact Row(Write write, CheckedFact fact, long number) => new()
    {
        OrganisationId = write.Access.Organisation, Number = number, Root = fact.Replaces?.Root ?? number, Word = fact.Asked.Word,
        PersonId = fact.Asked.Person, UnitId = fact.Unit, Occurred = fact.Asked.Occurred, At = fact.Asked.At, KnownOn = fact.KnownOn,
        RecordedAt = write.Now, RecordedBy = write.Access.Actor.Name, Source = fact.Asked.Source, Fields = fact.Fields, Replaces = fact.Replaces?.Number,
        Key = fact.Asked.Key, Revision = fact.Replaces is { } before && before.Key == fact.Asked.Key ? before.Revision + 1 : 1,
        IsCorrection = fact.IsCorrection, Note = fact.Asked.Note, Witness = fact.Asked.Witness, Photo = fact.Asked.Photo,
    };

    private static Fact Withdrawal(Write write, Fact fact, long number, LocalDate today, bool isCorrection) => new()
    {
        OrganisationId = write.Access.Organisation, Number = number, Root = fact.Root, Word = fact.Word, PersonId = fact.PersonId, UnitId = fact.UnitId,
        Occurred = fact.Occurred, At = fact.At, KnownOn = today, RecordedAt = write.Now, RecordedBy = write.Access.Actor.Name, Source = fact.Source,
        Replaces = fact.Number, IsWithdrawal = true, IsCorrection = isCorrection, Key = fact.Key, Revision = fact.Revision + 1,
    };

    private static IEnumerable<ChangedMonth> Changes(
        Write write, long stamp, IEnumerable<Fact> rows, IReadOnlyList<Fact> ended, ILookup<long, Id<Person>> namedBefore, IReadOnlyList<CheckedFact> facts)
    {
        var marks = new HashSet<(Id<Person> Person, Id<Unit> Unit, YearMonth Month)>();
        foreach (var row in rows.Concat(ended)) marks.Add(row.PersonId is { } person ? (person, default, row.Occurred.ToYearMonth()) : (default, row.UnitId, row.Occurred.ToYearMonth()));
        foreach (var fact in facts) marks.UnionWith(fact.Named.Select(p => (p, default(Id<Unit>), fact.Asked.Occurred.ToYearMonth())));
        foreach (var old in ended) marks.UnionWith(namedBefore[old.Number].Select(p => (p, default(Id<Unit>), old.Occurred.ToYearMonth())));
        return marks.OrderBy(m => m.Person).ThenBy(m => m.Unit).ThenBy(m => m.Month).Select(m => new ChangedMonth(write.Access.Organisation, stamp, m.Month, m.Person, m.Unit));
    }

    private static async Task<ILookup<long, Id<Person>>> NamesOf(AppDbContext db, IReadOnlyList<Fact> facts)
    {
        var names = new List<FactName>();
        foreach (var chunk in facts.Select(f => f.Number).Chunk(500))
            names.AddRange(await db.Set<FactName>().AsNoTracking().Where(n => chunk.Contains(n.Number)).ToListAsync());
        return names.ToLookup(n => n.Number, n => n.PersonId);
    }

    private static async Task End(Write write, IEnumerable<Fact> rows)
    {
        foreach (var chunk in rows.Select(r => r.Replaces).OfType<long>().Chunk(500))
        {
            var facts = write.Db.Set<Fact>().IgnoreQueryFilters([AppDbContext.UnitFilter]);
            await write.ChangeMany(facts.Where(f => chunk.Contains(f.Number)), set =>
                set.SetProperty(f => f.EndedBy, f => facts.Where(later => later.Replaces == f.Number).Select(later => (long?)later.Number).First()));
        }
    }
}
