namespace Yunzhang.Engine.Tests.Simulation;

/// <summary>The plant's rules written out in plain loops, to check the engine against: it shares nothing with it.</summary>
internal sealed class CountedByHand
{
    private readonly HashSet<string> charged = [];
    private readonly Dictionary<(string, int), int> absences = [];

    public CountedByHand(SyntheticYear year, int countFrom = 10, decimal fine = 10, string reading = "add")
    {
        var lates = new Dictionary<(string, int), List<decimal>>();
        foreach (var fact in year.Deviations)
        {
            var worker = year.Workers[fact.Worker];
            if (fact.IsNoShow ? !fact.IsExcused : fact.Minutes >= 60) Absent(worker, fact, worker.DayWage + 200);
            else if (!fact.IsNoShow && fact.Minutes >= countFrom)
            {
                var key = (worker.Id, fact.Day.Year * 12 + fact.Day.Month);
                if (!lates.TryGetValue(key, out var sums)) lates[key] = sums = [];
                sums.Add(worker.PostClass == "first" ? fine : 30);
                Charge(worker, sums[^1]);
                if (sums.Count % 3 != 0) continue;
                Conversions++;
                Absent(worker, fact, reading == "count-only" ? 0 : worker.DayWage + 200);
                if (reading == "replace") Owed -= sums[^1] + sums[^2] + sums[^3];
            }
        }
    }

    public decimal Owed { get; private set; }

    public int Conversions { get; private set; }

    public int PeopleCharged => charged.Count;

    public int BonusesLost => absences.Where(a => a.Value >= 5).Select(a => a.Key.Item1).Distinct().Count();

    private void Absent(Worker worker, Deviation fact, decimal sum)
    {
        absences[(worker.Id, fact.Day.Year)] = absences.GetValueOrDefault((worker.Id, fact.Day.Year)) + 1;
        Charge(worker, sum);
    }

    private void Charge(Worker worker, decimal sum)
    {
        Owed += sum;
        if (sum > 0) charged.Add(worker.Id);
    }
}
