using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads changes: <c>set: { path: value }</c> of a reading, <c>- { set: path, to: value }</c> of a proposal. An empty value removes.</summary>
internal static class ChangeReader
{
    private static readonly Shape ChangeShape = new(new("changes 的一项", "A change"), Key.Must("set"), new Key("to", Holds.Value));

    public static List<Change> OfMap(YamlMap? map, ReadScope scope)
    {
        var found = new List<Change>();
        foreach (var (path, value) in map?.Entries ?? [])
        {
            if (value is YamlMap) scope.WrongShape(value, new Phrase($"“{path.Text}”", $"\"{path.Text}\""), new Phrase("一个值", "a value"));
            else if (value is not YamlBroken) found.Add(new Change(path.Sourced, ShapedMap.Join(value)));
        }
        return found;
    }

    public static List<Change> OfList(IReadOnlyList<YamlNode> items, ReadScope scope)
    {
        var found = new List<Change>();
        foreach (var item in items)
        {
            if (scope.Read(item, ChangeShape) is not { } change || change.Text("set") is not { } path) continue;
            if (change.Map.Find("to") is not null) found.Add(new Change(path, change.Joined("to")));
            else
            {
                scope.Bag.Error("pack.missing-key", change.Where, new Phrase("changes 的一项缺少“to”。", "A change lacks \"to\"."),
                    new Phrase("请写 to: 新值；要删去它，请写 to: 而不写值。", "Write to: and the new value; to remove it, write to: with nothing after it."));
            }
        }
        return found;
    }
}
