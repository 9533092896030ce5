using System.Runtime.InteropServices;
using NodaTime;
using Yunzhang.Modules.Attendance.Rosters;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>
/// Works out the days of one person after another, each from punches in order of time. Its lists are used again for the next person, so a month of
/// many people allocates next to nothing. Not for several threads.
/// </summary>
internal sealed class PersonDays(Roster roster)
{
    private readonly ShiftTimesCache times = new();
    private readonly List<PlannedShift> planned = [];
    private readonly List<ShiftWindow> windows = [];
    private readonly List<Cover> covers = [];
    private readonly List<DayRecord> records = [];
    private readonly List<Deviation> deviations = [];
    private readonly List<LocalDate> unplannable = [];
    private StretchDay[] stretches = new StretchDay[8];

    /// <summary>Records of the person last worked out, by day and slot. Holds until the next call of <see cref="Run"/>.</summary>
    public ReadOnlySpan<DayRecord> Records => CollectionsMarshal.AsSpan(records);

    /// <summary>Deviations of the person last worked out, by day and slot.</summary>
    public ReadOnlySpan<Deviation> Deviations => CollectionsMarshal.AsSpan(deviations);

    /// <summary>Works out the days of a person from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <param name="person">The person.</param>
    /// <param name="first">First day wanted.</param>
    /// <param name="last">Last day wanted.</param>
    /// <param name="punches">Punches of the person in order of time, from the day before the first to two days after the last.</param>
    /// <param name="recorded">Leave and outings of the person, in any order; where two overlap, the one that began first counts.</param>
    /// <param name="until">How far punches are known; windows open beyond are not over.</param>
    /// <param name="trace">Keeps how each shift was judged, for the reasons; null in the mass run.</param>
    public void Run(
        RosterPerson person, LocalDate first, LocalDate last, ReadOnlySpan<long> punches, ReadOnlySpan<Cover> recorded, long until, List<ShiftTrace>? trace = null)
    {
        records.Clear();
        deviations.Clear();
        TakeCovers(recorded);
        Plan(person, first, last, punches);
        var slot = 0;
        for (var i = 0; i < windows.Count; i++)
        {
            var day = windows[i].Times.Day;
            slot = i > 0 && windows[i - 1].Times.Day == day ? slot + 1 : 0;
            if (day >= first && day <= last) Judge(person, i, slot, punches, until, trace);
        }
        if (unplannable.Count > 0) AddUnplannable(person, first, last);
        AddRestDays(person, first, last, punches);
    }

    private void TakeCovers(ReadOnlySpan<Cover> recorded)
    {
        covers.Clear();
        if (recorded.IsEmpty) return;
        covers.AddRange(recorded);
        covers.Sort((a, b) => (a.From, !a.Counts, a.To).CompareTo((b.From, !b.Counts, b.To)));
        var end = long.MinValue;
        for (var i = 0; i < covers.Count; i++)
        {
            if (!covers[i].Counts) continue;
            covers[i] = covers[i] with { From = Math.Max(covers[i].From, end), To = Math.Max(covers[i].To, end) };
            end = covers[i].To;
        }
    }

    private void Plan(RosterPerson person, LocalDate first, LocalDate last, ReadOnlySpan<long> punches)
    {
        planned.Clear();
        windows.Clear();
        unplannable.Clear();
        for (var day = first.PlusDays(-1); day <= last.PlusDays(1); day = day.PlusDays(1))
        {
            var before = planned.Count;
            roster.Fill(person, day, times, planned);
            for (var i = before; i < planned.Count; i++)
            {
                if (planned[i].Times is not null) windows.Add(new(planned[i]));
                else unplannable.Add(day);
            }
        }
        var span = CollectionsMarshal.AsSpan(windows);
        for (var i = 1; i < span.Length; i++) ShiftWindow.Part(ref span[i - 1], ref span[i]);
        ShiftWindow.Deal(span, punches);
    }

    private void Judge(RosterPerson person, int index, int slot, ReadOnlySpan<long> punches, long until, List<ShiftTrace>? trace)
    {
        var window = windows[index];
        var shift = new ShiftCase
        {
            Person = person.Ordinal,
            Slot = (byte)slot,
            Times = window.Times,
            Punches = punches.Slice(window.FirstPunch, window.Punches),
            Covers = CollectionsMarshal.AsSpan(covers),
            JoinedBefore = window.AdjoinsBefore && IsAttended(index) && IsAttended(index - 1),
            JoinedAfter = window.AdjoinsAfter && IsAttended(index) && IsAttended(index + 1),
            IsOver = until >= window.Closes,
        };
        if (stretches.Length < shift.Times.Stretches.Length) stretches = new StretchDay[shift.Times.Stretches.Length];
        var own = stretches.AsSpan(0, shift.Times.Stretches.Length);
        PunchMatch.Match(shift, own);
        var before = deviations.Count;
        records.Add(ShiftJudge.Judge(shift, own, deviations));
        trace?.Add(new(window.Planned, shift.Punches.ToArray(), own.ToArray(), shift.Covers.ToArray(), records[^1], [.. Deviations[before..]]));
    }

    // Somebody who was at the shifts before and after, without a gap between, was at this one too.
    private bool IsAttended(int index)
    {
        var window = windows[index];
        if (window.Punches > 0) return true;
        return window is { AdjoinsBefore: true, AdjoinsAfter: true } && windows[index - 1].Punches > 0 && windows[index + 1].Punches > 0;
    }

    private void AddUnplannable(RosterPerson person, LocalDate first, LocalDate last)
    {
        foreach (var day in unplannable)
        {
            if (day < first || day > last) continue;
            records.Add(new DayRecord
            {
                Person = person.Ordinal,
                Day = day,
                Slot = (byte)records.Count(r => r.Day == day),
                Status = DayStatus.NoTimes,
                First = Micros.None,
                Last = Micros.None,
            });
        }
        SortRecords();
    }

    private void AddRestDays(RosterPerson person, LocalDate first, LocalDate last, ReadOnlySpan<long> punches)
    {
        var before = records.Count;
        var next = 0;
        for (var i = 0; i < punches.Length; i++)
        {
            while (next < windows.Count && windows[next].Closes <= punches[i]) next++;
            if (next < windows.Count && windows[next].Opens <= punches[i]) continue;
            if (person.Postings.Count == 0) continue;
            AddRestDay(person, Micros.ToLocal(punches[i], person.Postings[0].Site.Zone).Date, first, last, punches[i], before);
        }
        if (records.Count > before) SortRecords();
    }

    private void AddRestDay(RosterPerson person, LocalDate day, LocalDate first, LocalDate last, long punch, int before)
    {
        if (day < first || day > last) return;
        for (var i = 0; i < before; i++)
            if (records[i].Day == day) return;
        if (records.Count > before && records[^1].Day == day)
        {
            records[^1] = records[^1] with { Last = punch };
            return;
        }
        records.Add(new DayRecord { Person = person.Ordinal, Day = day, Status = DayStatus.RestDayPunched, First = punch, Last = punch });
    }

    private void SortRecords() => records.Sort((a, b) => (a.Day, a.Slot).CompareTo((b.Day, b.Slot)));
}
