using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads controls, tests and proposals: documents whose first key says what they are.</summary>
internal sealed class DocumentsReader(ReadScope scope)
{
    private readonly TableReader table = new(scope);
    private readonly CounterReader counter = new(scope);
    private readonly FlowReader flow = new(scope);
    private readonly FormReader form = new(scope);
    private readonly TestReader test = new(scope);
    private readonly ProposalReader proposal = new(scope);
    private readonly Dictionary<string, Sourced> ids = new(StringComparer.Ordinal);

    public List<TableDefinition> Tables { get; } = [];

    public List<CounterDefinition> Counters { get; } = [];

    public List<FlowDefinition> Flows { get; } = [];

    public List<FormDefinition> Forms { get; } = [];

    public List<PackTest> Tests { get; } = [];

    public List<Proposal> Proposals { get; } = [];

    public List<AcceptedMutant> Accepted { get; } = [];

    public void Read(YamlNode document)
    {
        if (document is YamlBroken) return;
        if (document is not YamlMap { Entries: [var first, ..] } map)
        {
            scope.WrongShape(document, new Phrase("文档", "A document"), new Phrase("以种类开头的表，如 table: fine", "a map that begins with its kind, such as table: fine"));
            return;
        }
        switch (first.Key.Text)
        {
            case "table": Add(Tables, table.Read(map), t => t.Id, t => t.Where); break;
            case "counter": Add(Counters, counter.Read(map), c => c.Id, c => c.Where); break;
            case "flow": Add(Flows, flow.Read(map), f => f.Id, f => f.Where); break;
            case "form": Add(Forms, form.Read(map), f => $"form {f.Id}", f => f.Where); break;
            case "test": if (test.Read(map) is { } read) Tests.Add(read); break;
            case "proposal": Add(Proposals, proposal.Read(map), p => $"proposal {p.Id}", p => p.Where); break;
            case "accepted": Accepted.AddRange(test.Accepted(map)); break;
            default: Unknown(first.Key, map); break;
        }
    }

    private void Add<T>(List<T> list, T? item, Func<T, string> id, Func<T, SourceSpan> where) where T : class
    {
        if (item is null) return;
        var named = new Sourced(id(item), where(item));
        if (!ids.TryAdd(named.Text, named)) scope.Duplicate(new Phrase("控制", "control"), named, ids[named.Text]);
        else list.Add(item);
    }

    private void Unknown(YamlText key, YamlMap map)
    {
        if (ControlKinds.NotBuilt.Contains(key.Text))
        {
            scope.Bag.Error("pack.kind-not-built", key.Where, new Phrase($"“{key.Text}”这种控制还不能运行。", $"The control kind \"{key.Text}\" is not built yet."),
                new Phrase($"请先删去它，把它的条款写进 handled.yaml 的 planned：- {{ clause: …, kind: {key.Text}, why: … }}", $"Remove it for now and list its clauses under planned in handled.yaml: - {{ clause: …, kind: {key.Text}, why: … }}"));
            return;
        }
        var later = map.Entries.FirstOrDefault(e => ControlKinds.Built.Contains(e.Key.Text))?.Key;
        scope.Bag.Error("pack.unknown-kind", key.Where,
            new Phrase($"第一个键要说明种类，“{key.Text}”不是；可以写：{string.Join("、", ControlKinds.Built)}。", $"The first key says what kind it is, and \"{key.Text}\" is none; it takes: {string.Join(", ", ControlKinds.Built)}."),
            later is not null ? new Phrase($"请把“{later.Text}”放到最前面。", $"Put \"{later.Text}\" first.") : Suggestion.DidYouMean(key.Text, ControlKinds.Built.Concat(ControlKinds.NotBuilt)));
    }
}
