using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads the fields of a word or of people.</summary>
internal sealed class FieldReader(ReadScope scope)
{
    private static readonly Shape FieldShape = new(
        new("字段", "A field"), Key.Must("name"), Key.Must("type"), Key.May("unit"), Key.May("of", Holds.Map), Key.May("range"), Key.May("asked_of"),
        Key.May("from"), Key.May("days_before"), Key.May("if_none"));

    private static readonly string[] Types = ["number", "money", "text", "date", "time", "yes/no", "choice", "person", "people", "unit"];

    private static readonly string[] Reserved = ["person", "unit", "date"];

    /// <summary>The fields under a map.</summary>
    /// <param name="map">The map; null gives none.</param>
    /// <param name="owner">What they belong to; <c>people</c> or a word.</param>
    /// <param name="path">Where their English stands under <c>names</c>.</param>
    public List<Field> Read(YamlMap? map, string owner, string path)
    {
        var found = new List<Field>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!Ids.CheckName(key.Sourced, scope.Bag) || IsReserved(key, owner) || scope.Read(value, FieldShape) is not { } field) continue;
            if (Field(key, field, path) is { } read) found.Add(read);
        }
        return found;
    }

    /// <summary>A closed list of ids with names.</summary>
    public List<Option> Options(YamlMap map, string path, bool inExpressions = true)
    {
        var found = new List<Option>();
        foreach (var (key, value) in map.Entries)
        {
            if (!(inExpressions ? Ids.CheckName(key.Sourced, scope.Bag) : Ids.CheckId(key.Sourced, scope.Bag))) continue;
            if (value is YamlText { Text.Length: > 0 } name) found.Add(new Option(key.Text, scope.English.Of($"names.{path}.{key.Text}", name.Sourced)));
            else scope.WrongShape(value, new Phrase($"“{key.Text}”", $"\"{key.Text}\""), new Phrase("它的名称", "its name"));
        }
        return found;
    }

    private Field? Field(YamlText key, ShapedMap field, string path)
    {
        var type = Type(field);
        Only(field, "of", type == FieldType.Choice, type, "choice");
        Only(field, "unit", type == FieldType.Number, type, "number");
        Only(field, "range", type is FieldType.Number or FieldType.Money, type, "number, money");
        if (type == FieldType.Choice && !field.Has("of"))
        {
            scope.Bag.Error("pack.missing-key", field.Where, new Phrase($"choice 字段“{key.Text}”缺少“of”。", $"The choice \"{key.Text}\" lacks \"of\"."),
                new Phrase("请列出可选的值：of: { late: 迟到 }", "List its values: of: { late: 迟到 }"));
        }
        if (type is null || field.Text("name") is not { } name) return null;
        var display = scope.English.Of($"names.{path}.{key.Text}", name);
        return new Field
        {
            Id = key.Text,
            Name = display,
            Type = type.Value,
            Unit = FieldUnits.Read(field, scope.Bag),
            Options = field.SubMap("of") is { } of ? Options(of, $"{path}.{key.Text}") : [],
            Range = field.Text("range"),
            AskedOf = field.Text("asked_of"),
            From = Lookup(field),
            Where = key.Where,
        };
    }

    private static FieldType? Type(ShapedMap field) => field.OneOf("type", "pack.unknown-type", Types) switch
    {
        "number" => FieldType.Number,
        "money" => FieldType.Money,
        "text" => FieldType.Text,
        "date" => FieldType.Date,
        "time" => FieldType.Time,
        "yes/no" => FieldType.YesNo,
        "choice" => FieldType.Choice,
        "person" => FieldType.Person,
        "people" => FieldType.People,
        "unit" => FieldType.Unit,
        _ => null,
    };

    private Lookup? Lookup(ShapedMap field)
    {
        if (field.Text("from") is not { } from)
        {
            foreach (var key in new[] { "days_before", "if_none" })
            {
                if (field.Text(key) is { } stray) scope.Bag.Error("pack.key-needs-another", stray.Where,
                    new Phrase($"“{key}”要和“from”一起写。", $"\"{key}\" goes with \"from\"."), new Phrase("请加上 from: 词.字段。", "Add from: word.field."));
            }
            return null;
        }
        var dot = from.Text.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0) return new Lookup(new Sourced(from.Text[..dot], from.Where), from.Text[(dot + 1)..], field.Whole("days_before", 0, 366) ?? 0, field.Text("if_none"));
        scope.Bag.Error("pack.bad-lookup", from.Where, new Phrase($"from 要写成“词.字段”，这里是“{from.Text}”。", $"\"from\" takes word.field; this is \"{from.Text}\"."),
            new Phrase("例如 from: overtime.late_night。", "Such as from: overtime.late_night."));
        return null;
    }

    private void Only(ShapedMap field, string key, bool fits, FieldType? type, string types)
    {
        if (fits || type is null || !field.Has(key) || field.Text("type") is not { } written) return;
        scope.Bag.Error("pack.key-needs-type", field.Map.Find(key)!.Where,
            new Phrase($"类型“{written.Text}”的字段不用“{key}”，它只用于 {types}。", $"A field of type \"{written.Text}\" takes no \"{key}\"; it is for {types}."),
            new Phrase("请删去它，或改正 type。", "Remove it, or correct the type."));
    }

    private bool IsReserved(YamlText key, string owner)
    {
        if (!Reserved.Contains(key.Text)) return false;
        scope.Bag.Error("pack.reserved-field", key.Where, new Phrase($"“{key.Text}”是每个事实自带的，不能在“{owner}”里再写。", $"Every fact has \"{key.Text}\" by itself; \"{owner}\" cannot declare it."),
            new Phrase("请删去它，或换一个名字。", "Remove it, or choose another name."));
        return true;
    }
}
