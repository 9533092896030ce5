using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads where a step goes on: <c>to: next</c>, or a map from what came out to where.</summary>
internal sealed class ExitReader(ReadScope scope)
{
    private static readonly Shape ExitShape = new(new("出口", "An exit"), Key.Must("to"), Key.May("name"), Key.May("needs", Holds.Texts));

    public List<ExitDefinition> Read(ShapedMap map, StepKindShape kind, string step, StepNames names)
    {
        if (map.Map.Find("to") is YamlText { Text.Length: > 0 } single) return Single(single.Sourced, kind);
        var found = new List<ExitDefinition>();
        foreach (var (key, value) in map.SubMap("to")?.Entries ?? [])
        {
            if (!Ids.CheckId(key.Sourced, scope.Bag) || !IsKnown(key.Sourced, kind)) continue;
            if (Exit(key.Sourced, value, kind, $"{step}.{key.Text}", names) is { } exit) found.Add(exit);
        }
        CheckAll(map, kind);
        return found;
    }

    private List<ExitDefinition> Single(Sourced to, StepKindShape kind)
    {
        if (kind.Exits is [var only]) return [new ExitDefinition(new Sourced(only, to.Where), StepKinds.ExitNames[only], to, [])];
        var wanted = kind.Exits.Length == 0 ? new Phrase("另一个流程的每种结局", "each ending of the other flow") : new Phrase(string.Join("、", kind.Exits), string.Join(", ", kind.Exits));
        scope.Bag.Error("flow.exits-needed", to.Where, new Phrase($"“{kind.Key}”的步骤不止一个出口，要分别写去哪里：{wanted.Zh}。", $"A step that says \"{kind.Key}\" has more than one exit; say for each where it goes: {wanted.En}."),
            new Phrase("例如 to: { approve: 下一步, reject: 结局 }。", "Such as to: { approve: the next step, reject: an ending }."));
        return [];
    }

    private bool IsKnown(Sourced exit, StepKindShape kind)
    {
        if (kind.OwnExits || exit.Text == "missed" || kind.Exits.Contains(exit.Text)) return true;
        string[] known = [.. kind.Exits, .. kind.Keys.Contains("within") ? ["missed"] : Array.Empty<string>()];
        scope.Bag.Error("flow.unknown-exit", exit.Where, new Phrase($"“{kind.Key}”的步骤没有“{exit.Text}”这个出口，可以写：{string.Join("、", known)}。", $"A step that says \"{kind.Key}\" has no exit \"{exit.Text}\"; it takes: {string.Join(", ", known)}."),
            Suggestion.DidYouMean(exit.Text, known));
        return false;
    }

    private ExitDefinition? Exit(Sourced id, YamlNode value, StepKindShape kind, string path, StepNames names)
    {
        if (value is YamlText { Text.Length: > 0 } target)
        {
            CheckNamed(id, kind, named: false);
            return new ExitDefinition(id, StepKinds.ExitNames.GetValueOrDefault(id.Text, Phrase.Same(id.Text)), target.Sourced, []);
        }
        if (scope.Read(value, ExitShape) is not { } map || map.Text("to") is not { } to) return null;
        CheckNamed(id, kind, map.Has("name"));
        var name = map.Text("name") is { } written ? names.Of(path, written) : StepKinds.ExitNames.GetValueOrDefault(id.Text, Phrase.Same(id.Text));
        return new ExitDefinition(id, name, to, map.Texts("needs"));
    }

    /// <summary>An exit is a button, so one of the flow's own must say how it reads. What another case ends in is nobody's button.</summary>
    private void CheckNamed(Sourced id, StepKindShape kind, bool named)
    {
        if (named || kind.Kind == StepKind.Case || StepKinds.ExitNames.ContainsKey(id.Text)) return;
        scope.Bag.Error("flow.exit-unnamed", id.Where, new Phrase($"“{id.Text}”是这个流程自己的出口，要写按钮上的名称。", $"\"{id.Text}\" is an exit of the flow's own; write the name of its button."),
            Suggestion.DidYouMean(id.Text, StepKinds.ExitNames.Keys) ?? new Phrase($"请写 {id.Text}: {{ to: 去哪里, name: 名称 }}。", $"Write {id.Text}: {{ to: where, name: its name }}."));
    }

    private void CheckAll(ShapedMap map, StepKindShape kind)
    {
        if (map.SubMap("to") is not { } to) return;
        var written = to.Entries.Select(e => e.Key.Text).ToHashSet(StringComparer.Ordinal);
        var own = written.Where(w => w != "missed" && !kind.Exits.Contains(w)).Any();
        var lacking = kind.OwnExits && own ? [] : kind.Exits.Where(e => !written.Contains(e)).ToArray();
        if (lacking.Length > 0 || written.All(w => w == "missed"))
        {
            var (zh, en) = lacking.Length > 0 ? (string.Join("、", lacking), string.Join(", ", lacking)) : ("结局", "an ending");
            scope.Bag.Error("flow.missing-exit", to.Where, new Phrase($"出口还缺：{zh}。", $"These exits are missing: {en}."), new Phrase("每个可能的结果都要写明去哪里。", "Say for everything that may come out where the case goes."));
        }
        if (written.Contains("missed") && !map.Has("within"))
        {
            var missed = to.Entries.First(e => e.Key.Text == "missed").Key;
            scope.Bag.Error("pack.key-needs-another", missed.Where, new Phrase("“missed”要和“within”一起写：没有期限就无所谓逾期。", "\"missed\" goes with \"within\": without a limit nothing is missed."),
                new Phrase("请加上 within: 期限，或删去它。", "Add within: and the limit, or remove it."));
        }
    }
}
