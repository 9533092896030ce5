using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.KeepPunches;

/// <summary>What became of the punches of a file.</summary>
/// <param name="Batch">Number of the batch.</param>
/// <param name="Added">Punches that were not known.</param>
/// <param name="Known">Punches that were known before.</param>
/// <param name="Struck">Punches passed over because somebody struck them out.</param>
/// <param name="Facts">What became of the deviations.</param>
internal sealed record TakenPunches(int Batch, long Added, long Known, int Struck, DerivedChanges Facts);

/// <summary>Takes the punches of a file in, moves on how far each of its sites is known, and works out what follows, in one write.</summary>
internal sealed class PunchIntake(DeviationDeriver deriver)
{
    /// <summary>Takes them in.</summary>
    /// <param name="write">The write it belongs to.</param>
    /// <param name="file">What the batch says of its file.</param>
    /// <param name="sent">At least one punch, ordered by person and time.</param>
    /// <param name="days">First and last day of the punches.</param>
    public async Task<TakenPunches> Take(Write write, PunchFileNote file, List<Punch> sent, (LocalDate First, LocalDate Last) days)
    {
        var punches = await WithoutStruck(write.Db, sent);
        var batch = new PunchBatch(write.Access.Organisation, await Batches.Next(write), PunchSource.File)
        {
            Note = file.Name, At = write.Now, By = write.Access.Actor.Name, Rows = file.Rows, Failed = file.Failed, Hash = file.Hash,
        };
        var added = await PunchMonths.Add(write, punches, batch.Batch);
        batch.Added = (int)added;
        write.Db.Add(batch);
        var (people, first) = await MoveHorizons(write, punches, days);
        await write.Journal("punches", "punches.imported", new
        {
            batch = batch.Batch, file = file.Name, file.Hash, file.Rows, added, known = punches.Count - added, file.Failed, first = Iso(days.First), last = Iso(days.Last),
        });
        await write.Db.SaveChangesAsync();
        var derived = await deriver.Derive(write, people, first, days.Last.PlusDays(1));
        return new TakenPunches(batch.Batch, added, punches.Count - added, sent.Count - punches.Count, derived);
    }

    // A file says of its sites up to when punches are known, and so of everybody there, also of those without any punch.
    private static async Task<(IReadOnlySet<Id<Person>>? People, LocalDate First)> MoveHorizons(Write write, List<Punch> punches, (LocalDate First, LocalDate Last) days)
    {
        // Every one of them may have been struck out.
        if (punches.Count == 0) return (new HashSet<Id<Person>>(), days.First);
        var staff = new SiteStaff(write.Db, days.Last);
        var at = await staff.SitesOf(punches);
        var found = new Dictionary<Id<Unit>, (long First, long Last)>();
        for (int from = 0, next; from < punches.Count; from = next)
        {
            next = from + 1;
            while (next < punches.Count && punches[next].Person == punches[from].Person) next++;
            var site = at[punches[from].Person].Unit.UnitId;
            var (earliest, latest) = (punches[from].Micros, punches[next - 1].Micros);
            found[site] = found.TryGetValue(site, out var span) ? (Math.Min(span.First, earliest), Math.Max(span.Last, latest)) : (earliest, latest);
        }

        var first = days.First.PlusDays(-1);
        var zones = at.Values.DistinctBy(p => p.Unit.UnitId).ToDictionary(p => p.Unit.UnitId, p => p.Site.Zone);
        foreach (var (site, (from, until)) in found)
        {
            var day = Micros.ToLocal(from, zones[site]).Date;
            var horizon = await write.Db.FindAsync<PunchHorizon>(write.Access.Organisation, site);
            if (horizon is null)
            {
                write.Db.Add(new PunchHorizon(write.Access.Organisation, site, day, until));
                continue;
            }

            // What lay open behind the old horizon can be judged now.
            if (Micros.ToInstant(horizon.Until).InUtc().Date.PlusDays(-1) is var before && before < first) first = before;
            if (day < horizon.From) horizon.From = day;
            horizon.Until = Math.Max(horizon.Until, until);
        }

        return (await staff.Of(found.Keys), first);
    }

    private static async Task<List<Punch>> WithoutStruck(AppDbContext db, List<Punch> punches)
    {
        var (from, to) = Punch.SpanOf(punches);
        var struck = await (from s in db.Set<StruckPunch>().IgnoreQueryFilters([AppDbContext.UnitFilter])
            join p in db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]) on s.PersonId equals p.PersonId
            where s.Micros >= @from && s.Micros <= to
            select new { p.Ordinal, s.Micros }).ToListAsync();
        if (struck.Count == 0) return punches;
        var gone = struck.Select(s => new Punch(s.Ordinal, s.Micros)).ToHashSet();
        return [.. punches.Where(p => !gone.Contains(p))];
    }

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}

/// <summary>What a batch says of its file.</summary>
internal sealed record PunchFileNote(string Name, string? Hash, int Rows, int Failed);
