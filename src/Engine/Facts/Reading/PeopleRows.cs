using NodaTime;
using Yunzhang.Engine.Facts.Reading.Cells;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Turns rows into people and what is known of them from a day on.</summary>
internal sealed class PeopleRows(PeopleBook people, ReadingLog log)
{
    private readonly Dictionary<(Person Person, int From), int> firstRows = [];
    private readonly Dictionary<(Person Person, int Column), int> saidIn = [];
    private readonly List<(int Row, int Column, int Field, CellType Type, string Cell, PersonState State)> named = [];
    private readonly DateCell dates = new();
    private PeopleColumns columns = null!;

    public void Bind(PeopleColumns bound) => columns = bound;

    public void Read(in CellRow row)
    {
        log.StartRow(row.Number);
        RowShape.Check(row, columns.Count, columns.Unnamed, log);
        if (row[columns.Id].Length == 0 && log.Refuses())
            log.Cell(columns.Id, new("people.no-id", new("没有写工号。", "the id is missing."), new("请写工号；没有工号就写姓名。", "Write the person's id, or the name when there are no ids.")));
        var from = Day(row, columns.From) ?? int.MinValue;
        var joined = Day(row, columns.Joined);
        var left = Day(row, columns.Left);
        if (left < joined && log.Refuses()) log.Cell(columns.Left, LeftTooEarly(row));
        var state = new PersonState(from, [.. columns.Fields.Select(f => Value.Unknown(f.Id))]);
        var naming = named.Count;
        ReadFields(row, state);
        if (!log.RowIsBad) Settle(row, state, joined, left);
        if (log.RowIsBad) named.RemoveRange(naming, named.Count - naming);
    }

    /// <summary>Finds the people that fields name, when everybody has been read.</summary>
    public void Settle()
    {
        foreach (var (row, column, field, type, cell, state) in named)
            if (type.TryRead(cell, out var value)) state.Fields[field] = value;
            else if (log.RefusesLater(row)) log.Cell(column, type.Explain(cell));
    }

    private void ReadFields(in CellRow row, PersonState state)
    {
        foreach (var (column, field, type) in columns.Cells)
        {
            var cell = row[column];
            if (cell.Length == 0) continue;
            // Others may stand further down, so whom a field names is found when the file has been read.
            if (columns.Fields[field].Type is FieldType.Person or FieldType.People)
                named.Add((row.Number, column, field, type, cell.ToString(), state));
            else if (!type.TryRead(cell, out state.Fields[field]) && log.Refuses()) log.Cell(column, type.Explain(cell.ToString()));
        }
    }

    private void Settle(in CellRow row, PersonState state, int? joined, int? left)
    {
        var person = people.WithId(row[columns.Id].ToString());
        if (!firstRows.TryAdd((person, state.From), row.Number) && log.Refuses()) log.Cell(columns.Id, Twice(person, firstRows[(person, state.From)], columns.From >= 0));
        var name = row[columns.Name].ToString();
        if (name.Length > 0 && IsNew(person, columns.Name, row, person.Name, name)) people.Name(person, name);
        if (joined is { } first && IsNew(person, columns.Joined, row, Text(person.Joined), Text(Date(first)))) person.Joined = Date(first);
        if (left is { } last && IsNew(person, columns.Left, row, Text(person.Left), Text(Date(last)))) person.Left = Date(last);
        if (!log.RowIsBad) person.Add(state);
    }

    // What holds for the whole person must be the same in all of the person's rows.
    private bool IsNew(Person person, int column, in CellRow row, string before, string now)
    {
        if (saidIn.TryAdd((person, column), row.Number)) return true;
        if (before != now && log.Refuses())
        {
            var first = saidIn[(person, column)];
            log.Cell(column, new("people.contradicts",
                new($"{person.Id} 在第 {first} 行写的是“{before}”，这里写的是“{now}”。", $"row {first} says \"{before}\" of {person.Id}, but this says \"{now}\"."),
                new("请改成一致，或把其中一处留空。", "Make them agree, or leave one of them empty.")));
        }
        return false;
    }

    private int? Day(in CellRow row, int column)
    {
        var cell = row[column];
        if (cell.Length == 0) return null;
        if (DateText.TryParse(cell, out var day)) return day;
        if (log.Refuses()) log.Cell(column, dates.Explain(cell.ToString()));
        return null;
    }

    private Complaint LeftTooEarly(in CellRow row) => new("people.left-before-joined",
        new($"离职日期 {row[columns.Left]} 早于入职日期 {row[columns.Joined]}。", $"left on {row[columns.Left]}, before joining on {row[columns.Joined]}."),
        new("请核对这两个日期。", "Check the two dates."));

    private static Complaint Twice(Person person, int first, bool hasFrom) => new("people.twice",
        new($"{person.Id} 在第 {first} 行已经写过{(hasFrom ? "同一个生效日期" : "")}。", $"{person.Id} already stands in row {first}{(hasFrom ? " with the same first day" : "")}."),
        hasFrom
            ? new("请改正生效日期，或删去一行。", "Correct the day it holds from, or remove a row.")
            : new("请删去一行；如果是中途变动，请加“生效日期”列。", "Remove a row; for a change over time, add a column \"from\"."));

    private static LocalDate Date(int day) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(day));

    private static string Text(LocalDate? day) => day is { } d ? $"{d.Year:0000}-{d.Month:00}-{d.Day:00}" : "";
}
