using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Rulebook.SeeFlows;

/// <summary>What a field of a form takes, and whether it must be filled.</summary>
internal static class FieldWords
{
    public static Phrase Of(FormField field)
    {
        var type = TypeOf(field);
        return field switch
        {
            { Computed: not null } => new($"{type.Zh}，自动算出", $"{type.En}, worked out"),
            { Required: null } => new($"{type.Zh}，可以不填", $"{type.En}, optional"),
            { Required.Text: "yes", When: null } => new($"{type.Zh}，必填", $"{type.En}, required"),
            _ => new($"{type.Zh}，看情况填", $"{type.En}, depending on the rest"),
        };
    }

    private static Phrase TypeOf(FormField field) => field.Type switch
    {
        FormFieldType.Text or FormFieldType.LongText => new("文字", "text"),
        FormFieldType.Number => new("数字", "number"),
        FormFieldType.Money => new("金额", "amount"),
        FormFieldType.Date => new("日期", "day"),
        FormFieldType.DateTime => new("日期和时间", "day and time"),
        FormFieldType.Period => new("起止日期", "first and last day"),
        FormFieldType.YesNo => new("是或否", "yes or no"),
        FormFieldType.Choice or FormFieldType.MultiChoice => new(string.Join("、", field.Options.Select(o => o.Name.Zh)), string.Join(", ", field.Options.Select(o => o.Name.En))),
        FormFieldType.Person => new("人员", "person"),
        FormFieldType.Unit => new("单位", "unit"),
        FormFieldType.Post => new("岗位", "post"),
        FormFieldType.File => new("文件", "file"),
        FormFieldType.Photo => new("照片", "photo"),
        FormFieldType.Signature => new("签名", "signature"),
        _ => new($"明细：{string.Join("、", field.Columns.Select(c => c.Name.Zh))}", $"rows of {string.Join(", ", field.Columns.Select(c => c.Name.En))}"),
    };
}
