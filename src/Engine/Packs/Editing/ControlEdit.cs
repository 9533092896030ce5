using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Editing;

/// <summary>Makes one change in the control it names.</summary>
internal sealed class ControlEdit(Change change, DiagnosticBag bag)
{
    private readonly EditScope scope = new(change, bag);

    /// <summary>The pack with the change made; the same pack when it was refused.</summary>
    public Pack Apply(Pack pack)
    {
        var id = scope.Path.Control;
        for (var i = 0; i < pack.Tables.Count; i++)
        {
            if (pack.Tables[i].Id == id) return new TableEdit(scope).Apply(pack.Tables[i]) is { } table ? pack with { Tables = EditScope.With(pack.Tables, i, table) } : pack;
        }
        for (var i = 0; i < pack.Counters.Count; i++)
        {
            if (pack.Counters[i].Id == id) return new CounterEdit(scope).Apply(pack.Counters[i]) is { } counter ? pack with { Counters = EditScope.With(pack.Counters, i, counter) } : pack;
        }
        for (var i = 0; i < pack.Flows.Count; i++)
        {
            if (pack.Flows[i].Id == id) return new FlowEdit(scope).Apply(pack.Flows[i]) is { } flow ? pack with { Flows = EditScope.With(pack.Flows, i, flow) } : pack;
        }
        scope.Unknown(id, [.. pack.Tables.Select(t => t.Id), .. pack.Counters.Select(c => c.Id), .. pack.Flows.Select(f => f.Id)]);
        return pack;
    }
}
