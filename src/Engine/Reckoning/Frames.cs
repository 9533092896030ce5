using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Reckoning;

/// <summary>The one frame of a run, and what is in it, so that nothing is filled in twice and nothing that nobody reads.</summary>
internal sealed class Frames(BoundPack pack, FactBook book, EntryList entries, FactLookups? shared = null)
{
    private readonly FrameLayout layout = pack.Layout;
    private readonly FillPlan?[] plans = FillPlans.Of(pack);
    private readonly int outcomeSlot = pack.Layout.SlotOf(ResultColumn.Outcome);
    private readonly int amountSlot = pack.Layout.SlotOf(ResultColumn.Amount);
    private readonly int rewardSlot = pack.Layout.SlotOf(ResultColumn.Reward);
    private readonly int pointsSlot = pack.Layout.SlotOf(ResultColumn.Points);
    private readonly int daysSlot = pack.Layout.SlotOf(ResultColumn.Days);
    private readonly Value[] outcomes = Value.Choices([.. pack.Pack.Words.Outcomes.Select(o => o.Id)]);
    private readonly FactLookups lookups = shared ?? new(pack, book);
    private int fact = -1;
    private int person = -1;
    private bool whole;

    public Value[] Frame { get; } = pack.Layout.NewFrame();

    /// <summary>Puts in what the tables decide a fact by, and no more.</summary>
    public Value[] ToDecide(int number)
    {
        if (fact == number && person < 0) return Frame;
        if (plans[book.WordIndexOf(number)] is not { } plan || !book.Fill(Frame, number, plan)) return OfFact(number);
        (fact, person, whole) = (number, -1, false);
        return Frame;
    }

    /// <summary>The same, with the fields of the one charged.</summary>
    public Value[] ToDecide(int number, int charged, bool isUnit) =>
        IsOwn(number, charged, isUnit) ? ToDecide(number) : OfFact(number, charged, isUnit);

    /// <summary>Puts in what the sums of a consequence are worked out from, and no more.</summary>
    public Value[] ToSum(int number, int charged, bool isUnit, FillPlan? plan)
    {
        if ((fact == number && whole) || plan is null || !IsOwn(number, charged, isUnit)) return OfFact(number, charged, isUnit);
        if (!book.Fill(Frame, number, plan)) return OfFact(number);
        (fact, person, whole) = (-1, -1, false);
        return Frame;
    }

    /// <summary>Puts a fact in, with its own subject's fields.</summary>
    public Value[] OfFact(int number)
    {
        if (fact == number && person < 0 && whole) return Frame;
        book.Fill(Frame, number);
        lookups.Fill(Frame, number);
        (fact, person, whole) = (number, -1, true);
        return Frame;
    }

    /// <summary>Puts a fact in, with the fields of the one charged.</summary>
    public Value[] OfFact(int number, int charged, bool isUnit)
    {
        if (fact == number && person == charged && whole) return Frame;
        OfFact(number);
        if (IsOwn(number, charged, isUnit)) return Frame;
        book.FillPerson(Frame, book.People.All[charged], book.DayOf(number));
        person = charged;
        return Frame;
    }

    /// <summary>Puts a person in, as of a day, without a fact.</summary>
    public Value[] OfPerson(Person someone, int day)
    {
        book.FillPerson(Frame, someone, day);
        Frame[layout.Subject] = Value.Of(someone.Id);
        Frame[layout.Date] = Value.Day(day);
        (fact, person, whole) = (-1, someone.Index, true);
        return Frame;
    }

    /// <summary>Puts in what a determination came to, and the fact behind it.</summary>
    public Value[] OfEntry(int entry)
    {
        ref readonly var found = ref entries.At(entry);
        if (found.Fact >= 0) OfFact(found.Fact, found.Subject, found.IsUnit);
        else if (!found.IsUnit) OfPerson(book.People.All[found.Subject], found.Day);
        return ResultsOf(entry);
    }

    /// <summary>Puts in what a determination came to, and leaves the rest.</summary>
    public Value[] ResultsOf(int entry)
    {
        ref readonly var found = ref entries.At(entry);
        Frame[outcomeSlot] = found.Outcome >= 0 ? outcomes[found.Outcome] : Value.Unknown("outcome");
        Frame[amountSlot] = found.Standing == Standing.AmountWaits ? Value.Unknown("amount") : Value.Of(found.Amount);
        Frame[rewardSlot] = Value.Of(found.Measures.Reward);
        Frame[pointsSlot] = Value.Of(found.Measures.Points);
        Frame[daysSlot] = Value.Of(found.Measures.Days);
        return Frame;
    }

    /// <summary>Puts the count in.</summary>
    public Value[] WithCount(decimal count)
    {
        Frame[layout.Count] = Value.Of(count);
        return Frame;
    }

    private bool IsOwn(int number, int charged, bool isUnit) =>
        isUnit || (charged == book.SubjectOf(number) && book.WordOf(number).About == FactSubject.Person);
}
