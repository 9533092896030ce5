using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Reckoning;

/// <summary>The count of one subject in the window it is in.</summary>
internal struct CounterCell
{
    public bool IsOpen;
    public int Window;
    public decimal Count;

    /// <summary>True when something that may belong to the count is not decided yet.</summary>
    public bool Waits;

    /// <summary>The row that stands, plus one; 0 for none.</summary>
    public int Tier;

    /// <summary>The entry of that row, plus one; 0 for none.</summary>
    public int TierEntry;

    /// <summary>Entries a later consequence may take the place of.</summary>
    public List<int>? Members;

    private int lastPeriod;
    private Queue<(int Day, decimal Adds)>? recent;

    /// <summary>Adds to the count.</summary>
    /// <param name="adds">How much.</param>
    /// <param name="day">Day number.</param>
    /// <param name="run">What may not be missed; null counts everything.</param>
    /// <param name="rolling">Length of a rolling window in days; 0 for none.</param>
    /// <param name="before">Set to the count it starts from, after what has expired or been broken.</param>
    public void Add(decimal adds, int day, RunUnit? run, int rolling, ref decimal before)
    {
        if (rolling > 0) Expire(day - rolling + 1);
        if (run is RunUnit.Day or RunUnit.Month)
        {
            var period = run == RunUnit.Day ? day : Windows.KeyOf(WindowKind.Month, day);
            if (Count > 0 && period == lastPeriod) adds = 0;
            else if (period != lastPeriod + 1) Break();
            lastPeriod = period;
        }
        before = Count;
        Count += adds;
        if (rolling > 0) (recent ??= new()).Enqueue((day, adds));
    }

    /// <summary>The count as it stands on a later day: without what has expired by then, zero when the run was broken.</summary>
    public readonly decimal CountOn(int day, RunUnit? run, int rolling)
    {
        if (run is RunUnit.Day or RunUnit.Month && lastPeriod < (run == RunUnit.Day ? day : Windows.KeyOf(WindowKind.Month, day)) - 1) return 0;
        var count = Count;
        if (rolling > 0 && recent is not null)
            foreach (var (on, adds) in recent)
                if (on < day - rolling + 1) count -= adds;
        return count;
    }

    /// <summary>Starts again from zero.</summary>
    public void Break()
    {
        Count = 0;
        Members?.Clear();
        recent?.Clear();
    }

    private void Expire(int firstDay)
    {
        while (recent is { Count: > 0 } && recent.Peek().Day < firstDay) Count -= recent.Dequeue().Adds;
    }
}
