using System.Runtime.CompilerServices;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Reckoning;

/// <summary>
/// For each word, the fields its tables decide by. Most facts lead to a fixed sum, so nothing more is ever read of them; the rest of a frame is
/// filled in when a formula asks.
/// </summary>
internal static class FillPlans
{
    private static readonly ConditionalWeakTable<BoundPack, FillPlan?[]> Made = [];

    /// <summary>One plan a word; null where a frame must be filled in whole. Made once a pack, never to be changed.</summary>
    public static FillPlan?[] Of(BoundPack pack) => Made.GetValue(pack, Make);

    private static FillPlan?[] Make(BoundPack pack) =>
        [.. pack.Layout.Words.Words.Select((word, i) => Of(pack, word, [.. pack.Tables.Where(t => t.WordIndex == i)]))];

    /// <summary>The plan for the sums of a consequence over facts of a word; null where a frame must be filled in whole.</summary>
    public static FillPlan? OfSums(BoundPack pack, Word word, Consequence consequence)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var formula in new[] { consequence.Amount, consequence.Reward, consequence.Points, consequence.Days })
            if (formula is not null) read.UnionWith(formula.Reads);
        return For(pack, word, read, []);
    }

    private static FillPlan? Of(BoundPack pack, Word word, IReadOnlyList<BoundTable> tables)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            if (table.When is { } when) read.UnionWith(when.Reads);
            if (table.Definition.Charges is { } charges) read.Add(charges.Text);
            foreach (var version in table.TableVersions)
                foreach (var input in version.Rows!.Matcher.Inputs) read.UnionWith(input.Reads);
        }
        return For(pack, word, read, pack.Audience.Select(a => a.Slot).ToHashSet());
    }

    private static FillPlan? For(BoundPack pack, Word word, HashSet<string> read, HashSet<int> audience)
    {
        if (read.Contains("person") || read.Contains("unit")) return null;
        if (word.Fields.Any(f => f.From is not null && read.Contains(f.Id))) return null;
        var fields = Enumerable.Range(0, word.Fields.Count).Where(i => read.Contains(word.Fields[i].Id)).ToArray();
        if (word.About == FactSubject.Unit) return new FillPlan(fields, []);
        var people = pack.Layout.Words.People;
        return new FillPlan(fields, [.. Enumerable.Range(0, people.Count).Where(i => read.Contains(people[i].Id) || audience.Contains(i))]);
    }
}
