using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Attendance.KeepShifts;

/// <summary>How the times of a shift read.</summary>
internal static class ShiftWords
{
    public static Phrase NameOf(KeptShift shift) => new(shift.Name, shift.NameEn ?? shift.Name);

    /// <summary>08:00–17:00, or 20:00–次日 08:00.</summary>
    public static Phrase Times(ShiftHours hours)
    {
        var (from, to) = (Clock(hours.Start), Clock(hours.End));
        return hours.End > hours.Start ? Phrase.Same($"{from}–{to}") : new($"{from}–次日 {to}", $"{from}–{to} next day");
    }

    public static Phrase Breaks(ShiftHours hours)
    {
        if (hours.Breaks.Count == 0) return Phrase.Same("—");
        return new(
            string.Join("、", hours.Breaks.Select(b => $"{Clock(b.Start)}–{Clock(b.End)}{(b.Punched ? "（打卡）" : "")}")),
            string.Join(", ", hours.Breaks.Select(b => $"{Clock(b.Start)}–{Clock(b.End)}{(b.Punched ? " (punched)" : "")}")));
    }

    public static Phrase Tolerance(ShiftHours hours) => new(
        $"迟到 {hours.LateTolerance} 分钟内、早退 {hours.EarlyTolerance} 分钟内不计", $"late up to {hours.LateTolerance} min, early up to {hours.EarlyTolerance} min not counted");

    public static Phrase Window(ShiftHours hours) => new(
        $"上班前 {hours.SignInOpens} 分钟到下班后 {hours.SignOutCloses} 分钟", $"from {hours.SignInOpens} min before the start to {hours.SignOutCloses} min after the end");

    /// <summary>Where and when a variant holds.</summary>
    public static Phrase Where(ShiftVariant variant, Structure structure)
    {
        var site = variant.Site.IdOf<Unit>() is { } unit ? structure.UnitName(unit) : (Phrase?)null;
        var season = variant.Season is { } s ? new Phrase($"每年 {s.From.Month} 月 {s.From.Day} 日至 {s.To.Month} 月 {s.To.Day} 日", $"{Annual(s.From)} to {Annual(s.To)} each year") : (Phrase?)null;
        return (site, season) switch
        {
            ({ } at, { } during) => new($"{at.Zh}，{during.Zh}", $"{at.En}, {during.En}"),
            ({ } at, null) => at,
            (null, { } during) => during,
            _ => new("（没有写厂区和季节）", "(neither site nor season)"),
        };
    }

    /// <summary>What the journal keeps of a version.</summary>
    public static object Body(string name, ShiftVersion version) => new
    {
        name, from = version.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), times = Times(version.Hours).En, breaks = Breaks(version.Hours).En,
        late = version.Hours.LateTolerance, early = version.Hours.EarlyTolerance, variants = version.Variants.Count, all = ShiftText.Write(version),
    };

    public static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Annual(AnnualDate date) => $"{date.Month:00}-{date.Day:00}";
}
