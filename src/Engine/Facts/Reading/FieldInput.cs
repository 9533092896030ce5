using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts.Reading.Cells;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Reads one field as a person types it into a form, by the same rules as a cell of a file. Made once for a field, it reads any number of texts.</summary>
public sealed class FieldInput
{
    private readonly CellType type;

    /// <summary>A reader of one field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="people">Whom a field of people may name.</param>
    /// <param name="units">Which units a field may name.</param>
    public FieldInput(Field field, PeopleBook people, PeopleBook units)
    {
        Field = field;
        type = CellType.For(field, people, units);
    }

    /// <summary>The field.</summary>
    public Field Field { get; }

    /// <summary>Reads a text. Blanks around it do not count; an empty text is not known, and never a mistake.</summary>
    /// <param name="text">As typed, in either language.</param>
    /// <param name="value">The value; <see cref="Value.Unknown"/> when the text is empty or wrong.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public Diagnostic? Read(ReadOnlySpan<char> text, out Value value)
    {
        text = text.Trim();
        value = Value.Unknown(Field.Id);
        if (text.Length == 0) return null;
        if (type.TryRead(text, out var read))
        {
            value = read;
            return null;
        }
        var complaint = type.Explain(text.ToString());
        return new Diagnostic(complaint.Code, Severity.Error, default, complaint.Message, complaint.Hint);
    }
}
