using System.Text.RegularExpressions;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads a flow.</summary>
internal sealed partial class FlowReader(ReadScope scope)
{
    private static readonly Shape FlowShape = new(
        new("flow", "A flow"), Key.Must("flow"), Key.Must("name"), Key.May("clauses", Holds.Texts), Key.May("helps", Holds.Texts), Key.May("starts", Holds.Map),
        Key.Must("number"), Key.Must("judged_at"), Key.Must("versions", Holds.List));

    private static readonly Shape StartsShape = new(new("starts", "starts"), Key.May("by", Holds.Texts), Key.May("on", Holds.Texts), Key.May("when"));

    private readonly FlowVersionReader versions = new(scope);

    public FlowDefinition? Read(YamlMap root)
    {
        if (scope.Read(root, FlowShape) is not { } map) return null;
        map.OneOf("judged_at", "pack.unknown-date", ["case start"]);
        var head = ControlParts.Head(map, "flow", scope);
        var starts = map.SubMap("starts") is { } s ? scope.Read(s, StartsShape) : null;
        if (starts is not null && starts.Text("when") is { } when && !starts.Has("on"))
        {
            scope.Bag.Error("pack.key-needs-another", when.Where, new Phrase("starts 里的“when”是对判定的条件，要和“on”一起写。", "\"when\" under starts is a condition on determinations; it goes with \"on\"."),
                new Phrase("请加上 on: [控制的编号]，或删去它。", "Add on: [id of a control], or remove it."));
        }
        var number = Number(map);
        var read = Versions(map, head?.Id.Text ?? "");
        if (head is not var (id, name) || number is null) return null;
        return new FlowDefinition
        {
            Id = id.Text, Name = name, Clauses = map.Texts("clauses"), Helps = map.Texts("helps"), When = starts?.Text("when"),
            StartsBy = starts?.Texts("by") ?? [], StartsOn = starts?.Texts("on") ?? [], Number = number, Versions = read, Where = id.Where,
        };
    }

    private Sourced? Number(ShapedMap map)
    {
        if (map.Text("number") is not { } number) return null;
        var places = Placeholder().Matches(number.Text).Select(m => m.Value).ToArray();
        var unknown = places.FirstOrDefault(p => p is not ("{year}" or "{month}" or "{unit}") && !Count().IsMatch(p));
        if (unknown is null && places.Count(Count().IsMatch) == 1) return number;
        var why = unknown is not null ? new Phrase($"“{unknown}”不能用", $"\"{unknown}\" is none of them") : new Phrase("要有一个、且只有一个 {n}", "it takes {n} exactly once");
        scope.Bag.Error("flow.bad-number", number.Where,
            new Phrase($"编号样式“{number.Text}”不对：{why.Zh}。可以用 {{year}}、{{month}}、{{unit}} 和 {{n}}（{{n:4}} 补足四位）。", $"The numbering \"{number.Text}\" is wrong: {why.En}. It takes {{year}}, {{month}}, {{unit}} and {{n}} ({{n:4}} fills up to four digits)."),
            new Phrase("例如 number: \"QJ-{year}-{n:4}\"。", "Such as number: \"QJ-{year}-{n:4}\"."));
        return null;
    }

    private List<FlowVersion> Versions(ShapedMap map, string id)
    {
        var found = new List<FlowVersion>();
        LocalDate? before = null;
        foreach (var item in map.Items("versions"))
        {
            if (versions.Read(item, id, before) is not { } version) continue;
            found.Add(version);
            before = version.From;
        }
        return found;
    }

    [GeneratedRegex(@"\{[^}]*\}?")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\{n(:[1-9])?\}$")]
    private static partial Regex Count();
}
