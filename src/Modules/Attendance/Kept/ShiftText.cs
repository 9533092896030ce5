using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Modules.Attendance.Shifts;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>The times of a shift as they stand in a column: JSON with clock times as <c>HH:mm</c> and seasons as <c>MM-dd</c>.</summary>
internal static class ShiftText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly AnnualDatePattern Annual = AnnualDatePattern.CreateWithInvariantCulture("MM-dd");

    public static string Write(ShiftVersion version) =>
        JsonSerializer.Serialize(new Times(Of(version.Hours), version.Variants.Count == 0 ? null : [.. version.Variants.Select(Of)]), Json);

    public static ShiftVersion Read(LocalDate from, string text)
    {
        var times = JsonSerializer.Deserialize<Times>(text, Json)!;
        return new ShiftVersion(from, Of(times.Hours), [.. (times.Variants ?? []).Select(Of)]);
    }

    private static Hours Of(ShiftHours h) => new(
        Clock.Format(h.Start), Clock.Format(h.End), h.Breaks.Count == 0 ? null : [.. h.Breaks.Select(b => new Pause(Clock.Format(b.Start), Clock.Format(b.End), b.Punched))],
        h.LateTolerance, h.EarlyTolerance, h.SignInOpens, h.SignInUntil, h.SignOutCloses, h.DoubleWithin, h.ShortestStay);

    private static ShiftHours Of(Hours h) => new(Time(h.Start), Time(h.End))
    {
        Breaks = [.. (h.Breaks ?? []).Select(b => new Break(Time(b.Start), Time(b.End), b.Punched))],
        LateTolerance = h.Late, EarlyTolerance = h.Early, SignInOpens = h.Opens, SignInUntil = h.InUntil, SignOutCloses = h.Closes, DoubleWithin = h.Double, ShortestStay = h.Stay,
    };

    private static Variant Of(ShiftVariant v) => new(v.Site, v.Season is { } s ? Annual.Format(s.From) : null, v.Season is { } t ? Annual.Format(t.To) : null, Of(v.Hours));

    private static ShiftVariant Of(Variant v) => new(v.Site, v.From is { } from && v.To is { } to ? new Season(Annual.Parse(from).Value, Annual.Parse(to).Value) : null, Of(v.Hours));

    private static LocalTime Time(string text) => Clock.Parse(text).Value;

    private sealed record Times(Hours Hours, IReadOnlyList<Variant>? Variants);

    private sealed record Hours(string Start, string End, IReadOnlyList<Pause>? Breaks, int Late, int Early, int Opens, int? InUntil, int Closes, int Double, int Stay);

    private sealed record Pause(string Start, string End, bool Punched);

    private sealed record Variant(string? Site, string? From, string? To, Hours Hours);
}
