using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Reads a form.</summary>
internal sealed class FormReader(ReadScope scope)
{
    private static readonly Shape FormShape = new(new("form", "A form"), Key.Must("form"), Key.Must("name"), Key.Must("fields", Holds.Map));

    private static readonly Shape FieldShape = new(
        new("表单字段", "A field of a form"), Key.Must("name"), Key.Must("type"), Key.May("unit"), Key.May("of", Holds.Map), Key.May("range"), Key.May("required"),
        Key.May("when"), Key.May("computed"), Key.May("default"), Key.May("from_last"), Key.May("columns", Holds.Map), Key.May("hint"));

    private static readonly string[] Types =
    [
        "text", "long text", "number", "money", "date", "date and time", "period", "yes/no", "choice", "choices", "person", "unit", "post", "file", "photo", "signature", "details",
    ];

    /// <summary>Names that mean something else where a field of a form is named.</summary>
    private static readonly string[] Reserved = ["starter", "today", "unit_of_starter"];

    private readonly FieldReader options = new(scope);

    public FormDefinition? Read(YamlMap root)
    {
        if (scope.Read(root, FormShape) is not { } map) return null;
        var id = map.Text("form");
        var path = $"forms.{id?.Text}";
        var fields = Fields(map.SubMap("fields"), path, inTable: false);
        if (map.SubMap("fields") is { Entries.Count: 0 } empty)
        {
            scope.Bag.Error("form.empty", empty.Where, new Phrase("表单里一个字段也没有。", "The form has no field."), new Phrase("请写 fields: { reason: { name: 事由, type: text } }。", "Write fields: { reason: { name: 事由, type: text } }."));
        }
        if (id is null || !Ids.CheckId(id, scope.Bag) || map.Text("name") is not { } name) return null;
        return new FormDefinition(id.Text, scope.English.Of($"names.{path}", name), fields, id.Where);
    }

    private List<FormField> Fields(YamlMap? map, string path, bool inTable)
    {
        var found = new List<FormField>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!Ids.CheckName(key.Sourced, scope.Bag) || IsReserved(key.Sourced) || scope.Read(value, FieldShape) is not { } field) continue;
            if (Field(key.Sourced, field, $"{path}.{key.Text}", inTable) is { } read) found.Add(read);
        }
        return found;
    }

    private FormField? Field(Sourced id, ShapedMap map, string path, bool inTable)
    {
        var type = map.OneOf("type", "pack.unknown-type", Types) is { } word ? (FormFieldType)Array.IndexOf(Types, word) : (FormFieldType?)null;
        if (type is { } known) CheckKeys(map, known, inTable);
        var unit = FieldUnits.Read(map, scope.Bag);
        if (type is null || map.Text("name") is not { } name) return null;
        return new FormField
        {
            Id = id.Text, Name = scope.English.Of($"names.{path}", name), Type = type.Value, Unit = unit,
            Options = map.SubMap("of") is { } of ? options.Options(of, path) : [], Range = map.Text("range"), Required = map.Text("required"), When = map.Text("when"),
            Computed = map.Text("computed"), Default = map.Text("default"), FromLast = map.OneOf("from_last", "pack.unknown-value", ["yes", "no"]) == "yes",
            Columns = Fields(map.SubMap("columns"), path, inTable: true), Hint = map.Text("hint") is { } hint ? scope.English.Of($"say.{path}", hint) : null, Where = id.Where,
        };
    }

    private void CheckKeys(ShapedMap map, FormFieldType type, bool inTable)
    {
        var choice = type is FormFieldType.Choice or FormFieldType.MultiChoice;
        Only(map, "of", choice, "choice, choices");
        Only(map, "unit", type == FormFieldType.Number, "number");
        Only(map, "range", type is FormFieldType.Number or FormFieldType.Money or FormFieldType.Details, "number, money, details");
        Only(map, "columns", type == FormFieldType.Details, "details");
        Only(map, "default", type is not (FormFieldType.Details or FormFieldType.File or FormFieldType.Photo or FormFieldType.Signature), "text, number, date, choice, person, unit …");
        Only(map, "computed", type is FormFieldType.Number or FormFieldType.Money or FormFieldType.Text or FormFieldType.Date or FormFieldType.YesNo or FormFieldType.Choice, "text, number, money, date, yes/no, choice");
        if (choice) Needs(map, "of", new Phrase("请列出可选的值：of: { leave: 请假 }", "List its values: of: { leave: 请假 }"));
        if (type == FormFieldType.Details) Needs(map, "columns", new Phrase("请列出各栏：columns: { item: { name: 品名, type: text } }", "List its columns: columns: { item: { name: 品名, type: text } }"));
        if (inTable && type == FormFieldType.Details)
        {
            scope.Bag.Error("form.table-in-table", map.Where, new Phrase("明细表的一栏不能又是明细表。", "A column of a table of details cannot be such a table again."), new Phrase("请另立一个字段。", "Make it a field of its own."));
        }
        foreach (var key in map.Has("computed") ? new[] { "default", "from_last" } : [])
        {
            if (map.Has(key)) scope.Bag.Error("form.computed-is-not-typed", map.Map.Find(key)!.Where,
                new Phrase($"“{key}”不能和“computed”一起写：算出来的值没有人填。", $"\"{key}\" cannot stand with \"computed\": nobody types a computed value."), new Phrase("请删去其中一个。", "Remove one of them."));
        }
    }

    private void Only(ShapedMap map, string key, bool fits, string types)
    {
        if (fits || !map.Has(key) || map.Text("type") is not { } written) return;
        scope.Bag.Error("pack.key-needs-type", map.Map.Find(key)!.Where,
            new Phrase($"类型“{written.Text}”的字段不用“{key}”，它只用于 {types}。", $"A field of type \"{written.Text}\" takes no \"{key}\"; it is for {types}."), new Phrase("请删去它，或改正 type。", "Remove it, or correct the type."));
    }

    private void Needs(ShapedMap map, string key, Phrase hint)
    {
        if (map.SubMap(key) is { Entries.Count: > 0 } || map.Map.Find(key) is YamlBroken) return;
        scope.Bag.Error("pack.missing-key", map.Where, new Phrase($"类型“{map.Text("type")?.Text}”的字段缺少“{key}”。", $"A field of type \"{map.Text("type")?.Text}\" lacks \"{key}\"."), hint);
    }

    private bool IsReserved(Sourced id)
    {
        if (!Reserved.Contains(id.Text)) return false;
        scope.Bag.Error("pack.reserved-field", id.Where, new Phrase($"表单字段不能叫“{id.Text}”，这个词另有意思。", $"A field of a form cannot be called \"{id.Text}\": the word means something else here."), new Phrase("请换一个名字。", "Choose another name."));
        return true;
    }
}
