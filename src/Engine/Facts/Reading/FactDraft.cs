using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>A row that is read, before it is a fact. Used again for other rows.</summary>
internal sealed class FactDraft(int mostFields)
{
    public const int NotGiven = -1;

    /// <summary>True when nothing is wrong with the row and nothing before it can change what it says.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Index of the word; -1 when it cannot be told.</summary>
    public int Word { get; set; }

    public Value[] Values { get; } = new Value[mostFields];

    public List<(int PeopleField, Value Value)>? Carried { get; set; }

    /// <summary>What <see cref="DuplicateIndex"/> makes of the word, the moment and the fields.</summary>
    public ulong Hash { get; set; }

    /// <summary>Whom it is about, where nobody new can be named; otherwise null.</summary>
    public Person? Subject { get; set; }

    public int Day { get; set; }

    public int Recorded { get; set; }

    public int Minute { get; set; }
}
