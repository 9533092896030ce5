using Yunzhang.Engine.Facts.Reading.Cells;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Where in a row each thing stands that is known of a person; -1 for a column the file does not have.</summary>
internal sealed class PeopleColumns
{
    private readonly ColumnMeaning?[] meanings;

    private PeopleColumns(ColumnMeaning?[] meanings, Vocabulary words, PeopleBook people, PeopleBook units)
    {
        this.meanings = meanings;
        Fields = words.People;
        var name = At(StandardColumn.PersonName);
        Id = new[] { At(StandardColumn.PersonId), At(StandardColumn.Person), name }.FirstOrDefault(c => c >= 0, -1);
        Name = name == Id ? -1 : name;
        From = At(StandardColumn.From);
        Joined = At(StandardColumn.Joined);
        Left = At(StandardColumn.Left);
        Unnamed = [.. Enumerable.Range(0, meanings.Length).Where(i => meanings[i] is null)];
        Cells = [.. meanings.Index().Where(m => m.Item?.PeopleField >= 0)
            .Select(m => (m.Index, m.Item!.PeopleField, CellType.For(Fields[m.Item.PeopleField], people, units)))];
    }

    public int Count => meanings.Length;

    public int Id { get; }

    public int Name { get; }

    public int From { get; }

    public int Joined { get; }

    public int Left { get; }

    public int[] Unnamed { get; }

    public IReadOnlyList<Field> Fields { get; }

    public (int Column, int Field, CellType Type)[] Cells { get; }

    /// <summary>Binds a header; null when it has problems, all of which are in the log.</summary>
    public static PeopleColumns? Bind(IReadOnlyList<string> header, int row, Vocabulary words, PeopleBook people, PeopleBook units, ReadingLog log)
    {
        var known = new ColumnCatalogue();
        known.Add(StandardColumn.PersonId, "id", "工号", "编号");
        known.Add(StandardColumn.Person, "person", "员工");
        known.Add(StandardColumn.PersonName, "name", "姓名");
        known.Add(StandardColumn.From, "from", "生效日期");
        known.Add(StandardColumn.Joined, "joined", "入职日期");
        known.Add(StandardColumn.Left, "left", "离职日期");
        known.AddFields(words, ofWords: false);
        var columns = new PeopleColumns(known.Bind(header, row, log), words, people, units);
        if (columns.Id < 0) log.Header(row, 0, ColumnCatalogue.Missing("工号", "id", header));
        return log.Found.Count == 0 ? columns : null;
    }

    private int At(StandardColumn column) => Array.FindIndex(meanings, m => m?.Standard == column);
}
