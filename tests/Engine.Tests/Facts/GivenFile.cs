using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Facts.Reading;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Facts;

/// <summary>A vocabulary and a file, written one row a line with <c>|</c> between cells; the header stands in row 1.</summary>
internal sealed class GivenFile
{
    public static readonly Vocabulary OneWord = new() { Words = [Deviation()], People = PeopleFields() };

    public static readonly Vocabulary SeveralWords = new() { Words = [Deviation(), Overtime(), Finding()], People = PeopleFields() };

    public PeopleBook People { get; init; } = new();

    public PeopleBook Units { get; } = new();

    public FactReading Facts(string file, Vocabulary? words = null)
    {
        var reader = new FactReader(new FactBook(new FrameLayout(words ?? OneWord), People, Units), "facts.csv");
        Read(file, reader.ReadHeader, reader.ReadRow);
        return reader.Finish();
    }

    public PeopleReading Staff(string file)
    {
        var reader = new PeopleReader(OneWord, Units, "people.csv");
        Read(file, reader.ReadHeader, reader.ReadRow);
        return reader.Finish();
    }

    /// <summary>Two people of one name, one of another, in a closed book.</summary>
    public static PeopleBook Closed() => new GivenFile().Staff("工号|姓名\n1001|张三\n1002|李四\n1003|李四\n").People;

    public static Diagnostic Only(IReadOnlyList<Diagnostic> found, string code, int row, int column)
    {
        var one = Assert.Single(found);
        Assert.Equal((code, row, column), (one.Code, one.Where.Line, one.Where.Column));
        return one;
    }

    /// <summary>Both languages of a finding, its hint included.</summary>
    public static void Says(Diagnostic one, string zh, string en)
    {
        Assert.Contains(zh, one.Message.Zh + one.Hint?.Zh);
        Assert.Contains(en, one.Message.En + one.Hint?.En);
    }

    private static void Read(string file, Func<IReadOnlyList<string>, int, bool> header, Action<CellRow> row)
    {
        var lines = file.TrimEnd('\n').Split('\n');
        if (!header(lines[0].Split('|'), 1)) return;
        for (var i = 1; i < lines.Length; i++) row(Row(lines[i], i + 1));
    }

    private static CellRow Row(string line, int number)
    {
        var cells = new List<Range>();
        var from = 0;
        foreach (var cell in line.Split('|'))
        {
            cells.Add(from..(from + cell.Length));
            from += cell.Length + 1;
        }
        return new CellRow(line, cells.ToArray(), number);
    }

    private static Word Deviation() => new("deviation", new("考勤异常", "Deviation"), FactSubject.Person,
    [
        new() { Id = "kind", Name = new("种类", "Kind"), Type = FieldType.Choice, Options = [new("late", new("迟到", "Late")), new("early", new("早退", "Early")), new("no_show", new("未到岗", "No show"))] },
        new() { Id = "minutes", Name = new("分钟数", "Minutes"), Type = FieldType.Number, Unit = "min", Range = new Sourced("[0..1440]", default) },
        new() { Id = "excused", Name = new("有正当理由", "Excused"), Type = FieldType.YesNo },
        new() { Id = "since", Name = new("起始时刻", "Since"), Type = FieldType.Time },
        new() { Id = "witnesses", Name = new("证明人", "Witnesses"), Type = FieldType.People },
    ], default);

    private static Word Overtime() => new("overtime", new("加班", "Overtime"), FactSubject.Person,
    [
        new() { Id = "kind", Name = new("种类", "Kind"), Type = FieldType.Choice, Options = [new("night", new("夜班", "Night")), new("late", new("晚走", "Stayed late"))] },
        new() { Id = "hours", Name = new("小时数", "Hours"), Type = FieldType.Number, Unit = "h" },
    ], default);

    private static Word Finding() => new("finding", new("检查发现", "Finding"), FactSubject.Unit,
        [new() { Id = "points", Name = new("扣分", "Points"), Type = FieldType.Number }], default);

    private static List<Field> PeopleFields() =>
    [
        new() { Id = "day_wage", Name = new("当日工资", "Day's wage"), Type = FieldType.Money },
        new() { Id = "boss", Name = new("主管", "Boss"), Type = FieldType.Person },
        new() { Id = "team", Name = new("班组", "Team"), Type = FieldType.Unit },
    ];
}
