using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>An issue as <c>pack.yaml</c> announces it, its text not yet read.</summary>
internal sealed record IssueEntry(LocalDate Effective, LocalDate? Published, Sourced File);

/// <summary>What <c>pack.yaml</c> says.</summary>
internal sealed record PackHead(
    string Id, Phrase Name, string Layer, Sourced? Owner, LocalDate? ReviewBy, IReadOnlyList<(Sourced Field, IReadOnlyList<Sourced> Values)> AppliesTo,
    MoneyRule Money, IReadOnlyList<IssueEntry> Issues);

/// <summary>Reads <c>pack.yaml</c>.</summary>
internal static class PackFileReader
{
    private static readonly Shape File = new(
        new("pack.yaml", "pack.yaml"), Key.Must("pack"), Key.Must("name"), Key.Must("format"), Key.May("language"), Key.May("layer"), Key.Must("owner"),
        Key.May("review_by"), Key.May("applies_to", Holds.Map), Key.May("money", Holds.Map), Key.Must("issues", Holds.List));

    private static readonly Shape IssueShape = new(new("issues", "An issue"), Key.Must("effective"), Key.May("published"), Key.Must("text"));

    private static readonly Shape MoneyShape = new(new("money", "money"), Key.May("unit"), Key.May("decimals"), Key.May("round"));

    private static readonly string[] Rounding = ["half up", "half even", "up", "down"];

    private static readonly string[] Layers = ["law", "company-rule", "dept-rule", "work-order"];

    public static PackHead? Read(YamlNode root, ReadScope scope)
    {
        if (scope.Read(root, File) is not { } file) return null;
        if (file.Text("pack") is { } id) Ids.CheckId(id, scope.Bag, dots: true);
        file.OneOf("format", "pack.unknown-format", ["1"]);
        file.OneOf("language", "pack.unknown-language", ["zh"]);
        var layer = file.OneOf("layer", "pack.unknown-layer", Layers) ?? "company-rule";
        var name = file.Text("name") is { } title ? scope.English.Of("name", title) : default;
        var issues = Issues(file, scope);
        return new PackHead(
            file.Text("pack")?.Text ?? "", name, layer, file.Text("owner"), file.Date("review_by"), Audience(file, scope), Money(file, scope), issues);
    }

    private static List<IssueEntry> Issues(ShapedMap file, ReadScope scope)
    {
        var found = new List<IssueEntry>();
        foreach (var item in file.Items("issues"))
        {
            if (scope.Read(item, IssueShape) is not { } issue) continue;
            var published = issue.Date("published");
            if (issue.Date("effective") is not { } effective || issue.Text("text") is not { } text) continue;
            if (found.Count > 0 && effective <= found[^1].Effective) VersionOrder.Report(scope.Bag, issue.Text("effective")!, found[^1].Effective);
            else found.Add(new IssueEntry(effective, published, text));
        }
        if (found.Count == 0 && file.Items("issues").Count == 0 && file.Has("issues"))
        {
            scope.Bag.Error("pack.no-issue", file.Where, new Phrase("issues 里一个版本也没有。", "issues holds no issue."),
                new Phrase("请写上生效日和正文：- { effective: 2014-04-01, text: text/2014-04-01.md }", "Write the day and the text: - { effective: 2014-04-01, text: text/2014-04-01.md }"));
        }
        return found;
    }

    private static List<(Sourced Field, IReadOnlyList<Sourced> Values)> Audience(ShapedMap file, ReadScope scope)
    {
        var found = new List<(Sourced, IReadOnlyList<Sourced>)>();
        if (file.SubMap("applies_to") is not { } map) return found;
        foreach (var (field, value) in map.Entries)
        {
            IReadOnlyList<Sourced>? values = value switch
            {
                YamlText { Text.Length: > 0 } text => [text.Sourced],
                YamlList list when list.Items.All(i => i is YamlText) => [.. list.Items.Cast<YamlText>().Select(t => t.Sourced)],
                _ => null,
            };
            if (values is null) scope.WrongShape(value, new Phrase($"“{field.Text}”", $"\"{field.Text}\""), new Phrase("值的列表", "a list of values"));
            else found.Add((field.Sourced, values));
        }
        return found;
    }

    private static MoneyRule Money(ShapedMap file, ReadScope scope)
    {
        if (file.SubMap("money") is not { } map || scope.Read(map, MoneyShape) is not { } money) return MoneyRule.Default;
        var mode = money.OneOf("round", "pack.unknown-rounding", Rounding) switch
        {
            "half even" => MidpointRounding.ToEven,
            "up" => MidpointRounding.ToPositiveInfinity,
            "down" => MidpointRounding.ToZero,
            _ => MidpointRounding.AwayFromZero,
        };
        return new MoneyRule(money.Text("unit")?.Text ?? "CNY", money.Whole("decimals", 0, 4) ?? 2, mode);
    }
}

/// <summary>Dated entries stand oldest first.</summary>
internal static class VersionOrder
{
    public static void Report(DiagnosticBag bag, Sourced from, LocalDate before) =>
        bag.Error("pack.version-order", from.Where,
            new Phrase($"{from.Text} 排在 {before:uuuu-MM-dd} 之后，却不比它晚。", $"{from.Text} stands after {before:uuuu-MM-dd} but is not later."),
            new Phrase("请按日期从早到晚排列，每个日期一次。", "Put them in order of date, oldest first, each date once."));
}
