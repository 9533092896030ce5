using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Simulation;

/// <summary>Picks the people for whom most changes, and the control that moved most for each.</summary>
internal sealed class MostChanged(Ledger before, Ledger after, IReadOnlyList<ControlEffect> controls)
{
    /// <summary>How many are named when nobody says otherwise.</summary>
    public const int Usual = 10;

    public IReadOnlyList<ChangedPerson> Of(Population population, int most)
    {
        var picked = population.People.Where(p => p.Difference != 0 || !p.StandsAlike)
            .OrderByDescending(p => Math.Abs(p.Difference)).ThenByDescending(p => Math.Abs(p.PointsDifference)).ThenBy(p => p.Person.Index)
            .Take(most).ToList();
        var moved = picked.ToDictionary(p => p.Person.Index, _ => new Dictionary<string, (decimal Net, decimal Points)>(StringComparer.Ordinal));
        Add(before, -1, moved);
        Add(after, 1, moved);
        return [.. picked.Select(p => Changed(p, moved[p.Person.Index]))];
    }

    private static void Add(Ledger ledger, int sign, Dictionary<int, Dictionary<string, (decimal Net, decimal Points)>> moved)
    {
        foreach (ref readonly var entry in ledger.Entries)
        {
            if (entry.IsUnit || !entry.Counts || !moved.TryGetValue(entry.Subject, out var sums)) continue;
            var control = ledger.ControlIdOf(entry);
            var (net, points) = sums.GetValueOrDefault(control);
            sums[control] = (net + sign * Tally.Net(entry), points + sign * entry.Measures.Points);
        }
    }

    private ChangedPerson Changed(Concerned one, Dictionary<string, (decimal Net, decimal Points)> moved)
    {
        var byMoney = moved.Values.Any(m => m.Net != 0);
        ControlEffect? mover = null;
        decimal sum = 0;
        foreach (var control in controls)
        {
            var (net, points) = moved.GetValueOrDefault(control.Id);
            var part = byMoney ? net : points;
            if (Math.Abs(part) > Math.Abs(sum)) (mover, sum) = (control, part);
        }
        return new ChangedPerson(one.Person, one.Before, one.After, one.Old?.Points ?? 0, one.New?.Points ?? 0, mover, sum, Standings(one));
    }

    private List<Phrase> Standings(Concerned one)
    {
        var found = new List<Phrase>();
        foreach (var mark in before.Pack.Pack.Words.Marks)
        {
            var was = one.Old?.Marks.GetValueOrDefault(mark.Id) ?? mark.Default;
            var becomes = one.New?.Marks.GetValueOrDefault(mark.Id) ?? mark.Default;
            if (was != becomes) found.Add(Tally.Joined(mark.Name, NameOf(mark, becomes)));
        }
        return found;
    }

    private static Phrase NameOf(Mark mark, string option) => mark.Options.FirstOrDefault(o => o.Id == option)?.Name ?? Phrase.Same(option);
}
