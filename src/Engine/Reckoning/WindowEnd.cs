using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Tables;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Judges everyone a counter concerns when a window ends.</summary>
internal static class WindowEnd
{
    public static void Judge(CounterRun run, BoundCounter counter, int version, int first, int last, Ledger ledger, Frames frames, DeterminationRecorder recorder, bool trace)
    {
        var rows = counter.CounterVersions[version].Rows!;
        foreach (var (subject, person) in Subjects(counter, first, last, ledger, frames))
        {
            frames.OfPerson(person, last);
            var count = run.CountAtEnd(subject);
            if (run.WaitsAtEnd(subject))
            {
                recorder.UndecidedAtEnd(counter, version, subject, counter.PerUnit, last, count);
                continue;
            }
            var match = rows.Matcher.Find(frames.WithCount(count));
            if (match.Kind is MatchKind.Broken or MatchKind.Failed) ledger.CountsNotPlaced++;
            if (match.Kind != MatchKind.Row) continue;
            if (trace) ledger.Reach(new RowReach(counter.Index, version, match.Row));
            if (rows.Rows[match.Row].Consequence.IsEmpty) continue;
            var (charged, isUnit) = counter.ChargesSlot >= 0 && frames.Frame[counter.ChargesSlot] is { Kind: ValueKind.Text } named
                ? ((counter.ChargesUnit ? ledger.Book.Units : ledger.Book.People).GetOrAdd(named.AsText).Index, counter.ChargesUnit)
                : (subject, counter.PerUnit);
            recorder.Record(counter, version, match.Row, -1, charged, isUnit, last, count);
        }
    }

    // A unit is judged through the people in it; the first one stands for what is known of it.
    private static List<(int Subject, Person Person)> Subjects(BoundCounter counter, int first, int last, Ledger ledger, Frames frames)
    {
        var firstDay = NodaTime.LocalDate.FromDateOnly(DateOnly.FromDayNumber(first));
        var lastDay = NodaTime.LocalDate.FromDateOnly(DateOnly.FromDayNumber(last));
        var found = new List<(int, Person)>();
        var seen = new HashSet<int>();
        if (counter.PerUnit && counter.PerSlot < 0) return [.. ledger.Book.Units.All.Select(u => (u.Index, u))];
        foreach (var person in ledger.Book.People.All)
        {
            if (!person.IsEmployed(firstDay, lastDay)) continue;
            var frame = frames.OfPerson(person, last);
            if (!ledger.Pack.Binds(frame)) continue;
            if (counter.PerSlot < 0) found.Add((person.Index, person));
            else if (frame[counter.PerSlot] is { Kind: ValueKind.Text } of
                     && (counter.PerUnit ? ledger.Book.Units : ledger.Book.People).GetOrAdd(of.AsText) is var owner && seen.Add(owner.Index))
                found.Add((owner.Index, person));
        }
        return found;
    }
}
