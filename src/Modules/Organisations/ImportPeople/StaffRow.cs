using NodaTime;
using Yunzhang.Modules.Organisations.EditPerson;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>What a row of a list of staff says, read; null where it says nothing.</summary>
internal sealed record StaffRow(string Number, string Name, Unit? Unit, Post? Post, LocalDate? From, LocalDate? HiredOn, LocalDate? LeftOn, string? Phone, string? DayWage, LocalDate? WageFrom, string? SignInName)
{
    /// <summary>Reads the cells; those that cannot be read are refused at the row.</summary>
    public static StaffRow Read(ImportRow row, Places places)
    {
        string? wage = null;
        if (row[PeopleColumns.DayWage] is { Length: > 0 } text)
        {
            var read = PersonFields.Read(PersonFields.DayWage, text);
            if (read.IsOk) wage = read.Value;
            else row.Refuse(read.Errors[0], PeopleColumns.DayWage);
        }
        return new StaffRow(
            row[PeopleColumns.Number], row[PeopleColumns.Name], places.UnitOf(row), places.PostOf(row), Day(row, PeopleColumns.From), Day(row, PeopleColumns.HiredOn), Day(row, PeopleColumns.LeftOn),
            Text(row, PeopleColumns.Phone), wage, Day(row, PeopleColumns.WageFrom), Text(row, PeopleColumns.SignInName));
    }

    /// <summary>Checks what the row wants of somebody who is on record; true when his main post changes.</summary>
    public bool CheckAgainst(PersonRecord record, SignedIn me, Structure structure, LocalDate today, ImportRow row)
    {
        if (Name.Length > 0 && Name != record.Person.Name)
            row.Refuse(PeopleColumns.Name, "import.other-name", new(
                $"工号 {Number} 是{record.Person.Name}，这一行写的却是“{Name}”。请核对工号和姓名；真的改名，请先在人员里修改。",
                $"The number {Number} is {record.Person.Name}'s, but the row says \"{Name}\". Check number and name; if the name has changed, change it at People first."));
        foreach (var error in PersonEditor.Check(record, Details(record.Person), today)) row.Refuse(error, PeopleColumns.Number);
        if (LeftOn is { } left && record.CheckLeave(left) is { } refused) row.Refuse(refused, PeopleColumns.LeftOn);
        if (!record.Person.LeftOn.HasValue && LeftOn is null && From is { } from && !Days.AreLikely(from, today)) row.Refuse(PersonErrors.DayRange("from", from), PeopleColumns.From);
        if (!Moves(record, today)) return false;
        var (unit, post) = Target(record, today, structure);
        if (unit is null || post is null)
        {
            row.Refuse(PeopleColumns.Unit, "import.place-missing", new("没有写全单位和岗位，现在也没有主岗可以沿用。请补全。", "Unit and post are not both given, and there is no main post to go on from. Add them."));
            return false;
        }
        foreach (var error in RecordKeeper.Place(me, structure, unit.UnitId, post.PostId)) row.Refuse(error, PeopleColumns.Unit);
        var rules = new AssignmentRules(HiredOn ?? record.Person.HiredOn, record.Person.LeftOn, record.Assignments, structure);
        foreach (var error in rules.Check(unit, post, From ?? today, null, isMain: true)) row.Refuse(error, PeopleColumns.Post);
        return true;
    }

    public PersonDetails Details(Person person) => new(person.Number, person.Name, Phone ?? person.Phone, HiredOn ?? person.HiredOn);

    /// <summary>Where the main post shall be: what the row leaves out stays as it is.</summary>
    public (Unit? Unit, Post? Post) Target(PersonRecord record, LocalDate today, Structure structure)
    {
        var held = Held(record, today);
        return (Unit ?? (held is null ? null : structure.Unit(held.UnitId)), Post ?? (held is null ? null : structure.Post(held.PostId)));
    }

    private bool Moves(PersonRecord record, LocalDate today) =>
        (Unit ?? (object?)Post) is not null && (Held(record, today) is not { } held || (Unit is not null && held.UnitId != Unit.UnitId) || (Post is not null && held.PostId != Post.PostId));

    // Somebody who has left, or is to come, is still known by the main post he had or will have.
    private Assignment? Held(PersonRecord record, LocalDate today) => record.MainOn(From ?? today) ?? record.Assignments.Where(a => a.IsMain).MaxBy(a => a.From);

    private static string? Text(ImportRow row, string key) => row[key] is { Length: > 0 } text ? text : null;

    private static LocalDate? Day(ImportRow row, string key)
    {
        if (row[key] is not { Length: > 0 } text) return null;
        if (DayCell.TryRead(text, out var day)) return day;
        row.Refuse(key, "import.not-a-day", new($"“{text}”不是日期，或者没有这一天。请写成 2026-11-24、2026/11/24 或 2026年11月24日。", $"\"{text}\" is no date, or there is no such day. Write 2026-11-24, 2026/11/24 or 2026年11月24日."));
        return null;
    }
}
