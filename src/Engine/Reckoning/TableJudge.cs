using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Tables;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Judges one fact by the tables of its word.</summary>
internal sealed class TableJudge(BoundPack pack, FactBook book, Ledger ledger, Frames frames, DeterminationRecorder recorder)
{
    private readonly (int Day, int Version)[] versions = new (int, int)[pack.Controls.Count];
    private readonly List<int> charged = [];
    private readonly FactMatcher?[][] matchers =
        [.. pack.Controls.Select(c => c is BoundTable table ? table.TableVersions.Select(v => FactMatcher.For(book, table, v)).ToArray() : [])];
    private readonly Audience audience = new(pack, book, frames);

    public void Judge(int fact, BoundTable[] tables)
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
        if (!judged) ledger.FactsNotJudged++;
        if (others > 0) ledger.FactsOfOthers++;
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
