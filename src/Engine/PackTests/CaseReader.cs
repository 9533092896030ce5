using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>Makes row cases ready to run: one fact each, in a book of its own.</summary>
internal sealed class CaseReader(Pack pack, FrameLayout layout)
{
    /// <summary>One prepared test a case; a case that names something unknown is a broken one.</summary>
    public IEnumerable<PreparedTest> Read(PackTest test)
    {
        var cases = test.Cases!;
        var table = pack.Tables.FirstOrDefault(t => t.Id == test.Of?.Text);
        var word = table is null ? -1 : pack.Words.Words.ToList().FindIndex(w => w.Id == table.ForEach.Text);
        if (word < 0 || test.On is not { } on)
        {
            yield return Broken(test, test.Name, test.Where, [TestMistakes.Unknown(
                "test.unknown-table", test.Of ?? new Sourced(test.Name, test.Where), new("表的编号", "table"), [.. pack.Tables.Select(t => t.Id)])]);
            yield break;
        }
        foreach (var row in cases.Rows) yield return Case(test, cases, row, table!, word, on);
    }

    private PreparedTest Case(PackTest test, CaseTable cases, CaseRow row, TableDefinition table, int word, LocalDate on)
    {
        var mistakes = new List<Diagnostic>();
        var name = $"{test.Name} · {row.Name}";
        var definition = pack.Words.Words[word];
        var given = new GivenFields(pack.Words, definition, mistakes);
        for (var i = 0; i < cases.Inputs.Count; i++)
        {
            if (!given.Take(cases.Inputs[i], row.Inputs[i]))
                mistakes.Add(TestMistakes.Unknown("test.unknown-field", cases.Inputs[i], new($"“{definition.Id}”或人员的字段", $"field of \"{definition.Id}\" or of people"), given.Known));
        }
        var expected = new CaseExpectation(pack, definition, cases, row, mistakes);
        if (mistakes.Count > 0) return Broken(test, name, row.Where, mistakes);
        return new CaseTest(expected, Book(given, definition, word, on), table.Id, on) { Test = test, Name = name, Where = row.Where };
    }

    // The fields of people hold for everyone in the case, so that one charged through a field is known as well.
    private FactBook Book(GivenFields given, Word definition, int word, LocalDate on)
    {
        var book = new FactBook(layout, new PeopleBook(), new PeopleBook());
        var subject = (definition.About == FactSubject.Person ? book.People : book.Units).GetOrAdd("case");
        given.Enter(book.People, book.Units);
        var known = GivenValues.None(pack.Words.People);
        foreach (var (field, value) in given.People) known[field] = value;
        foreach (var person in book.People.All) person.Add(new PersonState(int.MinValue, known));
        book.Add(word, subject.Index, on, on, given.Own, given.People, minute: given.Minute);
        return book;
    }

    private static BrokenTest Broken(PackTest test, string name, SourceSpan where, IReadOnlyList<Diagnostic> mistakes) =>
        new(mistakes) { Test = test, Name = name, Where = where };
}
