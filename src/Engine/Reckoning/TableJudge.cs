using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Tables;

namespace Yunzhang.Engine.Reckoning;

/// <summary>
/// Judges facts by the tables of their words, a page of them at a time. What a table finds of a fact depends on the fact alone, not on what was found
/// before: pages may be judged ahead of the counters, each by a judge of its own.
/// </summary>
internal sealed class TableJudge
{
    private readonly BoundPack pack;
    private readonly FactBook book;
    private readonly Frames frames;
    private readonly DeterminationRecorder recorder;
    private readonly BoundTable[][] tablesOf;
    private readonly bool[] isLookedUp;
    private readonly JudgedPage page = new();
    private readonly (int Day, int Version)[] versions;
    private readonly FactMatcher?[][] matchers;
    private readonly Audience audience;
    private readonly List<int> charged = [];

    public TableJudge(BoundPack pack, FactBook book, FactLookups lookups)
    {
        (this.pack, this.book) = (pack, book);
        frames = new Frames(pack, book, page.Entries, lookups);
        recorder = new DeterminationRecorder(pack, book, page.Entries, frames);
        audience = new Audience(pack, book, frames);
        var words = pack.Layout.Words.Words;
        tablesOf = [.. words.Select((_, i) => pack.Tables.Where(t => t.WordIndex == i).ToArray())];
        isLookedUp = [.. words.Select(w => words.Any(other => other.Fields.Any(f => f.From?.Word.Text == w.Id)))];
        versions = new (int, int)[pack.Controls.Count];
        matchers = [.. pack.Controls.Select(c => c is BoundTable table ? table.TableVersions.Select(v => FactMatcher.For(book, table, v)).ToArray() : [])];
    }

    /// <summary>Judges a page of facts.</summary>
    /// <returns>What was found; the caller's until the next call.</returns>
    public JudgedPage Judge(ReadOnlySpan<int> facts)
    {
        page.Clear();
        foreach (var fact in facts)
        {
            var word = book.WordIndexOf(fact);
            if (tablesOf[word].Length > 0) Judge(fact, tablesOf[word]);
            else if (!isLookedUp[word]) page.FactsNotJudged++;
        }
        return page;
    }

    private void Judge(int fact, BoundTable[] tables)
    {
        var judged = false;
        var others = 0;
        foreach (var table in tables)
        {
            if (table.When is { } when && frames.ToDecide(fact) is var plain && when.Evaluate(plain) is { Kind: ValueKind.Boolean, AsBoolean: false }) continue;
            judged = true;
            var word = table.Word.About;
            if (table.ChargesSlot < 0)
            {
                if (word == FactSubject.Person && !audience.Binds(fact)) others++;
                else Decide(fact, table, book.SubjectOf(fact), word == FactSubject.Unit);
                continue;
            }
            Resolve(frames.ToDecide(fact)[table.ChargesSlot], table.ChargesUnit);
            if (charged.Count == 0) NobodyNamed(fact, table, word == FactSubject.Unit);
            foreach (var someone in charged.ToArray())
            {
                if (!table.ChargesUnit && !pack.Binds(frames.ToDecide(fact, someone, false))) others++;
                else Decide(fact, table, someone, table.ChargesUnit);
            }
        }
        if (!judged) page.FactsNotJudged++;
        if (others > 0) page.FactsOfOthers++;
    }

    private void NobodyNamed(int fact, BoundTable table, bool isUnit)
    {
        var version = VersionOn(table, book.DayOf(fact));
        recorder.Undecided(table, -1, fact, book.SubjectOf(fact), isUnit, version >= 0 ? Standing.Waits : version == -1 ? Standing.NotInForce : Standing.Ended);
    }

    private void Decide(int fact, BoundTable table, int subject, bool isUnit)
    {
        var version = VersionOn(table, book.DayOf(fact));
        if (version < 0)
        {
            recorder.Undecided(table, -1, fact, subject, isUnit, version == -1 ? Standing.NotInForce : Standing.Ended);
            return;
        }
        var found = matchers[table.Index][version] is { } matcher ? matcher.Find(book.RowOf(fact))
            : table.TableVersions[version].Rows!.Matcher.Find(frames.ToDecide(fact, subject, isUnit));
        if (found.Kind == MatchKind.Row) recorder.Record(table, version, found.Row, fact, subject, isUnit, book.DayOf(fact), 0);
        else recorder.Undecided(table, version, fact, subject, isUnit, found.Kind == MatchKind.Waits ? Standing.Waits : Standing.Failed);
    }

    private int VersionOn(BoundTable table, int day)
    {
        ref var cached = ref versions[table.Index];
        if (cached.Day != day) cached = (day, table.VersionOn(day));
        return cached.Version;
    }

    private void Resolve(in Value value, bool unit)
    {
        charged.Clear();
        var register = unit ? book.Units : book.People;
        if (value.Kind == ValueKind.Text) charged.Add(register.GetOrAdd(value.AsText).Index);
        else if (value.AsBoxed is IEnumerable<Value> several)
            foreach (var one in several)
                if (one.Kind == ValueKind.Text && register.GetOrAdd(one.AsText).Index is var index && !charged.Contains(index)) charged.Add(index);
    }
}

/// <summary>What the tables found of a page of facts, in event order.</summary>
internal sealed class JudgedPage
{
    public EntryList Entries { get; } = new();

    /// <summary>Day of the first fact after the page; null after the last.</summary>
    public int? NextDay { get; set; }

    /// <summary>Facts that no control judges.</summary>
    public int FactsNotJudged { get; set; }

    /// <summary>Facts about people the pack does not bind.</summary>
    public int FactsOfOthers { get; set; }

    public void Clear()
    {
        Entries.Clear();
        (FactsNotJudged, FactsOfOthers) = (0, 0);
    }
}
