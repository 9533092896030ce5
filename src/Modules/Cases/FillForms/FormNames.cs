using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Cases.FillForms;

/// <summary>What the values of a form are posted under.</summary>
internal static class FormNames
{
    private const string Before = "f.";

    /// <summary>The name of the control of a path: <c>f.days</c>, <c>f.items.0.amount</c>.</summary>
    public static string Of(string path) => Before + path;

    /// <summary>Where the file of a path comes when it is sent with the form, by browsers without scripts.</summary>
    public static string FileOf(string path) => "u." + path;

    /// <summary>First and last day of a period are two controls.</summary>
    public static string FirstOf(string path) => Of(path) + ".first";

    public static string LastOf(string path) => Of(path) + ".last";

    /// <summary>How many rows of a table of details were shown.</summary>
    public static string RowsOf(string field) => "rows." + field;

    /// <summary>The name a control has that an error of a path leads to.</summary>
    public static string Focus(FormDefinition form, string path) => form.Find(path)?.Type == FormFieldType.Period ? FirstOf(path) : Of(path);
}
