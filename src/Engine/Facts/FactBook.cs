using NodaTime;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts;

/// <summary>
/// Facts in the order they came, column by column. Append-only: a correction is a later fact that names the one it replaces.
/// Facts are numbered from 0; the number is their place in the book.
/// </summary>
public sealed class FactBook
{
    private readonly WordFacts[] words;
    private readonly List<byte> wordOf = [];
    private readonly List<int> rowOf = [];
    private readonly List<int> subjectOf = [];
    private readonly List<int> dayOf = [];
    private readonly List<int> recordedOf = [];
    private readonly List<int> lineOf = [];
    private readonly List<short> minuteOf = [];
    private readonly Dictionary<int, int> replacedBy = [];
    private readonly Dictionary<int, int> endsOn = [];
    private readonly Dictionary<int, (string Source, string Note)> remarks = [];
    private readonly Dictionary<string, int> byId = new(StringComparer.Ordinal);
    private readonly List<string?> ids = [];

    /// <summary>An empty book for the words of a pack.</summary>
    public FactBook(FrameLayout layout, PeopleBook people, PeopleBook units)
    {
        Layout = layout;
        People = people;
        Units = units;
        words = [.. layout.Words.Words.Select(w => new WordFacts(w, layout))];
    }

    /// <summary>Where values go in a frame.</summary>
    public FrameLayout Layout { get; }

    /// <summary>The people the facts are about.</summary>
    public PeopleBook People { get; }

    /// <summary>The units the facts are about, and those named by fields.</summary>
    public PeopleBook Units { get; }

    /// <summary>Name of the file the facts came from, for receipts; empty when there is none.</summary>
    public string Source { get; init; } = "";

    /// <summary>How many facts there are.</summary>
    public int Count => wordOf.Count;

    /// <summary>Adds a fact.</summary>
    /// <param name="word">Index of the word in the vocabulary.</param>
    /// <param name="subject">Index of the person or unit.</param>
    /// <param name="occurred">Day it occurred.</param>
    /// <param name="recorded">Day it came to be known.</param>
    /// <param name="fields">One value a field of the word, in order; anything of another type than the field's is not known.</param>
    /// <param name="more">Fields of people that the fact itself carries; null when none.</param>
    /// <param name="line">1-based line in the source; 0 when there is none.</param>
    /// <param name="minute">Minute of the day it occurred, 0 to 1439; -1 when not given.</param>
    /// <param name="id">Its own id; null when it has none.</param>
    /// <returns>Its number.</returns>
    public int Add(
        int word, int subject, LocalDate occurred, LocalDate recorded, ReadOnlySpan<Value> fields,
        IReadOnlyList<(int PeopleField, Value Value)>? more = null, int line = 0, int minute = -1, string? id = null) =>
        Add(word, subject, occurred.ToDateOnly().DayNumber, recorded.ToDateOnly().DayNumber, fields, more, line, minute, id);

    /// <summary>The same, with days by their number.</summary>
    internal int Add(
        int word, int subject, int occurred, int recorded, ReadOnlySpan<Value> fields,
        IReadOnlyList<(int PeopleField, Value Value)>? more, int line, int minute, string? id)
    {
        var number = wordOf.Count;
        wordOf.Add((byte)word);
        rowOf.Add(words[word].Add(fields, more));
        subjectOf.Add(subject);
        dayOf.Add(occurred);
        recordedOf.Add(recorded);
        lineOf.Add(line);
        minuteOf.Add((short)minute);
        if (id is not null && byId.TryAdd(id, number)) Name(number, id);
        return number;
    }

    /// <summary>Makes room for so many facts at once, when their number can be foreseen. Changes nothing else.</summary>
    public void Expect(int facts)
    {
        wordOf.EnsureCapacity(facts);
        rowOf.EnsureCapacity(facts);
        subjectOf.EnsureCapacity(facts);
        dayOf.EnsureCapacity(facts);
        recordedOf.EnsureCapacity(facts);
        lineOf.EnsureCapacity(facts);
        minuteOf.EnsureCapacity(facts);
    }

    /// <summary>Says that fact <paramref name="old"/> is replaced by the later fact <paramref name="later"/>.</summary>
    public void Replace(int old, int later)
    {
        replacedBy[old] = later;
        endsOn[old] = recordedOf[later];
    }

    /// <summary>Says that a fact never happened: from the day that came to be known it stands no more, and nothing takes its place.</summary>
    public void Withdraw(int fact, LocalDate recorded) => endsOn[fact] = recorded.ToDateOnly().DayNumber;

    /// <summary>The fact that replaces this one, whenever it came; null when none does.</summary>
    public int? ReplacedBy(int fact) => replacedBy.TryGetValue(fact, out var later) ? later : null;

    /// <summary>True when the fact is replaced or withdrawn, whenever that came to be known.</summary>
    public bool IsEnded(int fact) => endsOn.ContainsKey(fact);

    /// <summary>Keeps where a fact was taken from and a remark about it; both may be empty.</summary>
    public void Remark(int fact, string source, string note) => remarks[fact] = (source, note);

    /// <summary>Where a fact was taken from, and a remark about it; both empty when nothing was said.</summary>
    public (string Source, string Note) RemarksOf(int fact) => remarks.GetValueOrDefault(fact, ("", ""));

    /// <summary>The fact with this id; null when there is none.</summary>
    public int? Find(string id) => byId.TryGetValue(id, out var number) ? number : null;

    /// <summary>The word of a fact.</summary>
    public Word WordOf(int fact) => words[wordOf[fact]].Word;

    /// <summary>Index of the word of a fact.</summary>
    public int WordIndexOf(int fact) => wordOf[fact];

    /// <summary>Index of the person or unit a fact is about.</summary>
    public int SubjectOf(int fact) => subjectOf[fact];

    /// <summary>Day number a fact occurred.</summary>
    public int DayOf(int fact) => dayOf[fact];

    /// <summary>Day number a fact came to be known.</summary>
    public int RecordedOf(int fact) => recordedOf[fact];

    /// <summary>Line in the source, 1-based; 0 when there is none.</summary>
    public int LineOf(int fact) => lineOf[fact];

    /// <summary>Minute of the day, 0 to 1439; -1 when not given.</summary>
    public int MinuteOf(int fact) => minuteOf[fact];

    /// <summary>The id a fact bears; null when it has none.</summary>
    public string? IdOf(int fact) => fact < ids.Count ? ids[fact] : null;

    // Files give an id to every fact or to none, so a plain list is kept, as long as the last fact that has one.
    private void Name(int fact, string id)
    {
        while (ids.Count < fact) ids.Add(null);
        ids.Add(id);
    }

    /// <summary>The person or unit a fact is about.</summary>
    public Person SubjectOfFact(int fact) => (WordOf(fact).About == FactSubject.Person ? People : Units).All[subjectOf[fact]];

    internal int RowOf(int fact) => rowOf[fact];

    internal FactColumn ColumnOf(int word, int field) => words[word].Columns[field];

    /// <summary>Whether the book holds any fact of a word.</summary>
    internal bool Has(int word) => words[word].Count > 0;

    /// <summary>Whether any fact of the book carries fields of people itself.</summary>
    internal bool AnyCarries => Array.Exists(words, w => w.AnyCarries);

    internal bool Carries(int fact) => words[wordOf[fact]].Carries(rowOf[fact]);

    /// <summary>One field of a fact.</summary>
    public Value FieldOf(int fact, int field) => words[wordOf[fact]].Columns[field][rowOf[fact]];

    /// <summary>Fields of people that the fact itself carries.</summary>
    internal IReadOnlyList<(int PeopleField, Value Value)> CarriedBy(int fact) => words[wordOf[fact]].CarriedBy(rowOf[fact]);

    /// <summary>True when the fact was known by the end of <paramref name="known"/> and nothing known by then replaces or withdraws it.</summary>
    public bool Stands(int fact, int known) =>
        recordedOf[fact] <= known && !(endsOn.Count > 0 && endsOn.TryGetValue(fact, out var end) && end <= known);

    /// <summary>
    /// Puts a fact's fields, what is known of its person on that day, its subject and its day into a frame.
    /// What the fact itself carries wins over the people book.
    /// </summary>
    public void Fill(Value[] frame, int fact)
    {
        var facts = words[wordOf[fact]];
        var day = dayOf[fact];
        var subject = SubjectOfFact(fact);
        if (facts.Word.About == FactSubject.Person) FillPerson(frame, subject, day);
        facts.Fill(frame, rowOf[fact]);
        frame[Layout.Subject] = Value.Of(subject.Id);
        frame[Layout.Date] = Value.Day(day);
    }

    /// <summary>Puts only some fields of a fact and of its person into a frame; the rest of the frame is left as it was.</summary>
    /// <returns>False when the fact carries fields of people itself, so that it must be filled in whole.</returns>
    internal bool Fill(Value[] frame, int fact, FillPlan plan)
    {
        var facts = words[wordOf[fact]];
        var row = rowOf[fact];
        if (facts.Carries(row)) return false;
        facts.Fill(frame, row, plan.Fields);
        if (plan.People.Length > 0) FillPerson(frame, People.All[subjectOf[fact]], dayOf[fact], plan.People);
        frame[Layout.Date] = Value.Day(dayOf[fact]);
        return true;
    }

    internal void FillPerson(Value[] frame, Person person, int day, int[] fields)
    {
        var known = person.FieldsOn(day);
        foreach (var field in fields) frame[field] = known is null ? Value.Unknown(Layout.Words.People[field].Id) : known[field];
    }

    /// <summary>Puts what is known of a person on a day into a frame.</summary>
    public void FillPerson(Value[] frame, Person person, int day)
    {
        var known = person.FieldsOn(day);
        var fields = Layout.Words.People;
        for (var i = 0; i < fields.Count; i++)
            frame[i] = known is null ? Value.Unknown(fields[i].Id) : known[i];
    }

    /// <summary>Numbers of the facts that stand, by day, then minute, then order of coming.</summary>
    /// <param name="known">Facts recorded after this day number are left out.</param>
    /// <param name="first">Facts that occurred before this day number are left out.</param>
    /// <param name="last">Facts that occurred after this day number are left out.</param>
    internal ArraySegment<int> InEventOrder(int known, int first = 0, int last = int.MaxValue)
    {
        var facts = new int[Count];
        var count = 0;
        var (sorted, before) = (true, long.MinValue);
        for (var fact = 0; fact < Count; fact++)
        {
            if (dayOf[fact] < first || dayOf[fact] > last || !Stands(fact, known)) continue;
            var key = PlaceInTime(fact);
            if (key < before) sorted = false;
            before = key;
            facts[count++] = fact;
        }
        if (!sorted) Sort(facts, count);
        return new ArraySegment<int>(facts, 0, count);
    }

    private void Sort(int[] facts, int count)
    {
        var keys = new long[count];
        for (var i = 0; i < count; i++) keys[i] = PlaceInTime(facts[i]);
        Array.Sort(keys, facts, 0, count);
    }

    private long PlaceInTime(int fact) => ((long)dayOf[fact] << 11 | (long)(minuteOf[fact] + 1)) << 32 | (uint)fact;
}

/// <summary>The fields that deciding a fact of one word needs.</summary>
/// <param name="Fields">Indexes of fields of the word.</param>
/// <param name="People">Indexes of fields of people; empty for words about units.</param>
internal sealed record FillPlan(int[] Fields, int[] People);
