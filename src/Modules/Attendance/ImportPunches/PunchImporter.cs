using System.Security.Cryptography;
using NodaTime;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.PunchFiles;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;
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
internal sealed class PunchImporter(Database database, PunchIntake intake, IClock clock)
{
    /// <summary>Reads a file and says what it would bring.</summary>
    public async Task<PunchImport> Try(SignedIn me, byte[] file, PunchColumns? columns = null)
    {
        var (reading, zone) = await Read(me, file, columns);
        var known = await database.Read(me.Access, db => PunchMonths.CountKnown(db, reading.Punches));
        return new PunchImport(reading, reading.Punches.Count - known, known, 0, null) { Days = DaysOf(reading, zone) };
    }

    /// <summary>Reads a file and keeps its punches.</summary>
    /// <param name="me">Needs to keep attendance; people of other units are not known to the file.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="columns">What its columns mean, when somebody has chosen; null to recognise them.</param>
    public async Task<Result<PunchImport>> Run(SignedIn me, string name, byte[] file, PunchColumns? columns = null)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        var (reading, zone) = await Read(me, file, columns);
        // What was read of it is enough from here on; a file may be large, and the write long.
        file = [];
        if (reading.Refusal is { } refusal) return new Error(ErrorKind.Invalid, refusal.Code, refusal.Message, "file");
        if (DaysOf(reading, zone) is not { } days) return new PunchImport(reading, 0, 0, 0, null);
        var note = new PunchFileNote(name, hash, reading.Rows, reading.Failed.Count);
        var taken = await database.Write(me.Access, write => intake.Take(write, note, reading.Punches, days));
        return new PunchImport(reading, taken.Added, taken.Known, taken.Struck, taken.Facts) { Days = days };
    }

    private async Task<(PunchFileReading Reading, DateTimeZone Zone)> Read(SignedIn me, byte[] file, PunchColumns? columns)
    {
        var zone = DateTimeZoneProviders.Tzdb[me.TimeZone];
        var where = me.UnitsWhere(Permission.KeepAttendance);
        var people = await database.Read(me.Access, db => PeopleOf(db, where));
        using var stream = new MemoryStream(file, writable: false);
        var now = clock.GetCurrentInstant();
        var options = new PunchFileOptions(zone, now - Duration.FromDays(PunchKeeper.DaysBack), now + Duration.FromMinutes(10), columns);
        var reading = PunchFileReader.Read(stream, new PunchPeople(people), options);
        reading.Punches.Sort((a, b) => a.Person != b.Person ? a.Person.CompareTo(b.Person) : a.Micros.CompareTo(b.Micros));
        return (reading, zone);
    }

    private static async Task<List<PunchPerson>> PeopleOf(AppDbContext db, VisibleUnits where)
    {
        var people = new List<PunchPerson>();
        await BulkRead.Each(db, db.Set<Person>().Select(p => new { p.Ordinal, p.Number, p.Name, p.UnitId }), row =>
        {
            if (where.Include(row.Id<Unit>(3))) people.Add(new PunchPerson(row.Int(0), row.Text(1), row.Text(2)));
        });
        return people;
    }

    private static (LocalDate, LocalDate)? DaysOf(PunchFileReading reading, DateTimeZone zone)
    {
        if (reading.Punches.Count == 0) return null;
        var (first, last) = Punch.SpanOf(reading.Punches);
        return (Micros.ToLocal(first, zone).Date, Micros.ToLocal(last, zone).Date);
    }
}
