using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Ledger.SeeMonths;

/// <summary>What months are called on pages, and where they are.</summary>
internal static class MonthWords
{
    public const string List = "/ledger/months";

    public static Crumb Ledger { get; } = new(new("账目", "Ledger"), "/ledger");

    public static Crumb Months { get; } = new(new("月份", "Months"), List);

    public static Phrase State(MonthState state) => state switch
    {
        MonthState.Draft => new("草稿", "Draft"),
        MonthState.InReview => new("复核中", "In review"),
        _ => new("已关账", "Closed"),
    };

    public static Tone Tone(MonthState state) => state switch
    {
        MonthState.Draft => Platform.Ui.Tone.Neutral,
        MonthState.InReview => Platform.Ui.Tone.Info,
        _ => Platform.Ui.Tone.Success,
    };

    /// <summary>Where a unit's month stands.</summary>
    public static string AddressOf(Id<Unit> unit, YearMonth month) => $"{List}/{unit}/{Iso(month)}";

    public static string Iso(YearMonth month) => month.ToString("uuuu-MM", CultureInfo.InvariantCulture);

    public static Phrase NameOf(YearMonth month) => new(Figures.Month(month, Language.Chinese), Figures.Month(month, Language.English));

    /// <summary>The unit and month an address names; null when it names none.</summary>
    public static (Id<Unit> Unit, YearMonth Month)? Parse(string unit, string month) =>
        Id<Unit>.TryParse(unit, null, out var id) && YearMonthPattern.Iso.Parse(month) is { Success: true } parsed ? (id, parsed.Value) : null;

    public static string Time(Instant at, string zone) => at.InZone(DateTimeZoneProviders.Tzdb[zone]).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
