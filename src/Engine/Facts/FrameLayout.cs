using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts;

/// <summary>
/// Where each name of a pack lives in the frame that expressions read: one slot a field name. Two words that use one name with one type share
/// the slot, so that a counter over both can read it. After the fields come the results a control leaves and the count <c>n</c>.
/// </summary>
public sealed class FrameLayout
{
    private readonly Dictionary<string, Dictionary<string, int>> wordSlots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> peopleSlots = new(StringComparer.Ordinal);
    private readonly int firstResult;

    /// <summary>Lays out the frame of a pack.</summary>
    public FrameLayout(Vocabulary words)
    {
        Words = words;
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in words.People) peopleSlots[field.Id] = Size++;
        foreach (var word in words.Words)
        {
            var slots = wordSlots[word.Id] = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var field in word.Fields)
            {
                var alike = $"{field.Id} {(int)field.Type}";
                if (!shared.TryGetValue(alike, out var slot)) shared[alike] = slot = Size++;
                slots[field.Id] = slot;
            }
        }
        firstResult = Size;
        Size += Packs.Files.ResultColumns.Names.Length;
        Subject = Size++;
        Date = Size++;
        Count = Size++;
    }

    /// <summary>The vocabulary laid out.</summary>
    public Vocabulary Words { get; }

    /// <summary>Number of slots.</summary>
    public int Size { get; private set; }

    /// <summary>Slot of the person or unit a fact is about, as text.</summary>
    public int Subject { get; }

    /// <summary>Slot of the day a fact occurred.</summary>
    public int Date { get; }

    /// <summary>Slot of the count <c>n</c>.</summary>
    public int Count { get; }

    /// <summary>Slot of a field of a word.</summary>
    public int SlotOf(Word word, Field field) => wordSlots[word.Id][field.Id];

    /// <summary>Slot of a field of people.</summary>
    public int SlotOfPeople(Field field) => peopleSlots[field.Id];

    /// <summary>Slot of a result.</summary>
    public int SlotOf(ResultColumn column) => firstResult + (int)column;

    /// <summary>An empty frame.</summary>
    public Value[] NewFrame() => new Value[Size];
}
