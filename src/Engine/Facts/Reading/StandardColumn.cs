namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Columns that do not depend on the pack.</summary>
internal enum StandardColumn
{
    Id,
    Date,
    Time,
    Recorded,
    PersonId,
    Person,
    PersonName,
    Unit,
    Word,
    Replaces,
    Source,
    Note,
    From,
    Joined,
    Left,
}

/// <summary>What a column of a file means: a standard column, or a field of one or several words, or of people.</summary>
internal sealed class ColumnMeaning
{
    public StandardColumn? Standard { get; init; }

    /// <summary>By index of the word, then of its field.</summary>
    public List<(int Word, int Field)> Fields { get; } = [];

    /// <summary>Index among the fields of people; -1 when it is none.</summary>
    public int PeopleField { get; set; } = -1;

    public bool Overlaps(ColumnMeaning other) => Standard is { } standard
        ? standard == other.Standard
        : Fields.Any(other.Fields.Contains) || (PeopleField >= 0 && PeopleField == other.PeopleField);
}
