using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Tables;

namespace Yunzhang.Engine.Reckoning;

/// <summary>
/// One counter over one run. Facts come in event order, so only the window a subject is in needs keeping; an earlier one never comes back.
/// </summary>
internal sealed class CounterRun(BoundCounter counter, Ledger ledger, Frames frames, DeterminationRecorder recorder, bool trace)
{
    private readonly WindowKind window = counter.Counter.Window.Kind;
    private readonly int rollingDays = counter.Counter.Window.Days;
    private readonly RunUnit? run = counter.Counter.InARow;
    private CounterCell[] cells = [];
    private (int Day, int Version, int Window) today = (-1, -1, 0);
    private readonly CountCondition condition = new(counter, ledger, frames);
    private int endKey;

    public BoundCounter Counter => counter;

    /// <summary>How many entries the last <see cref="Take"/> led to.</summary>
    public int Led { get; private set; }

    public bool ActsAtEnd { get; } = counter.ActsAtEnd;

    /// <summary>Last day number of the next window to close.</summary>
    public int NextEnd => Windows.LastDay(window, endKey);

    /// <summary>Windows from this day on are judged when they end.</summary>
    public void OpenFrom(int day) => endKey = Windows.KeyOf(window, day);

    /// <summary>Counts an entry and acts on what the count came to.</summary>
    public void Take(int entry)
    {
        Led = 0;
        var found = ledger.At(entry);
        if (!IsOn(found.Day)) return;
        var counted = condition.Holds(entry, found.Outcome);
        if (counted == false) Reach(-1);
        if (counted == false && run != RunUnit.Fact) return;
        var subject = counter.PerSlot < 0 ? found.Subject : SubjectIn(frames.OfEntry(entry));
        if (subject < 0) return;
        ref var cell = ref CellOf(subject);
        if (counted == false)
        {
            cell.Break();
            return;
        }
        if (counted is null || condition.Adds(entry) is not { } adds)
        {
            Undecided(found, subject, ref cell);
            return;
        }
        var before = cell.Add(adds, found.Day, run, rollingDays);
        if (trace) ledger.Step(new CountStep(entry, counter.Index, cell.Count));
        Act(entry, found, subject, before, ref cell);
    }

    /// <summary>Notes that an undecided entry may belong to the count. Only the end of a window asks; a threshold is simply not reached yet.</summary>
    public void Wait(int entry)
    {
        var found = ledger.At(entry);
        if (!IsOn(found.Day)) return;
        var subject = counter.PerSlot < 0 ? found.Subject : SubjectIn(frames.OfEntry(entry));
        if (subject >= 0) CellOf(subject).Waits = true;
    }

    private bool IsOn(int day)
    {
        if (today.Day != day) today = (day, counter.VersionOn(day), Windows.KeyOf(window, day));
        return today.Version >= 0;
    }

    private void Act(int entry, in Determination found, int subject, decimal before, ref CounterCell cell)
    {
        var version = counter.CounterVersions[today.Version];
        var now = cell.Count;
        foreach (var warn in version.Warn)
            if (before < warn && warn <= now)
                ledger.Warn(new CountWarning(counter.Definition.Id, subject, counter.PerUnit, found.Day, now, version.Every + version.Reaches));
        if (version.Definition.Replaces) cell.History.Members.Add(entry);
        if (version.Every > 0)
        {
            if (now < version.Every) return;
            for (var k = decimal.Floor(before / version.Every) + 1; k <= decimal.Floor(now / version.Every); k++) Fire(version, 0, found, subject, now, ref cell);
        }
        else if (version.Reaches > 0)
        {
            if (before < version.Reaches && version.Reaches <= now) Fire(version, 0, found, subject, now, ref cell);
        }
        else if (version.Definition.Apply != TierRule.AtEnd) Tier(version, found, subject, now, ref cell);
        if (version.Rows is null) Reach(Led > 0 ? 0 : -1);
    }

    private void Tier(BoundCounterVersion version, in Determination found, int subject, decimal now, ref CounterCell cell)
    {
        if (found.Fact >= 0) frames.OfFact(found.Fact, found.Subject, found.IsUnit);
        var match = version.Rows!.Matcher.Find(frames.WithCount(now));
        if (match.Kind is MatchKind.Broken or MatchKind.Failed) ledger.CountsNotPlaced++;
        if (match.Kind == MatchKind.Waits) Undecided(found, subject, ref cell);
        if (match.Kind != MatchKind.Row) return;
        Reach(match.Row);
        if (version.Definition.Apply == TierRule.Each)
        {
            if (!version.Consequences[match.Row].IsEmpty) Fire(version, match.Row, found, subject, now, ref cell);
            return;
        }
        var history = cell.History;
        if (match.Row + 1 == history.Tier) return;
        var lower = history.TierEntry - 1;
        history.Tier = match.Row + 1;
        history.TierEntry = Fire(version, match.Row, found, subject, now, ref cell) + 1;
        if (lower >= 0) ledger.Supersede(lower, history.TierEntry - 1, Standing.Replaced);
    }

    // A count that depends on something nobody has said is no reason to let someone off, nor to charge them: it waits, and is seen to wait.
    private void Undecided(in Determination found, int subject, ref CounterCell cell)
    {
        cell.Waits = true;
        if (found.Fact >= 0) recorder.Undecided(counter, today.Version, found.Fact, subject, counter.PerUnit, Standing.Waits);
        else recorder.UndecidedAtEnd(counter, today.Version, subject, counter.PerUnit, found.Day, 0);
        Led++;
    }

    private void Reach(int row)
    {
        if (trace) ledger.Reach(new RowReach(counter.Index, today.Version, row));
    }

    private int Fire(BoundCounterVersion version, int row, in Determination found, int subject, decimal now, ref CounterCell cell)
    {
        var (charged, isUnit) = Charged(found, subject);
        var entry = recorder.Record(counter, today.Version, row, found.Fact, charged, isUnit, found.Day, now);
        Led++;
        if (version.Definition.Replaces) Replace(cell.History.Members, entry, found.Day);
        return entry;
    }

    private void Replace(List<int> members, int by, int day)
    {
        foreach (var member in members)
            if (rollingDays == 0 || ledger.At(member).Day > day - rollingDays) ledger.Supersede(member, by, Standing.Replaced);
        members.Clear();
    }

    private (int Subject, bool IsUnit) Charged(in Determination found, int subject)
    {
        if (counter.ChargesSlot < 0) return (subject, counter.PerUnit);
        var frame = found.Fact >= 0 ? frames.OfFact(found.Fact) : frames.Frame;
        var value = frame[counter.ChargesSlot];
        var register = counter.ChargesUnit ? ledger.Book.Units : ledger.Book.People;
        return value.Kind == ValueKind.Text ? (register.GetOrAdd(value.AsText).Index, counter.ChargesUnit) : (subject, counter.PerUnit);
    }

    private int SubjectIn(Value[] frame)
    {
        var value = frame[counter.PerSlot];
        if (value.Kind != ValueKind.Text) return -1;
        return (counter.PerUnit ? ledger.Book.Units : ledger.Book.People).GetOrAdd(value.AsText).Index;
    }

    private ref CounterCell CellOf(int subject)
    {
        if (subject >= cells.Length) Array.Resize(ref cells, Math.Max(subject + 1, cells.Length * 2));
        ref var cell = ref cells[subject];
        if (!cell.IsOpen || cell.Window != today.Window) cell = new CounterCell { Window = today.Window, IsOpen = true };
        return ref cell;
    }

    /// <summary>Judges the window that ends at <see cref="NextEnd"/>, for everyone it concerns, zero counts included.</summary>
    public void CloseWindow()
    {
        var day = NextEnd;
        var version = counter.VersionOn(day);
        var first = Windows.FirstDay(window, endKey);
        if (version >= 0 && counter.CounterVersions[version].FromDay <= first) WindowEnd.Judge(this, counter, version, first, day, ledger, frames, recorder, trace);
        endKey++;
    }

    /// <summary>The count of a subject in the window a day lies in; 0 when nothing was counted.</summary>
    public decimal CountOn(int subject, int day) =>
        subject < cells.Length && cells[subject] is { IsOpen: true } cell && cell.Window == Windows.KeyOf(window, day)
            ? cell.CountOn(day, run, rollingDays) : 0;

    /// <summary>Whether something in the window about to close is not decided yet.</summary>
    public bool WaitsAtEnd(int subject) => subject < cells.Length && cells[subject] is { IsOpen: true, Waits: true } cell && cell.Window == endKey;

    /// <summary>The count of a subject in the window about to close.</summary>
    public decimal CountAtEnd(int subject) =>
        subject < cells.Length && cells[subject] is { IsOpen: true } cell && cell.Window == endKey ? cell.Count : 0;
}
