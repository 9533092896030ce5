using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Binding;

/// <summary>Puts counters after everything they count, and refuses circles.</summary>
internal static class CounterOrder
{
    public static IReadOnlyList<CounterDefinition> Sort(Pack pack, DiagnosticBag bag)
    {
        var byId = pack.Counters.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var sorted = new List<CounterDefinition>();
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var counter in pack.Counters) Visit(counter);
        return sorted;

        void Visit(CounterDefinition counter)
        {
            if (state.ContainsKey(counter.Id)) return;
            state[counter.Id] = false;
            foreach (var counted in counter.Counts)
            {
                if (!byId.TryGetValue(counted.Text, out var other)) continue;
                if (state.TryGetValue(counted.Text, out var done) && !done)
                    bag.Error("pack.counter-circle", counted.Where, new Phrase(
                        $"计数器“{counter.Id}”绕一圈又数到了自己（经“{counted.Text}”）。去掉其中一处 counts。",
                        $"Counter \"{counter.Id}\" comes round to counting itself through \"{counted.Text}\". Take one of them out of `counts`."));
                else Visit(other);
            }
            state[counter.Id] = true;
            sorted.Add(counter);
        }
    }
}
