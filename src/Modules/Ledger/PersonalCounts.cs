using NodaTime;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger;

/// <summary>How near somebody is to the lines of the counts that run for him: worked out from his facts as they stand, each time it is asked.</summary>
public sealed class PersonalCounts(RulesInForce inForce)
{
    /// <summary>The counts begun and not at their line, nearest first, of every regulation in force.</summary>
    /// <param name="db">Sees at least the person.</param>
    /// <param name="person">Whose.</param>
    /// <param name="day">The day asked about; facts of later days are left out.</param>
    public async Task<IReadOnlyList<CountAhead>> Of(AppDbContext db, Id<Person> person, LocalDate day)
    {
        var rules = await inForce.Now(db);
        if (rules.Count == 0) return [];
        var from = rules.Select(r => Lookback.FirstDay(r.Bound.Pack, day.ToYearMonth())).Aggregate((a, b) => a is { } x && b is { } y ? LocalDate.Min(x, y) : null);
        var books = await FactBooks.Read(db, new FactRange(from, day, People: [person]));
        var found = new List<CountAhead>();
        foreach (var rule in rules)
        {
            var book = books.For(rule.Bound);
            var index = book.IndexOf(person);
            if (index < 0) continue;
            var ledger = Reckoner.Reckon(rule.Bound, book.Book, day, day);
            found.AddRange(CountAhead.Of(ledger, book.Book.People.All[index]));
        }

        return [.. found.OrderBy(a => a.Left / a.Threshold)];
    }
}
