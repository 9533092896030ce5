using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>Makes a timeline ready to run: for every expectation the book of facts known by then.</summary>
internal sealed class TimelineReader(Pack pack, FrameLayout layout)
{
    private sealed record Entered(int Word, Person Subject, TestFact Fact, GivenFields Given);

    public PreparedTest Read(PackTest test)
    {
        var mistakes = new List<Diagnostic>();
        var people = new TimelinePeople(pack.Words, test, mistakes);
        var facts = new List<Entered>();
        foreach (var fact in test.Timeline.OfType<TestFact>())
            if (Fact(fact, people, mistakes) is { } entered) facts.Add(entered);
        var points = Points(test, people, facts, mistakes);
        if (mistakes.Count == 0 && points.All(p => p.Because.Count == 0 && p.Subjects.All(s => s.Figures.Count == 0)))
            mistakes.Add(new Diagnostic("test.expects-nothing", Severity.Error, test.Where,
                new Phrase($"测试“{test.Name}”没有 expect，什么也没有验证。", $"The test \"{test.Name}\" has no expect, so it shows nothing."),
                new Phrase("请在最后加一步 expect: { 谁: { to_pay: … } }。", "Add a last step expect: { who: { to_pay: … } }.")));
        return mistakes.Count > 0
            ? new BrokenTest(mistakes) { Test = test, Name = test.Name, Where = test.Where }
            : new TimelineTest(points) { Test = test, Name = test.Name, Where = test.Where };
    }

    private Entered? Fact(TestFact fact, TimelinePeople people, List<Diagnostic> mistakes)
    {
        if (Word(fact.Event, mistakes) is not (var word, var kind))
        {
            // Whoever it was about is no second mistake.
            people.Persons.GetOrAdd(fact.Who.Text);
            return null;
        }
        var definition = pack.Words.Words[word];
        var given = new GivenFields(pack.Words, definition, mistakes);
        if (kind is { } name) given.Take(name, fact.Event);
        foreach (var (field, text) in fact.Fields)
            if (!given.Take(field, text))
                mistakes.Add(TestMistakes.Unknown("test.unknown-field", field, new($"“{definition.Id}”或人员的字段", $"field of \"{definition.Id}\" or of people"), given.Known));
        given.Enter(people.Persons, people.Units);
        return people.WhoOf(definition, fact.Who) is { } who ? new Entered(word, who, fact, given) : null;
    }

    /// <summary>The word of an event, and the field <c>kind</c> when the event is one of its options.</summary>
    private (int Word, Sourced? Kind)? Word(Sourced written, List<Diagnostic> mistakes)
    {
        var words = pack.Words.Words;
        var kinds = new List<int>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Id == written.Text) return (i, null);
            if (words[i].Fields.Any(f => f.Id == "kind" && f.Options.Any(o => o.Id == written.Text))) kinds.Add(i);
        }
        if (kinds.Count == 1) return (kinds[0], new Sourced("kind", written.Where));
        if (kinds.Count == 0)
        {
            string[] known = [.. words.Select(w => w.Id), .. words.SelectMany(w => w.Fields).Where(f => f.Id == "kind").SelectMany(f => f.Options).Select(o => o.Id)];
            mistakes.Add(TestMistakes.Unknown("test.unknown-event", written, new("事项，也不是字段 kind 的选项", "word, nor an option of a field kind"), known));
            return null;
        }
        var several = kinds.Select(k => words[k].Id).ToArray();
        mistakes.Add(new Diagnostic("test.ambiguous-event", Severity.Error, written.Where,
            new Phrase($"“{written.Text}”是 {string.Join("、", several)} 都有的种类。", $"\"{written.Text}\" is a kind of each of {string.Join(", ", several)}."),
            new Phrase($"请写 event: {several[0]}, kind: {written.Text}。", $"Write event: {several[0]}, kind: {written.Text}.")));
        return null;
    }

    private List<TimelinePoint> Points(PackTest test, TimelinePeople people, List<Entered> facts, List<Diagnostic> mistakes)
    {
        var points = new List<TimelinePoint>();
        var figures = new FigureReader(pack, mistakes);
        var (known, latest) = (0, (LocalDate?)null);
        var before = Book(people, facts, 0);
        foreach (var step in test.Timeline)
        {
            if (step is TestFact fact)
            {
                known++;
                if (latest is null || fact.Recorded > latest) latest = fact.Recorded;
                if (fact.On > latest) latest = fact.On;
            }
            else if (step is TestExpectation expect)
            {
                var book = Book(people, facts, known);
                if ((expect.On ?? latest) is { } on) points.Add(new TimelinePoint(before, book, on, Subjects(expect, people, figures), expect.Because, expect.Where));
                else mistakes.Add(new Diagnostic("test.no-day", Severity.Error, expect.Where, new Phrase("第一件事之前的 expect 要写 on: 日期。", "An expect before the first fact needs on: and a day.")));
                before = book;
            }
        }
        return points;
    }

    private static List<SubjectFigures> Subjects(TestExpectation expect, TimelinePeople people, FigureReader figures)
    {
        var found = new List<SubjectFigures>();
        foreach (var (name, asked) in expect.Subjects)
        {
            var subject = people.Find(name);
            var read = new List<Figure>();
            foreach (var (figure, text) in asked)
                if (figures.Read(figure, text) is { } one) read.Add(one);
            if (subject is var (person, isUnit)) found.Add(new SubjectFigures(person, isUnit, read));
        }
        return found;
    }

    private FactBook Book(TimelinePeople people, List<Entered> facts, int count)
    {
        var book = new FactBook(layout, people.Persons, people.Units);
        foreach (var (word, subject, fact, given) in facts.Take(count))
            book.Add(word, subject.Index, fact.On, fact.Recorded, given.Own, given.People, fact.Where.Line, given.Minute);
        return book;
    }
}
