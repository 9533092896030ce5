using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Simulation;

/// <summary>One person before and after. A statement is null when no entry falls to them.</summary>
internal sealed record Concerned(Person Person, Statement? Old, Statement? New)
{
    public decimal Before => Net(Old);

    public decimal After => Net(New);

    public decimal Difference => After - Before;

    public decimal PointsDifference => (New?.Points ?? 0) - (Old?.Points ?? 0);

    /// <summary>True when points, marks, cards and gates are the same.</summary>
    public bool StandsAlike =>
        PointsDifference == 0 && Alike(Old?.Marks, New?.Marks) && Alike(Old?.Cards, New?.Cards) && (Old?.Gates ?? Nothing).SetEquals(New?.Gates ?? Nothing);

    private static readonly HashSet<string> Nothing = [];

    public static decimal Net(Statement? statement) => statement is null ? 0 : statement.ToPay - statement.ToGet;

    private static bool Alike<T>(IReadOnlyDictionary<string, T>? a, IReadOnlyDictionary<string, T>? b) =>
        (a?.Count ?? 0) == (b?.Count ?? 0) && (a is null || a.All(p => b!.TryGetValue(p.Key, out var other) && Equals(other, p.Value)));
}

/// <summary>Everyone concerned by a simulation, in the order of the people book; and what falls to units.</summary>
internal sealed class Population
{
    public Population(Ledger before, Ledger after, ReplayPeriod period)
    {
        (Before, After) = (Statements.Of(before), Statements.Of(after));
        var book = before.Book;
        var old = Before.Where(s => !s.IsUnit).ToDictionary(s => s.Subject.Index);
        var now = After.Where(s => !s.IsUnit).ToDictionary(s => s.Subject.Index);
        var frame = book.Layout.NewFrame();
        var people = new List<Concerned>();
        foreach (var person in book.People.All)
        {
            var one = new Concerned(person, old.GetValueOrDefault(person.Index), now.GetValueOrDefault(person.Index));
            if (one.Old is not null || one.New is not null || IsBound(person)) people.Add(one);
        }
        People = people;

        bool IsBound(Person person)
        {
            if (person.Joined > period.To || person.Left < period.From) return false;
            book.FillPerson(frame, person, period.To.ToDateOnly().DayNumber);
            return before.Pack.Binds(frame) || after.Pack.Binds(frame);
        }
    }

    public IReadOnlyList<Statement> Before { get; }

    public IReadOnlyList<Statement> After { get; }

    public IReadOnlyList<Concerned> People { get; }

    /// <summary>Everyone in their lot.</summary>
    public PeopleEffect Effect()
    {
        var lots = new[] { Shift.None, Shift.None, Shift.None, Shift.None };
        foreach (var one in People)
        {
            var lot = one.Difference > 0 ? 0 : one.Difference < 0 ? 1 : one.StandsAlike ? 3 : 2;
            lots[lot] = lots[lot].With(one.Before, one.After);
        }
        return new PeopleEffect(lots[0], lots[1], lots[2], lots[3], Units());
    }

    private Shift Units()
    {
        var before = Before.Where(s => s.IsUnit).ToList();
        var after = After.Where(s => s.IsUnit).ToList();
        var units = before.Concat(after).Select(s => s.Subject.Index).Distinct().Count();
        return new Shift(units, before.Sum(Concerned.Net), after.Sum(Concerned.Net));
    }
}
