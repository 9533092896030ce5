using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Attendance.KeepShifts;

/// <summary>The times of a shift in the fields of a form; a prefix tells the shift's own times and each variant's apart.</summary>
internal static class HoursForm
{
    public const int MostBreaks = 3;
    public const int MostVariants = 12;
    public const string Count = "variants";

    private static readonly AnnualDatePattern Season = AnnualDatePattern.CreateWithInvariantCulture("M-d");

    /// <summary>Names of the fields of one set of times.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "start", "end", "late", "early", "opens", "closes", "until", "double", "stay",
        .. Enumerable.Range(0, MostBreaks).SelectMany(i => new[] { $"break{i}_from", $"break{i}_to", $"break{i}_punched" }),
    ];

    public static string PrefixOf(int variant) => $"v{variant}.";

    public static int VariantsOf(PostedForm form) => int.TryParse(form.Raw(Count), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, MostVariants) : 0;

    public static void Fill(PostedForm form, ShiftVersion version)
    {
        Fill(form, "", version.Hours);
        form.With("from", Figures.Day(version.From)).With(Count, $"{version.Variants.Count}");
        for (var i = 0; i < version.Variants.Count; i++)
        {
            var variant = version.Variants[i];
            var prefix = PrefixOf(i);
            Fill(form, prefix, variant.Hours);
            form.With(prefix + "site", variant.Site).With(prefix + "season_from", variant.Season is { } s ? ShiftWords.Annual(s.From) : "").With(prefix + "season_to", variant.Season is { } t ? ShiftWords.Annual(t.To) : "");
        }
    }

    public static void Fill(PostedForm form, string prefix, ShiftHours hours)
    {
        form.With(prefix + "start", ShiftWords.Clock(hours.Start)).With(prefix + "end", ShiftWords.Clock(hours.End))
            .With(prefix + "late", $"{hours.LateTolerance}").With(prefix + "early", $"{hours.EarlyTolerance}")
            .With(prefix + "opens", $"{hours.SignInOpens}").With(prefix + "closes", $"{hours.SignOutCloses}").With(prefix + "until", hours.SignInUntil is { } until ? $"{until}" : "")
            .With(prefix + "double", $"{hours.DoubleWithin}").With(prefix + "stay", $"{hours.ShortestStay}");
        for (var i = 0; i < hours.Breaks.Count; i++)
        {
            form.With($"{prefix}break{i}_from", ShiftWords.Clock(hours.Breaks[i].Start)).With($"{prefix}break{i}_to", ShiftWords.Clock(hours.Breaks[i].End));
            if (hours.Breaks[i].Punched) form.With($"{prefix}break{i}_punched", "1");
        }
    }

    /// <summary>The version as filled in; null when a field cannot be read, which the form then says.</summary>
    public static ShiftVersion? Read(PostedForm form, IReadOnlyList<Choice> sites)
    {
        var from = form.Day("from", new("从哪天起", "the first day"));
        var hours = ReadHours(form, "");
        var variants = new List<ShiftVariant>();
        for (var i = 0; i < VariantsOf(form); i++)
        {
            var prefix = PrefixOf(i);
            if (form.Ticked(prefix + "drop")) continue;
            var site = form.Choice(prefix + "site", new("厂区", "the site"), sites, required: false);
            var season = ReadSeason(form, prefix);
            if (ReadHours(form, prefix) is { } own) variants.Add(new ShiftVariant(site, season, own));
        }

        return form.IsSound ? new ShiftVersion(from!.Value, hours!, variants) : null;
    }

    private static ShiftHours? ReadHours(PostedForm form, string prefix)
    {
        var start = form.Time(prefix + "start", new("上班时间", "the start"));
        var end = form.Time(prefix + "end", new("下班时间", "the end"));
        var breaks = new List<Break>();
        for (var i = 0; i < MostBreaks; i++)
        {
            var name = $"{prefix}break{i}";
            if (form.Raw(name + "_from").Trim().Length + form.Raw(name + "_to").Trim().Length == 0) continue;
            var (from, to) = (form.Time(name + "_from", new("休息开始", "the start of the break")), form.Time(name + "_to", new("休息结束", "the end of the break")));
            if (from is { } a && to is { } b) breaks.Add(new Break(a, b, form.Ticked(name + "_punched")));
        }

        int? Minutes(string field, string zh, string en, bool required = true) => form.Number(prefix + field, new(zh, en), 0, 1440, required) is { } number ? (int)number : null;
        var (late, early) = (Minutes("late", "迟到宽限", "late tolerance"), Minutes("early", "早退宽限", "early tolerance"));
        var (opens, closes, until) = (Minutes("opens", "上班前可打卡", "window before"), Minutes("closes", "下班后可打卡", "window after"), Minutes("until", "签到截止", "end of sign-in", required: false));
        var (twice, stay) = (Minutes("double", "重复打卡间隔", "gap of a double punch"), Minutes("stay", "最短停留", "shortest stay"));
        if (start is null || end is null || late is null || early is null || opens is null || closes is null || twice is null || stay is null) return null;
        return new ShiftHours(start.Value, end.Value)
        {
            Breaks = breaks, LateTolerance = late.Value, EarlyTolerance = early.Value, SignInOpens = opens.Value, SignOutCloses = closes.Value, SignInUntil = until,
            DoubleWithin = twice.Value, ShortestStay = stay.Value,
        };
    }

    private static Season? ReadSeason(PostedForm form, string prefix)
    {
        var (fromText, toText) = (form.Raw(prefix + "season_from").Trim(), form.Raw(prefix + "season_to").Trim());
        if (fromText.Length + toText.Length == 0) return null;
        var (from, to) = (Annual(form, prefix + "season_from", fromText), Annual(form, prefix + "season_to", toText));
        return from is { } a && to is { } b ? new Season(a, b) : null;
    }

    private static AnnualDate? Annual(PostedForm form, string field, string text)
    {
        if (Season.Parse(text.Replace('/', '-').Replace('.', '-').Replace("月", "-", StringComparison.Ordinal).Replace("日", "", StringComparison.Ordinal)) is { Success: true } read) return read.Value;
        form.Refuse(field, text.Length == 0
            ? new("季节要写起止两天，如 06-01 到 09-30。", "A season needs both its first and its last day, such as 06-01 and 09-30.")
            : new($"“{text}”不是月日。请写成 06-01 这样。", $"\"{text}\" is not a day of the year. Write it like 06-01."));
        return null;
    }
}
