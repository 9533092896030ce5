using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.ImportPunches;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.PunchFiles;
using Yunzhang.Modules.Attendance.SeeMonth;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage.Files;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Attendance;

/// <summary>Files of attendance that are downloaded.</summary>
public static class AttendanceEndpoints
{
    // A sheet with more rows is of no use to anybody; the units below make sheets of their own.
    private const int MostRows = 20_000;

    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapAttendance(this IEndpointRouteBuilder app)
    {
        app.MapGet("/attendance.xlsx", Export).RequireAuthorization(new NeedsAttribute(Permission.SeeUnit));
        app.MapGet("/import/punches/batches.xlsx", Batches).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        app.MapGet("/import/punches/errors/{file}", Errors).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        RosterEndpoints.Map(app);
        return app;
    }

    private static async Task<FileStreamHttpResult> Export(HttpContext http, string? month, string? unit, [FromServices] CurrentSignIn current, [FromServices] AttendanceReader reader, [FromServices] IClock clock)
    {
        var of = MonthAddress.Read(month) ?? current.Me.Today(clock).ToYearMonth();
        var language = ChosenLanguage.Of(http.Request);
        var found = await reader.Unit(current.Me, unit.IdOf<Unit>(), of, null, MostRows);
        var days = Enumerable.Range(0, of.ToDateInterval().Length).Select(i => of.OnDayOfMonth(1).PlusDays(i));
        List<SheetColumn<MonthRow>> columns =
        [
            new(new("工号", "Number"), r => r.Person.Number), new(new("姓名", "Name"), r => r.Person.Name),
            new(new("单位", "Unit"), r => found.Book.Structure.UnitName(r.Person.UnitId).In(language)),
            .. days.Select(d => new SheetColumn<MonthRow>(new($"{d.Day}", $"{d.Day}"), r => string.Join(' ', r.On(d).Select(day => language == Language.Chinese ? DayWords.Mark(day) : DayWords.MarkEn(day))))),
            new(new("出勤班次", "Shifts worked"), r => r.Sums.Worked), new(new("出勤分钟", "Minutes worked"), r => r.Sums.WorkedMinutes),
            new(new("迟到次数", "Late"), r => r.Sums.Late), new(new("迟到分钟", "Minutes late"), r => r.Sums.LateMinutes), new(new("早退次数", "Left early"), r => r.Sums.Early),
            new(new("缺打卡", "Missing punches"), r => r.Sums.Missing), new(new("未到岗", "No show"), r => r.Sums.NoShow), new(new("请假", "On leave"), r => r.Sums.Leave),
        ];
        return SheetWriter.Download(new Phrase($"考勤 {MonthAddress.Of(of, null, null)[6..]}", $"attendance-{MonthAddress.Of(of, null, null)[6..]}").In(language), columns, found.People, language);
    }

    private static async Task<FileStreamHttpResult> Batches(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] BatchList list)
    {
        var (language, zone) = (ChosenLanguage.Of(http.Request), DateTimeZoneProviders.Tzdb[current.Me.TimeZone]);
        SheetColumn<PunchBatch>[] columns =
        [
            new(new("批次", "Batch"), b => b.Batch), new(new("文件或原因", "File or reason"), b => b.Note), new(new("来源", "Source"), b => BatchList.NameOf(b.Source).In(language)), new(new("经办人", "By"), b => b.By),
            new(new("时间", "At"), b => b.At.InZone(zone).ToString("uuuu-MM-dd HH:mm", null)), new(new("行数", "Rows"), b => b.Rows), new(new("没导入", "Not taken"), b => b.Failed), new(new("新打卡", "New"), b => b.Added),
        ];
        return await list.All(current.Me, ListQuery.Of(http.Request, BatchList.Sorts, BatchList.Filters), rows => SheetWriter.Download(new Phrase("导入过的打卡", "punch-batches").In(language), columns, rows, language));
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> Errors(HttpContext http, string file, [FromServices] CurrentSignIn current, [FromServices] PunchFileKeeper files, [FromServices] PunchImporter importer)
    {
        if (file.IdOf<StoredFile>() is not { } id || await files.Find(current.Me, id) is not { } found) return TypedResults.NotFound();
        var language = ChosenLanguage.Of(http.Request);
        var reading = (await importer.Try(current.Me, found.Content)).Reading;
        var stream = new MemoryStream();
        PunchErrorFile.Write(reading, language, stream);
        stream.Position = 0;
        var name = new Phrase("未导入的打卡", "punches-not-imported").In(language) + PunchErrorFile.ExtensionFor(reading);
        return TypedResults.Stream(stream, reading.IsWorkbook ? SheetWriter.ContentType : "text/csv; charset=utf-8", name);
    }
}
