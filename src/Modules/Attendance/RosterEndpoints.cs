using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.ImportPunches;
using Yunzhang.Modules.Attendance.ImportRosters;
using Yunzhang.Modules.Attendance.KeepCalendars;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.SeeMonth;
using Yunzhang.Modules.Attendance.SeeRoster;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Modules.Storage.Files;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Attendance;

/// <summary>Files of shifts, rosters and calendars that are downloaded.</summary>
internal static class RosterEndpoints
{
    // A sheet with more rows is of no use to anybody; the units below make sheets of their own.
    private const int MostRows = 20_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/attendance/roster.xlsx", Sheet).RequireAuthorization(new NeedsAttribute(Permission.SeeUnit));
        app.MapGet("/sites/shifts.xlsx", Shifts).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        app.MapGet("/sites/rosters.xlsx", Lines).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        app.MapGet("/sites/rosters/patterns.xlsx", Patterns).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        app.MapGet("/sites/calendars.xlsx", Calendars).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        app.MapGet("/sites/calendars/{unit}/days.xlsx", Days).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        app.MapGet("/import/rosters/errors/{file}", RosterErrorRows).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        app.MapPost("/import/calendars/errors/{unit}", CalendarErrorRows).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
    }

    private static async Task<FileStreamHttpResult> Sheet(HttpContext http, string? month, string? unit, [FromServices] CurrentSignIn current, [FromServices] RosterReader reader, [FromServices] IClock clock)
    {
        var of = MonthAddress.Read(month) ?? current.Me.Today(clock).ToYearMonth();
        var language = ChosenLanguage.Of(http.Request);
        var found = await reader.Unit(current.Me, unit.IdOf<Unit>(), of, null, MostRows);
        return SheetWriter.Download(new Phrase($"排班表 {Month(of)}", $"roster-{Month(of)}").In(language), RosterSheet.Columns(found, language), found.People, language);
    }

    private static async Task<FileStreamHttpResult> Shifts(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] ShiftList list)
    {
        var language = ChosenLanguage.Of(http.Request);
        List<SheetColumn<ShiftRow>> columns =
        [
            new(new("名称", "Name"), r => r.Shift.Name), new(new("英文名称", "English name"), r => r.Shift.NameEn), new(new("时间", "Times"), r => r.Now is { } now ? ShiftWords.Times(now.Hours).In(language) : null),
            new(new("休息", "Breaks"), r => r.Now is { } now ? ShiftWords.Breaks(now.Hours).In(language) : null), new(new("迟到宽限分钟", "Late not counted, min"), r => r.Now?.Hours.LateTolerance),
            new(new("早退宽限分钟", "Early not counted, min"), r => r.Now?.Hours.EarlyTolerance), new(new("施行自", "Since"), r => r.Now?.From), new(new("排班规律数", "In patterns"), r => r.Patterns),
            new(new("状态", "State"), r => (r.Shift.IsClosed ? new Phrase("已停用", "Ended") : new Phrase("在用", "Offered")).In(language)),
        ];
        return SheetWriter.Download(new Phrase("班次", "shifts").In(language), columns, await list.Whole(current.Me, ListQuery.Of(http.Request, ShiftList.Sorts, ShiftList.Filters)), language);
    }

    private static async Task<FileStreamHttpResult> Lines(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] RosterList list)
    {
        var language = ChosenLanguage.Of(http.Request);
        var shifts = (await list.Patterns(current.Me)).ToDictionary(p => p.Pattern.PatternId);
        List<SheetColumn<LineRow>> columns =
        [
            new(new("给谁", "For"), r => r.Target.In(language)), new(new("类型", "Kind"), r => LineNames.KindOf(r.Line.Target).In(language)), new(new("规律", "Pattern"), r => r.Pattern.Name),
            new(new("一轮", "Round"), r => shifts.TryGetValue(r.Pattern.PatternId, out var p) ? PatternCycle.Write(r.Pattern.Cycle, p.Shifts, language) : null),
            new(new("一轮第一天", "First day of a round"), r => r.Pattern.Anchor), new(new("从", "From"), r => r.Line.From), new(new("到", "Until"), r => r.Line.Until),
        ];
        return SheetWriter.Download(new Phrase("排班规律", "patterns").In(language), columns, await list.Whole(current.Me, ListQuery.Of(http.Request, RosterList.Sorts, RosterList.Filters)), language);
    }

    private static async Task<FileStreamHttpResult> Patterns(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] RosterList list)
    {
        var language = ChosenLanguage.Of(http.Request);
        SheetColumn<PatternReading>[] columns =
        [
            new(new("名称", "Name"), r => r.Pattern.Name), new(new("一轮", "Round"), r => PatternCycle.Write(r.Pattern.Cycle, r.Shifts, language)), new(new("一轮第一天", "First day of a round"), r => r.Pattern.Anchor),
            new(new("按日历放假", "Follows the calendar"), r => (r.Pattern.FollowsCalendar ? new Phrase("是", "Yes") : new Phrase("否", "No")).In(language)), new(new("用在几处", "Holds for"), r => r.Lines.Count),
        ];
        return SheetWriter.Download(new Phrase("全部排班规律", "all-patterns").In(language), columns, await list.WholePatterns(current.Me, ListQuery.Of(http.Request, RosterList.PatternSorts, RosterList.PatternFilters)), language);
    }

    private static async Task<FileStreamHttpResult> Calendars(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] CalendarList list, [FromServices] IClock clock)
    {
        var (language, today) = (ChosenLanguage.Of(http.Request), current.Me.Today(clock));
        SheetColumn<CalendarReading>[] columns =
        [
            new(new("单位", "Unit"), r => r.Structure.UnitName(r.Calendar.UnitId).In(language)), new(new("每周休息", "Weekly rest"), r => CalendarWords.Rest(RestText.On(r.Calendar.RestDays, today)).In(language)),
            new(new("打卡方式", "Clocking"), r => CalendarWords.Clocks(r.Calendar.Clocking).In(language)), new(new("适用单位数", "Units"), r => r.Units.Count), new(new("涉及人数", "People"), r => r.People),
        ];
        return SheetWriter.Download(new Phrase("日历", "calendars").In(language), columns, await list.WholeCalendars(current.Me, ListQuery.Of(http.Request, CalendarList.CalendarSorts, CalendarList.CalendarFilters)), language);
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> Days(HttpContext http, string unit, [FromServices] CurrentSignIn current, [FromServices] CalendarList list)
    {
        if (unit.IdOf<Unit>() is not { } id || await list.One(current.Me, id) is null) return TypedResults.NotFound();
        var language = ChosenLanguage.Of(http.Request);
        var query = ListQuery.Of(http.Request, CalendarList.Sorts, CalendarList.Filters);
        return SheetWriter.Download(new Phrase($"日历 {list.YearOf(current.Me, query["year"])}", $"calendar-{list.YearOf(current.Me, query["year"])}").In(language), CalendarColumns.Sheet(language), await list.Whole(current.Me, id, query), language);
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> RosterErrorRows(HttpContext http, string file, string? month, [FromServices] CurrentSignIn current, [FromServices] PunchFileKeeper files, [FromServices] RosterImporter importer, [FromServices] IClock clock)
    {
        if (file.IdOf<StoredFile>() is not { } id || await files.Find(current.Me, id) is not { } found) return TypedResults.NotFound();
        var language = ChosenLanguage.Of(http.Request);
        var reading = (await importer.Try(current.Me, found.Content, MonthAddress.Read(month) ?? current.Me.Today(clock).ToYearMonth())).Reading;
        var stream = new MemoryStream();
        reading.WriteFailed(language, stream);
        stream.Position = 0;
        return TypedResults.Stream(stream, reading.IsWorkbook ? SheetWriter.ContentType : "text/csv; charset=utf-8", new Phrase("未导入的排班", "roster-not-imported").In(language) + (reading.IsWorkbook ? ".xlsx" : ".csv"));
    }

    private static async Task<Results<FileStreamHttpResult, BadRequest>> CalendarErrorRows(HttpContext http, string unit, [FromForm] string file, [FromServices] CurrentSignIn current, [FromServices] CalendarImporter importer)
    {
        if (unit.IdOf<Unit>() is not { } id || UploadedFile.Unpack(file) is not { } bytes) return TypedResults.BadRequest();
        return FailedRowsFile.Of((await importer.Try(current.Me, id, bytes)).Report, ChosenLanguage.Of(http.Request));
    }

    private static string Month(YearMonth of) => of.ToString("uuuu-MM", null);
}
