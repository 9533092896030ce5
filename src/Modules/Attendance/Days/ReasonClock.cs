using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>Says a moment by the clock of the site: <c>08:12</c>, <c>08:10:59</c>, 次日 06:05.</summary>
internal readonly struct ReasonClock(LocalDate day, DateTimeZone zone)
{
    public Phrase Time(long micros) => Time(Micros.ToLocal(micros, zone));

    public Phrase Time(LocalDateTime local)
    {
        var text = local.ToString(local.Second == 0 ? "HH:mm" : "HH:mm:ss", null);
        if (local.Date == day) return Phrase.Same(text);
        if (local.Date == day.PlusDays(1)) return new($"次日 {text}", $"{text} next day");
        if (local.Date == day.PlusDays(-1)) return new($"前一日 {text}", $"{text} the day before");
        var far = local.ToString("yyyy-MM-dd HH:mm", null);
        return Phrase.Same(far);
    }
}
