using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Fields that look at another fact of the same subject, on the same day or a day before.</summary>
internal sealed class FactLookups
{
    private readonly FactBook book;
    private readonly List<Lookup> lookups = [];
    private readonly Lazy<Dictionary<(int Word, int Subject, int Day), int>> facts;

    public FactLookups(BoundPack pack, FactBook book)
    {
        this.book = book;
        facts = new(Index);
        var words = pack.Layout.Words.Words.ToList();
        for (var w = 0; w < words.Count; w++)
        for (var f = 0; f < words[w].Fields.Count; f++)
        {
            var field = words[w].Fields[f];
            if (field.From is not { } from) continue;
            var other = words.FindIndex(o => o.Id == from.Word.Text);
            var source = words[other].Fields.ToList().FindIndex(o => o.Id == from.Field);
            lookups.Add(new Lookup(w, pack.Layout.SlotOf(words[w], field), other, source, from.DaysBefore, FieldText.Parse(field, from.IfNone?.Text)));
        }
    }

    private sealed record Lookup(int Word, int Slot, int FromWord, int FromField, int DaysBefore, Value IfNone);

    public void Fill(Value[] frame, int fact)
    {
        if (lookups.Count == 0) return;
        var word = book.WordIndexOf(fact);
        foreach (var lookup in lookups)
        {
            // What the fact itself carries wins over what is looked up.
            if (lookup.Word != word || !frame[lookup.Slot].IsUnknown) continue;
            var key = (lookup.FromWord, book.SubjectOf(fact), book.DayOf(fact) - lookup.DaysBefore);
            frame[lookup.Slot] = facts.Value.TryGetValue(key, out var other) ? book.FieldOf(other, lookup.FromField)
                : lookup.IfNone.IsNull ? frame[lookup.Slot] : lookup.IfNone;
        }
    }

    private Dictionary<(int Word, int Subject, int Day), int> Index()
    {
        var index = new Dictionary<(int, int, int), int>();
        var wanted = lookups.Select(l => l.FromWord).ToHashSet();
        for (var fact = 0; fact < book.Count; fact++)
            if (wanted.Contains(book.WordIndexOf(fact))) index[(book.WordIndexOf(fact), book.SubjectOf(fact), book.DayOf(fact))] = fact;
        return index;
    }
}
