using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.KeepRosters;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Shifts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepShifts;

/// <summary>What a shift is called.</summary>
internal sealed record ShiftDetails(string Name, string? NameEn);

/// <summary>Times of a shift to be kept.</summary>
/// <param name="Version">The times from a day on.</param>
/// <param name="Replaces">The first day of the times they take the place of; null for times that are added.</param>
/// <param name="KnowsClosed">Whoever asks knows that closed months are touched.</param>
internal sealed record VersionChange(ShiftVersion Version, LocalDate? Replaces, bool KnowsClosed);

/// <summary>Adds shifts, gives them times from a day on, and ends them. Days already judged are judged again.</summary>
internal sealed class ShiftKeeper(Database database, RosterChange change, IClock clock)
{
    public const string Stream = "rosters";
    private const int LongestName = 40;

    /// <summary>Adds a shift with its first times; sent twice, it is added once.</summary>
    public Task<Result<Id<KeptShift>>> Add(SignedIn me, Id<KeptShift> id, ShiftDetails details, ShiftVersion first) => database.Write(me.Access, async write =>
    {
        if (!me.May(Permission.KeepAttendance)) return (Result<Id<KeptShift>>)AttendanceErrors.NotYours(details.Name);
        if (await write.Db.Set<KeptShift>().AnyAsync(s => s.ShiftId == id)) return id;
        var errors = await CheckName(write.Db, id, details);
        errors.AddRange(CheckVersions(id, details, [first]));
        if (errors.Count > 0) return errors;
        write.Db.Add(new KeptShift(write.Access.Organisation, id, details.Name) { NameEn = details.NameEn });
        write.Db.Add(new KeptShiftVersion(write.Access.Organisation, id, first.From, ShiftText.Write(first)));
        await write.Journal(Stream, "shift.added", ShiftWords.Body(details.Name, first));
        return id;
    });

    /// <summary>Renames a shift; files and sheets know it by the new name from then on.</summary>
    public Task<Result<Id<KeptShift>>> Rename(SignedIn me, Id<KeptShift> id, ShiftDetails details) => database.Write(me.Access, async write =>
    {
        var (shift, _, refusal) = await Find(write.Db, me, id);
        if (refusal is not null) return (Result<Id<KeptShift>>)refusal;
        var errors = await CheckName(write.Db, id, details);
        if (errors.Count > 0) return errors;
        var before = new ShiftDetails(shift!.Name, shift.NameEn);
        if (before == details) return id;
        (shift.Name, shift.NameEn) = (details.Name, details.NameEn);
        await write.Journal(Stream, "shift.renamed", new { before, after = details });
        return id;
    });

    /// <summary>Gives a shift times from a day on, or corrects times it has.</summary>
    public Task<Result<Id<KeptShift>>> KeepVersion(SignedIn me, Id<KeptShift> id, VersionChange asked) => database.Write(me.Access, async write =>
    {
        var (shift, use, refusal) = await Find(write.Db, me, id);
        if (refusal is not null) return (Result<Id<KeptShift>>)refusal;
        var kept = await write.Db.Set<KeptShiftVersion>().AsTracking().Where(v => v.ShiftId == id).OrderBy(v => v.From).ToListAsync();
        var old = kept.Find(v => v.From == asked.Replaces);
        if (asked.Replaces is { } missing && old is null) return RosterErrors.NoVersion(missing);
        var text = ShiftText.Write(asked.Version);
        if (kept.Exists(v => v.From == asked.Version.From && v.Times == text) && (old is null || old.From == asked.Version.From)) return id;
        var details = new ShiftDetails(shift!.Name, shift.NameEn);
        var errors = CheckVersions(id, details, [.. kept.Where(v => v != old).Select(v => ShiftText.Read(v.From, v.Times)), asked.Version]);
        var first = old is not null && old.From < asked.Version.From ? old.From : asked.Version.From;
        var today = me.Today(clock);
        var people = await use!.People(write.Db, first, today);
        if (errors.Count == 0 && await RosterChange.Refusal(write.Db, people, first, today, asked.KnowsClosed) is { } closed) errors.Add(closed);
        if (errors.Count > 0) return errors;
        if (old is not null && old.From == asked.Version.From) old.Times = text;
        else
        {
            if (old is not null) write.Db.Remove(old);
            write.Db.Add(new KeptShiftVersion(write.Access.Organisation, id, asked.Version.From, text));
        }

        await write.Journal(Stream, old is null ? "shift.version-added" : "shift.version-corrected", ShiftWords.Body(shift.Name, asked.Version));
        await change.Judge(write, people, first, today);
        return id;
    });

    /// <summary>Ends a shift: it is no longer offered, and what was rostered keeps it. One that nobody was ever rostered on is deleted.</summary>
    /// <returns>Whether it was deleted.</returns>
    public Task<Result<bool>> End(SignedIn me, Id<KeptShift> id) => database.Write(me.Access, async write =>
    {
        var (shift, use, refusal) = await Find(write.Db, me, id);
        if (refusal is not null) return (Result<bool>)refusal;
        if (use!.IsUsed)
        {
            if (shift!.IsClosed) return false;
            shift.IsClosed = true;
            await write.Journal(Stream, "shift.ended", new { shift.Name });
            return false;
        }

        write.Db.RemoveRange(await write.Db.Set<KeptShiftVersion>().AsTracking().Where(v => v.ShiftId == id).ToListAsync());
        write.Db.Remove(shift!);
        await write.Journal(Stream, "shift.removed", new { shift!.Name });
        return true;
    });

    /// <summary>Offers an ended shift again.</summary>
    public Task<Result<Id<KeptShift>>> Reopen(SignedIn me, Id<KeptShift> id) => database.Write(me.Access, async write =>
    {
        var (shift, _, refusal) = await Find(write.Db, me, id);
        if (refusal is not null) return (Result<Id<KeptShift>>)refusal;
        if (!shift!.IsClosed) return id;
        shift.IsClosed = false;
        await write.Journal(Stream, "shift.reopened", new { shift.Name });
        return id;
    });

    private static async Task<(KeptShift? Shift, ShiftUse? Use, Error? Refusal)> Find(AppDbContext db, SignedIn me, Id<KeptShift> id)
    {
        if (await db.Set<KeptShift>().AsTracking().SingleOrDefaultAsync(s => s.ShiftId == id) is not { } shift) return (null, null, RosterErrors.NoShift);
        if (!me.May(Permission.KeepAttendance)) return (null, null, AttendanceErrors.NotYours(shift.Name));
        var use = await ShiftUse.Of(db, id);
        return (shift, use, await use.Refusal(db, me, ShiftWords.NameOf(shift)));
    }

    private static async Task<List<Error>> CheckName(AppDbContext db, Id<KeptShift> id, ShiftDetails details)
    {
        var errors = new List<Error>();
        if (details.Name.Length == 0) errors.Add(RosterErrors.NameMissing);
        if (details.Name.Length > LongestName) errors.Add(RosterErrors.NameLong("name", details.Name.Length, LongestName));
        if (details.NameEn?.Length > LongestName) errors.Add(RosterErrors.NameLong("name_en", details.NameEn.Length, LongestName));
        if (details.Name.IndexOfAny(ShiftCodes.Between) >= 0) errors.Add(RosterErrors.NameSign(details.Name));
        if (ShiftCodes.IsRest(details.Name)) errors.Add(RosterErrors.NameIsRest(details.Name));
        var others = await db.Set<KeptShift>().AsNoTracking().Where(s => s.ShiftId != id).Select(s => s.Name).ToListAsync();
        if (others.Exists(o => o.Equals(details.Name, StringComparison.OrdinalIgnoreCase))) errors.Add(RosterErrors.NameTaken(details.Name));
        return errors;
    }

    private static List<Error> CheckVersions(Id<KeptShift> id, ShiftDetails details, IReadOnlyList<ShiftVersion> versions)
    {
        var errors = new List<Error>();
        foreach (var far in versions.Where(v => v.From < RosterErrors.Earliest || v.From > RosterErrors.Latest)) errors.Add(RosterErrors.FarAway("from", far.From));
        var shift = new Shift(id.ToString(), new(details.Name, details.NameEn ?? details.Name), versions);
        errors.AddRange(ShiftCheck.Problems(shift).DistinctBy(p => p.Message.Zh).Select(p => RosterErrors.OfProblem(p, p.Code == "shift.version-twice" ? "from" : "")));
        return errors;
    }
}
