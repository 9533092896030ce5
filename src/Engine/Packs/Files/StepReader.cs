using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads one step of a flow.</summary>
internal sealed class StepReader(ReadScope scope)
{
    private static readonly Shape StepShape = new(
        new("步骤", "A step"), Key.Must("step"), Key.Must("name"), Key.May("decide", Holds.Texts), Key.May("sign", Holds.Map), Key.May("consent", Holds.Texts),
        Key.May("do", Holds.Texts), Key.May("tell", Holds.Texts), Key.May("wait"), Key.May("about"), Key.May("fields", Holds.Map), Key.May("together", Holds.Texts), Key.May("case"), Key.May("rule"),
        Key.May("not", Holds.Texts), Key.May("vacant"), Key.May("when"), Key.May("otherwise"), Key.May("within"), Key.May("ladder", Holds.List),
        Key.May("edits", Holds.Texts), Key.May("hides", Holds.Texts), Key.Must("to", Holds.TextOrMap), Key.May("returns"), Key.May("bulk"), Key.May("clauses", Holds.Texts));

    private static readonly Shape PartyShape = new(new("签字的一方", "A signing party"), Key.Must("name"), Key.Must("who"));

    private static readonly Shape RungShape = new(new("ladder 的一级", "A rung of the ladder"), Key.Must("at"), Key.May("tell", Holds.Texts), Key.May("hand"));

    private readonly ExitReader exits = new(scope);

    public StepDefinition? Read(YamlNode node, StepNames names)
    {
        if (scope.Read(node, StepShape) is not { } map || Kind(map) is not { } kind) return null;
        CheckKeys(map, kind);
        if (map.Text("step") is not { } id || !Ids.CheckId(id, scope.Bag) || map.Text("name") is not { } written) return null;
        var name = names.Of(id.Text, written);
        var parties = Parties(map, kind, id.Text, name, names);
        return new StepDefinition
        {
            Id = id.Text, Name = name, Kind = kind.Kind, Parties = parties, Rule = Rule(map, kind, parties.Count), Not = map.Texts("not"), Vacant = map.Text("vacant"),
            When = map.Text("when"), Otherwise = map.Text("otherwise"), Within = map.Text("within"), Ladder = Ladder(map), Edits = map.Texts("edits"), Hides = map.Texts("hides"),
            Exits = exits.Read(map, kind, id.Text, names), MayReturn = kind.Kind == StepKind.Decide && YesNo(map, "returns") != false,
            Branches = kind.Kind == StepKind.Together ? map.Texts(kind.Key) : [], Awaits = kind.Kind is StepKind.Wait or StepKind.Case ? map.Text(kind.Key) : null,
            AwaitsAbout = map.Text("about"), AwaitsFields = ControlParts.Values(map.SubMap("fields"), scope),
            Bulk = YesNo(map, "bulk") == true, Clauses = map.Texts("clauses"), Where = id.Where,
        };
    }

    private StepKindShape? Kind(ShapedMap map)
    {
        var written = StepKinds.All.Where(k => map.Has(k.Key)).ToArray();
        if (written.Length == 1) return written[0];
        var (keys, all) = (string.Join("、", written.Select(k => k.Key)), string.Join(", ", StepKinds.Keys));
        scope.Bag.Error("flow.step-kind", map.Where,
            written.Length == 0
                ? new Phrase($"这一步没有写做什么，要写其中一个：{all}。", $"This step does not say what happens; it takes one of: {all}.")
                : new Phrase($"这一步同时写了 {keys}，只能写一个。", $"This step has {string.Join(", ", written.Select(k => k.Key))} together; it takes one."),
            new Phrase("例如 decide: role ops，或 sign: { witness: { name: 见证人, who: field witness } }。", "Such as decide: role ops, or sign: { witness: { name: 见证人, who: field witness } }."));
        return null;
    }

    private void CheckKeys(ShapedMap map, StepKindShape kind)
    {
        foreach (var (key, _) in map.Map.Entries)
        {
            if (StepShape.Find(key.Text) is null || key.Text == kind.Key || StepKinds.Common.Contains(key.Text) || kind.Keys.Contains(key.Text) || StepKinds.Keys.Contains(key.Text)) continue;
            var takes = StepKinds.All.Where(k => k.Keys.Contains(key.Text)).Select(k => k.Key).ToArray();
            scope.Bag.Error("flow.key-needs-kind", key.Where,
                new Phrase($"“{kind.Key}”的步骤不用“{key.Text}”，它只用于：{string.Join("、", takes)}。", $"A step that says \"{kind.Key}\" takes no \"{key.Text}\"; it is for: {string.Join(", ", takes)}."),
                new Phrase("请删去它。", "Remove it."));
        }
        Together(map, "when", "otherwise", new Phrase("请加上 otherwise: 不走这一步时去哪里。", "Add otherwise: where the case goes when the step is not taken."));
        Together(map, "otherwise", "when", new Phrase("请加上 when: 条件，或删去它。", "Add when: and a condition, or remove it."));
        Together(map, "ladder", "within", new Phrase("请加上 within: 期限。", "Add within: and the limit."));
    }

    private void Together(ShapedMap map, string key, string other, Phrase hint)
    {
        if (map.Has(key) && !map.Has(other))
            scope.Bag.Error("pack.key-needs-another", map.Map.Find(key)!.Where, new Phrase($"“{key}”要和“{other}”一起写。", $"\"{key}\" goes with \"{other}\"."), hint);
    }

    private List<PartyDefinition> Parties(ShapedMap map, StepKindShape kind, string step, Phrase name, StepNames names)
    {
        if (kind.Kind is StepKind.Wait or StepKind.Together or StepKind.Case) return [];
        if (kind.Kind != StepKind.Sign) return [.. map.Texts(kind.Key).Select(who => new PartyDefinition("", name, who))];
        var found = new List<PartyDefinition>();
        foreach (var (key, value) in map.SubMap("sign")?.Entries ?? [])
        {
            if (!Ids.CheckId(key.Sourced, scope.Bag) || scope.Read(value, PartyShape) is not { } party) continue;
            if (party.Text("name") is { } called && party.Text("who") is { } who) found.Add(new PartyDefinition(key.Text, names.Of($"{step}.{key.Text}", called), who));
        }
        return found;
    }

    /// <summary>One party needs no rule: any of those it names may act. Several do, or whoever came first would decide without anybody having said so.</summary>
    private DecideRule Rule(ShapedMap map, StepKindShape kind, int parties)
    {
        if (map.Text("rule") is { } text) return DecideRules.Read(text, scope.Bag) ?? DecideRule.Any;
        if (kind.Kind == StepKind.Sign) return new DecideRule(DecideKind.All);
        if (parties > 1 && kind.Keys.Contains("rule"))
        {
            scope.Bag.Error("flow.rule-needed", map.Map.Find(kind.Key)!.Where, new Phrase($"这一步有 {parties} 方，要写明怎样算通过（rule）。", $"This step has {parties} parties; say how they come to one answer (rule)."),
                new Phrase("请写 rule: all（全部同意）、any（一人即可）、in turn（依次）或 2/3。", "Write rule: all, any, in turn, or 2/3."));
        }
        return DecideRule.Any;
    }

    private List<RungDefinition> Ladder(ShapedMap map)
    {
        var found = new List<RungDefinition>();
        foreach (var item in map.Items("ladder"))
        {
            if (scope.Read(item, RungShape) is not { } rung || rung.Text("at") is not { } at) continue;
            if (!rung.Has("tell") && !rung.Has("hand"))
            {
                scope.Bag.Error("flow.idle-rung", rung.Where, new Phrase("ladder 的这一级谁也不告知，也不转给谁。", "This rung tells nobody and hands nothing over."),
                    new Phrase("请写 tell: [谁] 或 hand: 谁。", "Write tell: [whom] or hand: whom."));
            }
            found.Add(new RungDefinition(at, rung.Texts("tell"), rung.Text("hand")));
        }
        return found;
    }

    private static bool? YesNo(ShapedMap map, string key) => map.OneOf(key, "pack.unknown-value", ["yes", "no"]) is { } word ? word == "yes" : null;
}
