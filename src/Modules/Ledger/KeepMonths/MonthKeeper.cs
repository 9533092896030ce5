using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Ledger.CloseMonth;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Ledger.KeepMonths;

/// <summary>What a clerk does with a unit's month, as far as his grants reach.</summary>
internal sealed class MonthKeeper(Database database, MonthSettler settler, MonthReviewer reviewer, MonthCloser closer)
{
    /// <summary>Works everybody's entries of the month out again, and of the months after it.</summary>
    public async Task<Result<Settled>> Settle(SignedIn me, Id<Unit> unit, YearMonth month)
    {
        if (await Refusal(me, unit) is { } refusal) return refusal;
        var closed = await database.Read(me.Access, db => db.Set<LedgerMonth>().AsNoTracking().SingleOrDefaultAsync(m => m.UnitId == unit && m.Month == month && m.State == MonthState.Closed));
        if (closed is not null) return MonthErrors.Closed(closed, closed.ClosedAt!.Value, DateTimeZoneProviders.Tzdb[me.TimeZone]);
        return await settler.Settle(me.Access, month);
    }

    public async Task<Result<MonthState>> Review(SignedIn me, Id<Unit> unit, YearMonth month) =>
        await Refusal(me, unit) is { } refusal ? refusal : await reviewer.Review(me.Access, unit, month);

    public async Task<Result<MonthState>> Return(SignedIn me, Id<Unit> unit, YearMonth month) =>
        await Refusal(me, unit) is { } refusal ? refusal : await reviewer.Return(me.Access, unit, month);

    /// <summary>Closes. Whoever sends the form twice has closed it once, and is told so both times; anybody else is told who was first.</summary>
    public async Task<Result<MonthState>> Close(SignedIn me, Id<Unit> unit, YearMonth month, string? carryOver)
    {
        if (await Refusal(me, unit) is { } refusal) return refusal;
        var closed = await closer.Close(me.Access, unit, month, carryOver);
        if (!closed.IsOk && closed.Errors is [{ Code: MonthErrors.ClosedCode }] && await IsClosedBy(me, unit, month)) return MonthState.Closed;
        return closed.Then(_ => MonthState.Closed);
    }

    private Task<bool> IsClosedBy(SignedIn me, Id<Unit> unit, YearMonth month) => database.Read(me.Access, db =>
    {
        var (stream, key) = (MonthReviewer.StreamOf(unit, month), me.Access.Actor.Key);
        return db.Set<JournalEntry>().AnyAsync(j => j.Stream == stream && j.Kind == "month.closed" && j.ActorKey == key);
    });

    private async Task<Error?> Refusal(SignedIn me, Id<Unit> unit)
    {
        if (me.May(Permission.CloseMonths, unit)) return null;
        var found = await database.Read(me.Access, db => db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.UnitId == unit));
        return found is null ? MonthErrors.NoUnit() : MonthErrors.NotYours(Structure.NameOf(found));
    }
}
