using Yunzhang.Engine.Facts.Reading.Cells;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Reads whom a fact is about. A file may name a person twice, by number and by name; then the two must agree.</summary>
internal sealed class SubjectCells(FactColumns columns, FactBook book, ReadingLog log)
{
    private readonly PersonCell people = new(book.People);
    private readonly PersonCell units = new(book.Units);
    private readonly int unit = columns[StandardColumn.Unit];
    private string? newcomer;
    private string? newName;

    /// <summary>True when the subject is known or may be added; false when the log says why not.</summary>
    public bool Read(in CellRow row, FactSubject about, out Person? subject)
    {
        (newcomer, newName, subject) = (null, null, null);
        var isPerson = about == FactSubject.Person;
        var column = isPerson ? Who(row) : unit;
        var cell = row[column];
        if (cell.Length == 0)
        {
            if (log.Refuses()) log.Row(Nobody(isPerson));
            return false;
        }
        subject = (isPerson ? book.People : book.Units).Find(cell);
        var type = isPerson ? people : units;
        if (subject is null && !type.Accepts(cell))
        {
            if (log.Refuses()) log.Cell(column, type.Explain(cell.ToString()));
            return false;
        }
        if (subject is null) newcomer = cell.ToString();
        return !isPerson || columns.Who.Length == 1 || Agrees(row, column, subject);
    }

    /// <summary>The subject of the row just read, added to the book when new.</summary>
    public Person Settle(Person? subject, FactSubject about)
    {
        var register = about == FactSubject.Person ? book.People : book.Units;
        subject ??= register.GetOrAdd(newcomer!);
        if (newName is not null) register.Name(subject, newName);
        return subject;
    }

    private int Who(in CellRow row)
    {
        foreach (var column in columns.Who)
            if (row[column].Length > 0) return column;
        return -1;
    }

    private bool Agrees(in CellRow row, int main, Person? subject)
    {
        foreach (var column in columns.Who)
        {
            var cell = row[column];
            if (column == main || cell.Length == 0 || cell.SequenceEqual(row[main])) continue;
            if (subject is not null && (cell.SequenceEqual(subject.Id) || cell.SequenceEqual(subject.Name))) continue;
            if (!book.People.IsClosed && (subject is null || subject.Name == subject.Id))
            {
                newName = cell.ToString();
                continue;
            }
            if (log.Refuses()) log.Cell(column, Contradicts(row[main].ToString(), subject!, cell.ToString()));
            return false;
        }
        return true;
    }

    private static Complaint Contradicts(string main, Person subject, string cell) => new("facts.person-contradicts",
        new($"{main} 是“{subject.Name}”，这里写的是“{cell}”。", $"{main} is \"{subject.Name}\", but this says \"{cell}\"."),
        new("请核对是哪一个人，改正其中一格。", "Check who it is, and correct one of the two cells."));

    private static Complaint Nobody(bool isPerson) => isPerson
        ? new("facts.no-person", new("没有写是谁。", "it is not said who."), new("请写工号或姓名。", "Write the person's id or name."))
        : new("facts.no-unit", new("没有写是哪个单位。", "it is not said which unit."), new("请在“单位”列写上单位。", "Write the unit into the column \"unit\"."));
}
