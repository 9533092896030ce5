using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using PackField = Yunzhang.Engine.Packs.Field;
using FieldType = Yunzhang.Engine.Packs.FieldType;
using Yunzhang.Engine.Sheets;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Rulebook.SeeRules;

/// <summary>The box on a clause's page in which somebody tries a case; what was typed stands in the address.</summary>
public sealed class TryCase
{
    private TryCase(ControlSheet sheet, LocalDate day, PostedForm form) => (Sheet, Day, Form) = (sheet, day, form);

    public ControlSheet Sheet { get; }

    public LocalDate Day { get; private set; }

    /// <summary>What stands in the fields and what is wrong with it.</summary>
    public PostedForm Form { get; }

    public IReadOnlyList<PackField> Inputs { get; private set; } = [];

    /// <summary>Whether a case was asked about.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>How it came out; null when none was asked about, or what was typed cannot be read.</summary>
    public TriedCase? Result { get; private set; }

    public string DayName => $"{Sheet.Id}.on";

    public string NameOf(PackField field) => $"{Sheet.Id}.{field.Id}";

    public static TryCase Of(Regulation regulation, ControlSheet sheet, HttpRequest request)
    {
        var form = new PostedForm();
        foreach (var (name, value) in request.Query) form.With(name, value.ToString());
        var box = new TryCase(sheet, regulation.Day, form) { IsAsked = request.Query["try"] == sheet.Id };
        if (sheet.IsCounter) return box;
        var day = form.Raw(box.DayName).Trim();
        if (box.IsAsked && day.Length > 0) box.ReadDay(day);
        else form.With(box.DayName, Figures.Day(box.Day));
        box.Inputs = CaseTrial.InputsOf(regulation.Rules.Bound, sheet.Id, box.Day);
        if (box.Inputs.Count == 0 && sheet.Versions.Count > 0) box.Inputs = CaseTrial.InputsOf(regulation.Rules.Bound, sheet.Id, sheet.Versions[0].From);
        if (box.IsAsked) box.Judge(regulation);
        return box;
    }

    private void ReadDay(string text)
    {
        if (LocalDatePattern.Iso.Parse(text.Replace('/', '-')) is { Success: true } read) Day = read.Value;
        else Form.Refuse(DayName, new Phrase($"“{text}”不是日期。请写成 2026-11-24 这样。", $"\"{text}\" is not a day. Write it like 2026-11-24."));
    }

    private void Judge(Regulation regulation)
    {
        var given = Inputs.ToDictionary(f => f.Id, f => Form.Raw(NameOf(f)).Trim().Normalize(System.Text.NormalizationForm.FormKC), StringComparer.Ordinal);
        var tried = CaseTrial.Try(regulation.Rules.Bound, Sheet.Id, Day, given);
        foreach (var (field, why) in tried.Wrong) Form.Refuse($"{Sheet.Id}.{field}", why);
        if (Form.IsSound) Result = tried;
    }

    /// <summary>What can be chosen in a field; empty when something is typed.</summary>
    public static IReadOnlyList<Choice> ChoicesOf(PackField field) => field.Type switch
    {
        FieldType.Choice => [.. field.Options.Select(o => new Choice(o.Id, o.Name))],
        FieldType.YesNo => [new("yes", new("是", "Yes")), new("no", new("否", "No"))],
        _ => [],
    };

    public static FieldKind KindOf(PackField field) => field.Type switch
    {
        FieldType.Choice or FieldType.YesNo => FieldKind.Select,
        FieldType.Number or FieldType.Money => FieldKind.Number,
        FieldType.Date => FieldKind.Day,
        FieldType.Time => FieldKind.Time,
        _ => FieldKind.Text,
    };
}
