using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Feel.Functions;

namespace Yunzhang.Engine.Facts.Reading.Cells;

/// <summary>A person or unit, by id or by a name only one bears. While the book is open, a new name is a new person.</summary>
internal sealed class PersonCell(PeopleBook book) : CellType
{
    private const int MostSuggestions = 100;
    private int suggested;

    public override bool DependsOnRowsBefore => !book.IsClosed;

    public override bool TryRead(ReadOnlySpan<char> cell, out Value value)
    {
        value = default;
        if (book.Find(cell) is { } person) value = Value.Of(person.Id);
        else if (Accepts(cell)) value = Value.Of(cell.ToString());
        else return false;
        return true;
    }

    /// <summary>True when a name that is not in the book may be added to it.</summary>
    public bool Accepts(ReadOnlySpan<char> cell) => !book.IsClosed && !book.IsAmbiguous(cell);

    public override Complaint Explain(string cell)
    {
        if (book.IsAmbiguous(cell))
        {
            var ids = book.All.Where(p => p.Name == cell).Select(p => p.Id).Take(8).ToList();
            return new("file.ambiguous-person",
                new($"叫“{cell}”的不止一个人，分不清是谁。", $"several people are called \"{cell}\"."),
                new($"请改写工号：{string.Join("、", ids)}。", $"Write the id instead: {string.Join(", ", ids)}."));
        }
        // Neighbouring numbers are other people, not slips of the pen; comparing all names is slow, so only the first slips are helped.
        var near = suggested++ < MostSuggestions ? Suggestion.DidYouMean(cell, book.Keys.Where(k => SameDigits(k, cell))) : null;
        return new("file.unknown-person", new($"员工表里没有“{cell}”。", $"\"{cell}\" is not in the people file."),
            near ?? new("请核对；如果是新来的人，先加进员工表。", "Check it; somebody new must first be added to the people file."));
    }

    private static bool SameDigits(string a, string b) => a.Where(char.IsAsciiDigit).SequenceEqual(b.Where(char.IsAsciiDigit));
}

/// <summary>Several people, between <c>;</c>, <c>、</c> or commas of either width.</summary>
internal sealed class PeopleCell(PeopleBook book) : CellType
{
    private static readonly char[] Separators = [';', '；', '、', '，', ',', '\n'];
    private readonly PersonCell one = new(book);

    public override bool DependsOnRowsBefore => one.DependsOnRowsBefore;

    public static string[] Split(string cell) => cell.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public override bool TryRead(ReadOnlySpan<char> cell, out Value value)
    {
        value = default;
        var people = new List<Value>();
        foreach (var name in Split(cell.ToString()))
        {
            if (!one.TryRead(name, out var person)) return false;
            if (!people.Contains(person)) people.Add(person);
        }
        value = ListValue.Of(people);
        return people.Count > 0;
    }

    public override Complaint Explain(string cell)
    {
        foreach (var name in Split(cell))
            if (!one.TryRead(name, out _)) return one.Explain(name);
        return new("file.no-person", new($"“{cell}”里没有人名。", $"\"{cell}\" names nobody."),
            new("请写工号或姓名，几个人之间用“、”隔开。", "Write ids or names, with ; between them."));
    }
}
