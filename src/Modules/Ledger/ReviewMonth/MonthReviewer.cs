using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Ledger.ReviewMonth;

/// <summary>Says that a month is complete and may be closed, or takes that back. Facts that still come change its entries all the same.</summary>
internal sealed class MonthReviewer(Database database)
{
    public Task<Result<MonthState>> Review(Access access, Id<Unit> unit, YearMonth month) => database.Write(access with { Units = VisibleUnits.All }, async write =>
    {
        if (await SettlingUnit.Refusal(write.Db, access, unit) is { } refusal) return refusal;
        var organisation = await write.Db.Home();
        if (organisation.DayOf(write.Now) <= month.ToDateInterval().End) return MonthErrors.NotOver(month, organisation.DayOf(write.Now));
        var found = await write.Db.Set<LedgerMonth>().SingleOrDefaultAsync(m => m.UnitId == unit && m.Month == month);
        if (found is null) write.Db.Add(found = new LedgerMonth(access.Organisation, unit, month));
        if (found.IsClosed) return MonthErrors.Closed(found, found.ClosedAt!.Value, DateTimeZoneProviders.Tzdb[organisation.TimeZone]);
        if (found.State == MonthState.InReview) return MonthState.InReview;
        found.Review(write.Now, access.Actor.Name);
        await NoticeSender.Tell(write, NoticeKind.MonthInReview, found, organisation.DayOf(write.Now));
        await write.Journal(StreamOf(unit, month), "month.reviewed", new { by = access.Actor.Name });
        return (Result<MonthState>)MonthState.InReview;
    });

    /// <summary>Takes that back: somebody found that it is not complete after all.</summary>
    public Task<Result<MonthState>> Return(Access access, Id<Unit> unit, YearMonth month) => database.Write(access with { Units = VisibleUnits.All }, async write =>
    {
        if (await SettlingUnit.Refusal(write.Db, access, unit) is { } refusal) return refusal;
        var organisation = await write.Db.Home();
        var found = await write.Db.Set<LedgerMonth>().SingleOrDefaultAsync(m => m.UnitId == unit && m.Month == month);
        if (found is { IsClosed: true }) return MonthErrors.Closed(found, found.ClosedAt!.Value, DateTimeZoneProviders.Tzdb[organisation.TimeZone]);
        if (found is null or { State: MonthState.Draft }) return MonthState.Draft;
        found.Return();
        await write.Journal(StreamOf(unit, month), "month.returned", new { by = access.Actor.Name });
        return (Result<MonthState>)MonthState.Draft;
    });

    /// <summary>The stream of a unit's month in the journal.</summary>
    internal static string StreamOf(Id<Unit> unit, YearMonth month) => $"month/{unit}/{month:uuuu-MM}";
}
