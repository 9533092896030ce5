using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Organisations.KeepUnits;

/// <summary>Words and reading that the forms of units share.</summary>
internal static class UnitForms
{
    public static Crumb Sites { get; } = new(new("厂区与班次", "Sites and shifts"), "/sites");

    public static Phrase Parent { get; } = new("上级单位", "Unit above");

    public static Phrase Code { get; } = new("编码", "Code");

    public static Phrase Name { get; } = new("名称", "Name");

    public static Phrase NameEn { get; } = new("英文名称", "English name");

    public static Phrase Kind { get; } = new("类型", "Kind");

    public static Phrase TimeZone { get; } = new("时区", "Time zone");

    /// <summary>Null when a field was refused.</summary>
    public static UnitDetails? Read(PostedForm form)
    {
        var code = form.Text("code", Code, longest: 40);
        var name = form.Text("name", Name, longest: 120);
        var nameEn = form.Text("name_en", NameEn, required: false, longest: 120);
        var kind = form.Choice("kind", Kind, UnitKinds.Choices);
        var zone = form.Text("time_zone", TimeZone, required: false, longest: 60);
        return form.IsSound ? new UnitDetails(code!, name!, nameEn, Enum.Parse<UnitKind>(kind!), zone) : null;
    }

    public static PostedForm Fill(PostedForm form, UnitDetails details) =>
        form.With("code", details.Code).With("name", details.Name).With("name_en", details.NameEn).With("kind", details.Kind.ToString()).With("time_zone", details.TimeZone);
}
