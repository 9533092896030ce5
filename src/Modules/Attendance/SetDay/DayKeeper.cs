using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.SetDay;

/// <summary>What somebody wants for a day.</summary>
internal enum DayWish
{
    /// <summary>What the patterns say; whatever was said by hand goes.</summary>
    Usual,

    /// <summary>These shifts instead.</summary>
    Shifts,

    /// <summary>One shift besides.</summary>
    Extra,

    /// <summary>Rest.</summary>
    Rest,

    /// <summary>What somebody else was due, who does this person's.</summary>
    Swap,
}

/// <summary>A day to be set.</summary>
/// <param name="Shifts">For <see cref="DayWish.Shifts"/> and <see cref="DayWish.Extra"/>.</param>
/// <param name="With">For <see cref="DayWish.Swap"/>: the other person.</param>
internal sealed record DayChange(Id<Person> Person, LocalDate Day, DayWish Wish, IReadOnlyList<Id<KeptShift>> Shifts, Id<Person>? With, string Reason, bool KnowsClosed);

/// <summary>Sets what somebody works on a day, as heads do when somebody is ill or swaps. The main post is meant; other posts go by their patterns.</summary>
internal sealed class DayKeeper(Database database, RosterChange change, IClock clock)
{
    public Task<Result<LocalDate>> Set(SignedIn me, DayChange asked) => database.Write(me.Access, async write =>
    {
        var (people, refusal) = await People(write.Db, me, asked);
        if (refusal is not null) return (Result<LocalDate>)refusal;
        var errors = Check(asked);
        if (asked.Day < RosterErrors.Earliest || asked.Day > RosterErrors.Latest) errors.Add(RosterErrors.FarAway("day", asked.Day));
        if (errors.Count > 0) return errors;
        var book = await AttendanceBook.Load(write.Db, people, asked.Day.PlusDays(-2), asked.Day.PlusDays(2));
        foreach (var gone in book.People.Where(p => !DayPlan.IsHere(p, asked.Day))) errors.Add(RosterErrors.NotHere(book.Of(gone.Ordinal).Name, asked.Day));
        foreach (var shift in asked.Shifts)
        {
            if (!book.Shifts.TryGetValue(shift.ToString(), out var kept)) errors.Add(RosterErrors.NoShift with { Field = "shift" });
            else if (kept.IsClosed) errors.Add(RosterErrors.ShiftEnded(kept.Name));
        }

        if (errors.Count > 0) return errors;
        var said = Sayings(book, asked, errors);
        if (errors.Count > 0) return errors;
        var ids = people.Select(p => p.PersonId).ToHashSet();
        errors.AddRange(RosterTrial.Brings(book, DayPlan.With(book, said), book.People, asked.Day.PlusDays(-1), asked.Day.PlusDays(1)).Select(p => RosterErrors.OfProblem(p, asked.Wish == DayWish.Swap ? "with" : "shift")));
        var last = asked.Day < me.Today(clock) ? asked.Day : me.Today(clock);
        if (await RosterChange.Refusal(write.Db, ids, asked.Day, last, asked.KnowsClosed) is { } closed) errors.Add(closed);
        if (errors.Count > 0) return errors;
        if (await DayEntries.Put(write, people, said, asked.Reason.Trim()) == 0) return asked.Day;
        foreach (var person in people)
        {
            var planned = DayPlan.Of(DayPlan.With(book, said), book.People.First(p => p.Ordinal == person.Ordinal), asked.Day);
            await write.Journal(Streams.Of(person.PersonId), "roster.day-set", new
            {
                day = Figures.Day(asked.Day), what = asked.Wish.ToString(), shifts = ShiftCodes.Write(planned.Select(s => book.Shifts[s.ToString()].Name), Engine.Diagnostics.Language.Chinese), reason = asked.Reason.Trim(),
            });
        }

        await change.Judge(write, ids, asked.Day, asked.Day);
        return asked.Day;
    });

    private static Dictionary<(string, LocalDate), IReadOnlyList<Saying>> Sayings(AttendanceBook book, DayChange asked, List<Error> errors)
    {
        var self = book.People.First(p => p.Id == asked.Person.ToString());
        var said = new Dictionary<(string, LocalDate), IReadOnlyList<Saying>>();
        switch (asked.Wish)
        {
            case DayWish.Usual: said[(self.Id, asked.Day)] = []; break;
            case DayWish.Rest: said[(self.Id, asked.Day)] = DayPlan.Sayings(book, self, asked.Day, []); break;
            case DayWish.Shifts: said[(self.Id, asked.Day)] = DayPlan.Sayings(book, self, asked.Day, asked.Shifts); break;
            case DayWish.Extra:
                said[(self.Id, asked.Day)] = [.. book.EntriesOf(self.Id).Where(e => e.Day == asked.Day && e.Posting is null).Select(e => new Saying(e.Kind, e.Shift is { } s ? Id<KeptShift>.Parse(s.Id, null) : null)).Append(new(DayEntryKind.Extra, asked.Shifts[0])).Distinct()];
                break;
            default:
                var other = book.People.First(p => p.Id == asked.With.ToString());
                var (mine, theirs) = (DayPlan.Of(book.Roster, self, asked.Day), DayPlan.Of(book.Roster, other, asked.Day));
                if (mine.ToHashSet().SetEquals(theirs)) errors.Add(RosterErrors.SwapSame(book.Of(other.Ordinal).Name));
                said[(self.Id, asked.Day)] = Swapped(theirs);
                said[(other.Id, asked.Day)] = Swapped(mine);
                break;
        }

        return said;
    }

    private static List<Saying> Swapped(List<Id<KeptShift>> shifts) => shifts.Count == 0 ? [new(DayEntryKind.Swap, null)] : [.. shifts.Select(s => new Saying(DayEntryKind.Swap, s))];

    private static List<Error> Check(DayChange asked)
    {
        var errors = new List<Error>();
        if (asked.Wish != DayWish.Usual && string.IsNullOrWhiteSpace(asked.Reason)) errors.Add(AttendanceErrors.ReasonMissing);
        if (asked.Wish is DayWish.Shifts or DayWish.Extra && asked.Shifts.Count == 0) errors.Add(RosterErrors.ShiftMissing);
        if (asked.Wish == DayWish.Swap && (asked.With is null || asked.With == asked.Person)) errors.Add(RosterErrors.SwapAlone);
        return errors;
    }

    // Whoever records leave says who stands in for it, so the same permission is enough.
    private static async Task<(List<Person> People, Error? Refusal)> People(AppDbContext db, SignedIn me, DayChange asked)
    {
        var wanted = (asked.Wish == DayWish.Swap && asked.With is { } with ? [asked.Person, with] : new[] { asked.Person }).Distinct().ToArray();
        var people = await db.Set<Person>().AsNoTracking().Where(p => wanted.Contains(p.PersonId)).OrderBy(p => p.Ordinal).ToListAsync();
        if (people.Count < wanted.Length) return (people, people.Exists(p => p.PersonId == asked.Person) ? AttendanceErrors.NoPerson with { Field = "with" } : AttendanceErrors.NoPerson);
        var foreign = people.Find(p => !me.May(Permission.RecordFacts, p.UnitId));
        return (people, foreign is null ? null : AttendanceErrors.NotYours(foreign.Name));
    }
}
