using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading.Cells;

/// <summary>
/// How the text of one field's cells becomes a value. Reading makes no message; only when it failed and there is room is the cell explained.
/// </summary>
internal abstract class CellType
{
    /// <summary>Reads a cell that is not empty.</summary>
    public abstract bool TryRead(ReadOnlySpan<char> cell, out Value value);

    /// <summary>True when what a cell means depends on the rows read before it.</summary>
    public virtual bool DependsOnRowsBefore => false;

    /// <summary>Why <see cref="TryRead"/> refused this cell.</summary>
    public abstract Complaint Explain(string cell);

    public static CellType For(Field field, PeopleBook people, PeopleBook units) => field.Type switch
    {
        FieldType.Number or FieldType.Money => new NumberCell(field),
        FieldType.Date => new DateCell(),
        FieldType.Time => new TimeCell(),
        FieldType.YesNo => new YesNoCell(),
        FieldType.Choice => new ChoiceCell(field.Options),
        FieldType.Person => new PersonCell(people),
        FieldType.People => new PeopleCell(people),
        FieldType.Unit => new PersonCell(units),
        _ => new TextCell(),
    };
}

/// <summary>Any text, as written.</summary>
internal sealed class TextCell : CellType
{
    public override bool TryRead(ReadOnlySpan<char> cell, out Value value)
    {
        value = Value.Of(cell.ToString());
        return true;
    }

    public override Complaint Explain(string cell) => throw new InvalidOperationException("Text is never refused.");
}
