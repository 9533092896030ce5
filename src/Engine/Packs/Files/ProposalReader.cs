using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads a proposal.</summary>
internal sealed class ProposalReader(ReadScope scope)
{
    private static readonly Shape ProposalShape = new(
        new("proposal", "A proposal"), Key.Must("proposal"), Key.Must("asks"), Key.Must("changes", Holds.List), Key.May("replay", Holds.Map),
        Key.May("by", Holds.Texts), Key.May("assumes"));

    private static readonly Shape ReplayShape = new(new("replay", "replay"), Key.May("from"), Key.May("to"));

    public Proposal? Read(YamlMap root)
    {
        if (scope.Read(root, ProposalShape) is not { } map) return null;
        var changes = ChangeReader.OfList(map.Items("changes"), scope);
        var replay = map.SubMap("replay") is { } dates ? scope.Read(dates, ReplayShape) : null;
        if (map.Text("proposal") is not { } id || map.Text("asks") is not { } asks) return null;
        return new Proposal
        {
            Id = id.Text, Asks = asks.Text, Changes = changes, ReplayFrom = replay?.Date("from"), ReplayTo = replay?.Date("to"), By = map.Texts("by"),
            Assumes = map.Text("assumes")?.Text ?? "", Where = id.Where,
        };
    }
}
