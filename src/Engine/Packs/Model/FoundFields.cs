namespace Yunzhang.Engine.Packs;

/// <summary>The fields of a form that a determination fills when it starts a case: by their ids, where their types can hold what was found.</summary>
public static class FoundFields
{
    private static readonly FormFieldType[] Text = [FormFieldType.Text, FormFieldType.LongText], Sum = [FormFieldType.Money, FormFieldType.Number], Number = [FormFieldType.Number];

    private static readonly Dictionary<string, FormFieldType[]> Types = new(StringComparer.Ordinal)
    {
        ["person"] = [FormFieldType.Person], ["unit"] = [FormFieldType.Unit], ["occurred"] = [FormFieldType.Date], ["day"] = [FormFieldType.Date],
        ["found"] = [.. Text, FormFieldType.Choice], ["outcome"] = [.. Text, FormFieldType.Choice], ["amount"] = Sum, ["reward"] = Sum, ["points"] = Number, ["days"] = Number,
        ["control"] = Text, ["clauses"] = Text, ["fact"] = [FormFieldType.Text, FormFieldType.Number],
    };

    /// <summary>Whether a determination can say what a field asks for. It may still not know: whom it falls to, or which outcome it is.</summary>
    public static bool Fills(FormField field) => field.Computed is null && Types.GetValueOrDefault(field.Id)?.Contains(field.Type) == true;
}
