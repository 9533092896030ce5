using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.KeepCalendars;

/// <summary>The columns of a list of days, in the order of our own files.</summary>
internal static class CalendarColumns
{
    public const string Day = "day", Kind = "kind", Name = "name", WorkedAs = "worked_as";

    private static readonly ImportColumn[] Columns =
    [
        new(Day, new("日期", "Day"), "date", "放假日期", "节假日"),
        new(Kind, new("类型", "Kind"), "性质", "放假或上班", "type", "是否上班"),
        new(Name, new("名称", "Name"), "节日", "节日名称", "假日名称", "说明", "holiday"),
        new(WorkedAs, new("按周几上班", "Worked as"), "补周几", "上周几的班", "workedas"),
    ];

    public static ImportColumns Known { get; } = new(Columns, [Day, Kind]);

    public static IReadOnlyList<SheetColumn<KeptCalendarDay>> Sheet(Engine.Diagnostics.Language language) =>
    [
        .. Columns.Select(c => new SheetColumn<KeptCalendarDay>(c.Title, day => c.Key switch
        {
            Day => Figures.Day(day.Day),
            Kind => CalendarWords.KindOf(day.Kind).In(language),
            Name => day.Name,
            _ => day.WorkedAs is { } like ? CalendarWords.Weekday((NodaTime.IsoDayOfWeek)like).In(language) : null,
        })),
    ];
}
