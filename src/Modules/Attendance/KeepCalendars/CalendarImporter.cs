using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepCalendars;

/// <summary>Brings a list of days into a calendar. Days of the calendar that the list does not name stay; the same list again changes nothing.</summary>
internal sealed class CalendarImporter(Database database, CalendarKeeper keeper, IClock clock)
{
    private static readonly string[] Off = ["放假", "休息", "休", "节假日", "法定节假日", "公休", "holiday", "off", "rest"];
    private static readonly string[] On = ["调休上班", "上班", "补班", "调休", "班", "make-up workday", "makeup", "work", "workday"];

    /// <summary>Reads a list and says what it would change, with closed months among it.</summary>
    public async Task<(ImportReport Report, IReadOnlyList<DayAsked> Days, IReadOnlyList<YearMonth> Closed)> Try(SignedIn me, Id<Unit> unit, byte[] file)
    {
        var report = new ImportReport();
        var days = Read(file, report);
        var kept = await database.Read(me.Access, db => db.Set<KeptCalendarDay>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(d => d.UnitId == unit).ToDictionaryAsync(d => d.Day));
        report.Unchanged = days.Count(d => CalendarKeeper.IsSame(kept.GetValueOrDefault(d.Day), d));
        report.Added = days.Count(d => !kept.ContainsKey(d.Day));
        report.Changed = days.Count - report.Unchanged - report.Added;
        var changed = days.Where(d => !CalendarKeeper.IsSame(kept.GetValueOrDefault(d.Day), d)).ToList();
        if (changed.Count == 0) return (report, days, []);
        var (first, last) = (changed.Min(d => d.Day), changed.Max(d => d.Day));
        var today = me.Today(clock);
        var closed = await database.Read(me.Access, async db => await RosterChange.Closed(db, await CalendarPeople.Of(db, unit, first, last), first, last < today ? last : today));
        return (report, days, closed);
    }

    /// <summary>Reads a list and keeps its days.</summary>
    public async Task<Result<ImportReport>> Run(SignedIn me, Id<Unit> unit, byte[] file, bool knowsClosed)
    {
        var (report, days, _) = await Try(me, unit, file);
        if (report.Refusal is { } refusal) return refusal;
        return (await keeper.Put(me, unit, days, knowsClosed)).Then(_ => report);
    }

    private static List<DayAsked> Read(byte[] file, ImportReport report)
    {
        var rows = ImportFile.Read(file, CalendarColumns.Known, report);
        var days = new Dictionary<LocalDate, (DayAsked Day, int Row)>();
        foreach (var row in rows)
        {
            if (Of(row) is { } asked && !days.TryAdd(asked.Day, (asked, row.Number)))
                row.Refuse(CalendarColumns.Day, "calendar.day-twice", new($"{row[CalendarColumns.Day]} 在第 {days[asked.Day].Row} 行已经有了。一天只留一行。", $"{row[CalendarColumns.Day]} stands in row {days[asked.Day].Row} already. Keep one row for each day."));
            if (!row.IsSound) report.Failed.Add(row.AsFailed());
        }

        return [.. days.Values.Select(d => d.Day)];
    }

    private static DayAsked? Of(ImportRow row)
    {
        var (day, kind) = (row[CalendarColumns.Day], row[CalendarColumns.Kind]);
        if (!DayCell.TryRead(day, out var date)) row.Refuse(CalendarColumns.Day, "calendar.not-a-day", new($"“{day}”不是日期，或者没有这一天。请写成 2026-10-01。", $"\"{day}\" is no day, or there is no such day. Write it like 2026-10-01."));
        else if (date < RosterErrors.Earliest || date > RosterErrors.Latest) row.Refuse(RosterErrors.FarAway("day", date), CalendarColumns.Day);
        var isOff = Off.Contains(kind, StringComparer.OrdinalIgnoreCase);
        if (!isOff && !On.Contains(kind, StringComparer.OrdinalIgnoreCase)) row.Refuse(CalendarColumns.Kind, "calendar.not-a-kind", new($"“{kind}”不认识。请写“放假”或“调休上班”。", $"\"{kind}\" is not known. Write Holiday or Make-up workday."));
        var like = row[CalendarColumns.WorkedAs];
        var worked = CalendarWords.Read(like);
        if (like.Length > 0 && worked is null) row.Refuse(CalendarColumns.WorkedAs, "calendar.not-a-weekday", new($"“{like}”不是星期几。请写周一到周日，如周五。", $"\"{like}\" is no day of the week. Write Monday to Sunday."));
        var name = row[CalendarColumns.Name];
        if (name.Length > 40) row.Refuse(CalendarErrors.NameLong(name.Length), CalendarColumns.Name);
        if (name.Length == 0) name = isOff ? CalendarWords.Holiday.Zh : CalendarWords.MakeUp.Zh;
        return row.IsSound ? new DayAsked(date, isOff ? CalendarDay.Holiday : CalendarDay.MakeUp, isOff ? null : worked, name) : null;
    }
}
