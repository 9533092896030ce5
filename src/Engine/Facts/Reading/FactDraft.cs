using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>The row being read, before it is a fact. One for the whole file.</summary>
internal sealed class FactDraft(int mostFields)
{
    public const int NotGiven = -1;

    public Value[] Values { get; } = new Value[mostFields];

    public List<(int PeopleField, Value Value)>? Carried { get; set; }

    public int Day { get; set; }

    public int Recorded { get; set; }

    public int Minute { get; set; }
}
