using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts;

/// <summary>The facts of one word, column by column.</summary>
internal sealed class WordFacts
{
    private readonly FrameLayout layout;
    private readonly int[] slots;
    private Dictionary<int, IReadOnlyList<(int PeopleField, Value Value)>>? carried;

    public WordFacts(Word word, FrameLayout layout)
    {
        this.layout = layout;
        Word = word;
        Columns = [.. word.Fields.Select(FactColumn.For)];
        slots = [.. word.Fields.Select(f => layout.SlotOf(word, f))];
    }

    public Word Word { get; }

    public FactColumn[] Columns { get; }

    public int Count { get; private set; }

    public int Add(ReadOnlySpan<Value> fields, IReadOnlyList<(int PeopleField, Value Value)>? more)
    {
        for (var i = 0; i < Columns.Length; i++) Columns[i].Add(i < fields.Length ? fields[i] : default);
        if (more is { Count: > 0 }) (carried ??= [])[Count] = more;
        return Count++;
    }

    public bool AnyCarries => carried is not null;

    /// <summary>Whether the fact itself carries fields of people.</summary>
    public bool Carries(int row) => carried is not null && carried.ContainsKey(row);

    public void Fill(Value[] frame, int row, int[] columns)
    {
        foreach (var column in columns) frame[slots[column]] = Columns[column][row];
    }

    public IReadOnlyList<(int PeopleField, Value Value)> CarriedBy(int row) =>
        carried is not null && carried.TryGetValue(row, out var more) ? more : [];

    public void Fill(Value[] frame, int row)
    {
        for (var i = 0; i < Columns.Length; i++) frame[slots[i]] = Columns[i][row];
        if (carried is null || !carried.TryGetValue(row, out var more)) return;
        foreach (var (field, value) in more) frame[layout.SlotOfPeople(layout.Words.People[field])] = value;
    }
}
