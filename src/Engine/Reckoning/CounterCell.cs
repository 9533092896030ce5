using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Reckoning;

/// <summary>The count of one subject in the window it is in. Kept small, since a run touches one at random for every fact.</summary>
internal struct CounterCell
{
    public decimal Count;
    private CellHistory? history;
    private int lastPeriod;
    public int Window;
    public bool IsOpen;

    /// <summary>True when something that may belong to the count is not decided yet.</summary>
    public bool Waits;

    /// <summary>What only some counters need.</summary>
    public CellHistory History => history ??= new CellHistory();

    /// <summary>Adds to the count.</summary>
    /// <param name="adds">How much.</param>
    /// <param name="day">Day number.</param>
    /// <param name="run">What may not be missed; null counts everything.</param>
    /// <param name="rolling">Length of a rolling window in days; 0 for none.</param>
    /// <returns>The count it starts from, after what has expired or been broken.</returns>
    public decimal Add(decimal adds, int day, RunUnit? run, int rolling)
    {
        if (rolling > 0) Count -= History.Expire(day - rolling + 1);
        if (run is RunUnit.Day or RunUnit.Month)
        {
            var period = run == RunUnit.Day ? day : Windows.KeyOf(WindowKind.Month, day);
            if (Count > 0 && period == lastPeriod) adds = 0;
            else if (period != lastPeriod + 1) Break();
            lastPeriod = period;
        }
        var before = Count;
        Count += adds;
        if (rolling > 0) History.Recent.Enqueue((day, adds));
        return before;
    }

    /// <summary>The count as it stands on a later day: without what has expired by then, zero when the run was broken.</summary>
    public readonly decimal CountOn(int day, RunUnit? run, int rolling)
    {
        if (run is RunUnit.Day or RunUnit.Month && lastPeriod < (run == RunUnit.Day ? day : Windows.KeyOf(WindowKind.Month, day)) - 1) return 0;
        return rolling > 0 && history is not null ? Count - history.ExpiredBy(day - rolling + 1) : Count;
    }

    /// <summary>Starts again from zero.</summary>
    public void Break()
    {
        Count = 0;
        history?.Members.Clear();
        history?.Recent.Clear();
    }
}

/// <summary>What led to a count, for counters that replace, take tiers, or forget.</summary>
internal sealed class CellHistory
{
    /// <summary>The row that stands, plus one; 0 for none.</summary>
    public int Tier { get; set; }

    /// <summary>The entry of that row, plus one; 0 for none.</summary>
    public int TierEntry { get; set; }

    /// <summary>Entries a later consequence may take the place of.</summary>
    public List<int> Members { get; } = [];

    /// <summary>What a rolling window still holds.</summary>
    public Queue<(int Day, decimal Adds)> Recent { get; } = new();

    /// <summary>Forgets what lies before a day, and says how much that was.</summary>
    public decimal Expire(int firstDay)
    {
        decimal expired = 0;
        while (Recent.Count > 0 && Recent.Peek().Day < firstDay) expired += Recent.Dequeue().Adds;
        return expired;
    }

    /// <summary>How much lies before a day.</summary>
    public decimal ExpiredBy(int firstDay)
    {
        decimal expired = 0;
        foreach (var (day, adds) in Recent)
            if (day < firstDay) expired += adds;
        return expired;
    }
}
