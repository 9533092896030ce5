using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.PunchFiles;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.ImportPunches;

/// <summary>What an import of punches did, or would do.</summary>
/// <param name="Reading">What the file holds.</param>
/// <param name="Added">Punches that were not known.</param>
/// <param name="Known">Punches that were known before; the same file again gives nothing else.</param>
/// <param name="Struck">Punches passed over because somebody struck them out.</param>
/// <param name="Facts">What became of the deviations; null for a trial.</param>
internal sealed record PunchImport(PunchFileReading Reading, long Added, long Known, int Struck, DerivedChanges? Facts)
{
    /// <summary>The first and last day of the punches; null when there are none.</summary>
    public (LocalDate First, LocalDate Last)? Days { get; init; }
}

/// <summary>
/// Brings punch files in. Rows that fail hold up no others, punches known already are passed over, and what follows from the punches is worked out in the
/// same transaction: a process that dies on the way leaves nothing.
/// </summary>
internal sealed class PunchImporter(Database database, DeviationDeriver deriver, IClock clock)
{
    /// <summary>Reads a file and says what it would bring.</summary>
    public async Task<PunchImport> Try(SignedIn me, byte[] file, PunchColumns? columns = null)
    {
        var (reading, zone) = await Read(me, file, columns);
        var known = await database.Read(me.Access, db => CountKnown(db, reading.Punches));
        return new PunchImport(reading, reading.Punches.Count - known, known, 0, null) { Days = DaysOf(reading, zone) };
    }

    /// <summary>Reads a file and keeps its punches.</summary>
    /// <param name="me">Needs to keep attendance; people of other units are not known to the file.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="columns">What its columns mean, when somebody has chosen; null to recognise them.</param>
    public async Task<Result<PunchImport>> Run(SignedIn me, string name, byte[] file, PunchColumns? columns = null)
    {
        var (reading, zone) = await Read(me, file, columns);
        if (reading.Refusal is { } refusal) return new Error(ErrorKind.Invalid, refusal.Code, refusal.Message, "file");
        if (DaysOf(reading, zone) is not { } days) return new PunchImport(reading, 0, 0, 0, null);
        reading.Punches.Sort((a, b) => a.Person != b.Person ? a.Person.CompareTo(b.Person) : a.Micros.CompareTo(b.Micros));
        return await database.Write(me.Access, write => Keep(write, name, SHA256.HashData(file), reading, days));
    }

    private async Task<Result<PunchImport>> Keep(Write write, string name, byte[] hash, PunchFileReading reading, (LocalDate First, LocalDate Last) days)
    {
        var punches = await WithoutStruck(write.Db, reading.Punches);
        var batch = new PunchBatch(write.Access.Organisation, await Batches.Next(write), PunchSource.File)
        {
            Note = name, At = write.Now, By = write.Access.Actor.Name, Rows = reading.Rows, Failed = reading.Failed.Count, Hash = Convert.ToHexStringLower(hash),
        };
        var added = write.AddNew(punches.Select(p => new KeptPunch(write.Access.Organisation, p.Person, p.Micros, batch.Batch)));
        batch.Added = (int)added;
        write.Db.Add(batch);
        var affected = await MoveHorizons(write, punches, days);
        await write.Journal("punches", "punches.imported", new
        {
            batch = batch.Batch, file = name, batch.Hash, rows = reading.Rows, added, known = punches.Count - added, failed = reading.Failed.Count,
            first = Iso(days.First), last = Iso(days.Last),
        });
        await write.Db.SaveChangesAsync();
        var derived = await deriver.Derive(write, affected.People, affected.First, days.Last.PlusDays(1));
        return new PunchImport(reading, added, punches.Count - added, reading.Punches.Count - punches.Count, derived) { Days = days };
    }

    // A file says of its sites up to when punches are known, and so of everybody there, also of those without any punch.
    private static async Task<(IReadOnlySet<Id<Person>> People, LocalDate First)> MoveHorizons(Write write, IReadOnlyList<Punch> punches, (LocalDate First, LocalDate Last) days)
    {
        var everybody = await write.Db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().OrderBy(p => p.Ordinal).ToListAsync();
        var book = await AttendanceBook.Load(write.Db, everybody, days.Last, days.Last);
        var siteOf = book.People.ToDictionary(p => p.Ordinal, p => book.PlaceOf(p).Unit.UnitId);
        var latest = new Dictionary<Id<Unit>, long>();
        foreach (var punch in punches)
        {
            var site = siteOf[punch.Person];
            if (!latest.TryGetValue(site, out var at) || punch.Micros > at) latest[site] = punch.Micros;
        }

        var first = days.First.PlusDays(-1);
        foreach (var (site, until) in latest)
        {
            var horizon = await write.Db.FindAsync<PunchHorizon>(write.Access.Organisation, site);
            if (horizon is null) write.Db.Add(horizon = new PunchHorizon(write.Access.Organisation, site) { Until = until });
            else if (Micros.ToInstant(horizon.Until).InUtc().Date.PlusDays(-1) is var before && before < first) first = before;
            horizon.Until = Math.Max(horizon.Until, until);
        }

        return (everybody.Where(p => latest.ContainsKey(siteOf[p.Ordinal])).Select(p => p.PersonId).ToHashSet(), first);
    }

    private async Task<(PunchFileReading Reading, DateTimeZone Zone)> Read(SignedIn me, byte[] file, PunchColumns? columns)
    {
        var zone = DateTimeZoneProviders.Tzdb[me.TimeZone];
        var where = me.UnitsWhere(Permission.KeepAttendance);
        var people = await database.Read(me.Access, db => db.Set<Person>().AsNoTracking().Select(p => new { p.Ordinal, p.Number, p.Name, p.UnitId }).ToListAsync());
        using var stream = new MemoryStream(file, writable: false);
        var now = clock.GetCurrentInstant();
        var options = new PunchFileOptions(zone, now - Duration.FromDays(PunchKeeper.DaysBack), now + Duration.FromMinutes(10), columns);
        var reading = PunchFileReader.Read(stream, new PunchPeople(people.Where(p => where.Include(p.UnitId)).Select(p => new PunchPerson(p.Ordinal, p.Number, p.Name))), options);
        return (reading, zone);
    }

    private static async Task<List<Punch>> WithoutStruck(AppDbContext db, List<Punch> punches)
    {
        var (from, to) = (punches.Min(p => p.Micros), punches.Max(p => p.Micros));
        var struck = await (from s in db.Set<StruckPunch>().IgnoreQueryFilters([AppDbContext.UnitFilter])
            join p in db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]) on s.PersonId equals p.PersonId
            where s.Micros >= @from && s.Micros <= to
            select new { p.Ordinal, s.Micros }).ToListAsync();
        if (struck.Count == 0) return punches;
        var gone = struck.Select(s => new Punch(s.Ordinal, s.Micros)).ToHashSet();
        return [.. punches.Where(p => !gone.Contains(p))];
    }

    private static async Task<long> CountKnown(AppDbContext db, List<Punch> punches)
    {
        if (punches.Count == 0) return 0;
        var (from, to) = (punches.Min(p => p.Micros), punches.Max(p => p.Micros));
        var asked = punches.ToHashSet();
        var known = 0L;
        await foreach (var punch in db.Set<KeptPunch>().Where(p => p.Micros >= from && p.Micros <= to).Select(p => new { p.Person, p.Micros }).AsAsyncEnumerable())
            if (asked.Contains(new Punch(punch.Person, punch.Micros))) known++;
        return known;
    }

    private static (LocalDate, LocalDate)? DaysOf(PunchFileReading reading, DateTimeZone zone) =>
        reading.Punches.Count == 0 ? null : (Micros.ToLocal(reading.Punches.Min(p => p.Micros), zone).Date, Micros.ToLocal(reading.Punches.Max(p => p.Micros), zone).Date);

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}
