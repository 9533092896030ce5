using Yunzhang.Engine.Facts.Reading.Cells;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>How a row becomes a fact of one word: which column feeds which field, and which columns must be empty.</summary>
internal sealed class WordPlan
{
    public const string Kind = "kind";

    private readonly (int Column, int Field, CellType Type)[] fields;
    private readonly (int Column, int Field, CellType Type)[] people;
    private readonly int[] foreign;

    public WordPlan(Word word, int index, FactColumns columns, FactBook book, CellType[] peopleTypes)
    {
        Word = word;
        var types = word.Fields.Select(f => CellType.For(f, book.People, book.Units)).ToArray();
        KindField = word.Fields.ToList().FindIndex(f => f.Id == Kind && f.Type == FieldType.Choice);
        KindType = KindField >= 0 ? (ChoiceCell)types[KindField] : null;
        List<(int, int, CellType)> own = [], carried = [];
        List<int> others = [];
        for (var column = 0; column < columns.Meanings.Length; column++)
        {
            if (columns.Meanings[column] is not { } meaning) continue;
            if (meaning.Standard is { } standard)
            {
                if (standard == StandardColumn.Unit && word.About == FactSubject.Person) others.Add(column);
                if (standard is StandardColumn.Person or StandardColumn.PersonId or StandardColumn.PersonName && word.About == FactSubject.Unit) others.Add(column);
            }
            else if (meaning.Fields.FindIndex(f => f.Word == index) is >= 0 and var at)
            {
                var field = meaning.Fields[at].Field;
                own.Add((column, field, types[field]));
                if (field == KindField) KindColumn = column;
            }
            else if (meaning.PeopleField >= 0 && word.About == FactSubject.Person) carried.Add((column, meaning.PeopleField, peopleTypes[meaning.PeopleField]));
            else others.Add(column);
        }
        (fields, people, foreign) = ([.. own], [.. carried], [.. others]);
        DependsOnRowsBefore = fields.Concat(people).Any(f => f.Type.DependsOnRowsBefore);
    }

    public Word Word { get; }

    /// <summary>Place of the field <c>kind</c> that tells words apart; -1 when the word has none.</summary>
    public int KindField { get; }

    public ChoiceCell? KindType { get; }

    /// <summary>Column of the field <c>kind</c>; -1 when the file has none.</summary>
    public int KindColumn { get; } = -1;

    /// <summary>True when what the fields mean depends on the rows read before.</summary>
    public bool DependsOnRowsBefore { get; }

    /// <summary>Reads the fields of a row; an empty cell is not known.</summary>
    public void Read(in CellRow row, FactDraft draft, ReadingLog log)
    {
        draft.Carried = null;
        var values = draft.Values.AsSpan(0, Word.Fields.Count);
        values.Clear();
        foreach (var (column, field, type) in fields)
        {
            var cell = row[column];
            if (cell.Length > 0 && !type.TryRead(cell, out values[field]) && log.Refuses()) log.Cell(column, type.Explain(cell.ToString()));
        }
        foreach (var (column, field, type) in people)
        {
            var cell = row[column];
            if (cell.Length == 0) continue;
            if (type.TryRead(cell, out var value)) (draft.Carried ??= []).Add((field, value));
            else if (log.Refuses()) log.Cell(column, type.Explain(cell.ToString()));
        }
        foreach (var column in foreign)
            if (row[column].Length > 0 && log.Refuses()) log.Cell(column, Foreign(row[column].ToString()));
    }

    /// <summary>Sets the kind that the word's column implied, unless the kind's own column says otherwise.</summary>
    public void Imply(Value kind, FactDraft draft, ReadingLog log)
    {
        var written = draft.Values[KindField];
        if (written.Kind == ValueKind.Text && written.AsText != kind.AsText && log.Refuses())
        {
            log.Cell(KindColumn, new("facts.kind-contradicts",
                new($"“事项”写的是 {kind.AsText}，这里写的是 {written.AsText}。", $"the word says {kind.AsText}, but this says {written.AsText}."),
                new("请改成一致，或把其中一处留空。", "Make them agree, or leave one of them empty.")));
        }
        draft.Values[KindField] = kind;
    }

    private Complaint Foreign(string cell) => new("facts.not-of-this-word",
        new($"“{Word.Name.Zh}”没有这一项，却写着“{cell}”。", $"{Word.Name.En} has no such field, yet \"{cell}\" is given."),
        new("请把这一格留空，或改正这一行的事项。", "Leave the cell empty, or correct the word of this row."));
}
