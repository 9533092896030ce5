using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.KeepPunches;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.CorrectFact;
using Yunzhang.Modules.Facts.RecordFact;
using Yunzhang.Modules.Ledger.CloseMonth;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Demo;

/// <summary>Three months of the demonstration: two closed, this one open, with a few facts that wait for an answer.</summary>
internal sealed class DemoHistory(
    Database database, PackShelf shelf, PackAdopter adopter, FactRecorder recorder, FactCorrector corrector, PunchIntake intake, MonthSettler settler, MonthReviewer reviewer,
    MonthCloser closer, DemoCases cases)
{
    private static readonly string[] Packs = ["wastewater-operators", "wastewater-process"];

    /// <summary>The first day of the history.</summary>
    public static LocalDate First(LocalDate today) => today.ToYearMonth().OnDayOfMonth(1).PlusMonths(-2);

    public async Task Load(Access access, DemoStaff staff, LocalDate today)
    {
        foreach (var name in Packs)
        {
            var source = shelf.Find(name) ?? throw new InvalidOperationException($"The pack {name} is not on the shelf.");
            Stop(await adopter.Adopt(access, source));
        }

        var first = First(today);
        await cases.Load(access, staff, first, today);
        await database.Write(access, write => TakeLeave(write, staff, first, today));
        for (var month = first; month < today; month = month.PlusMonths(1)) await database.Write(access, write => Punch(write, staff, month, Earlier(month.PlusMonths(1), today).PlusDays(-1)));
        Stop(await recorder.Record(access, [.. Observed(staff, first, today)]));
        await Answer(access, today.ToYearMonth().OnDayOfMonth(1));
        await settler.Settle(access);
        for (var month = first.ToYearMonth(); month.CompareTo(today.ToYearMonth()) < 0; month = month.PlusMonths(1))
        {
            foreach (var unit in staff.SettlingUnits)
            {
                Stop(await reviewer.Review(access, unit, month));
                Stop(await closer.Close(access, unit, month));
            }
        }
    }

    private async Task<int> Punch(Write write, DemoStaff staff, LocalDate first, LocalDate last)
    {
        if (last < first) return 0;
        var book = await AttendanceBook.Load(write.Db, [.. staff.People.OrderBy(p => p.Ordinal)], first, last);
        var punches = new DemoPunches(book, write.Now).Of(first, last);
        await intake.Take(write, new PunchFileNote($"考勤机 {first:uuuu-MM}.csv", null, punches.Count, 0), punches, (first, last.PlusDays(1)));
        return punches.Count;
    }

    private static async Task<int> TakeLeave(Write write, DemoStaff staff, LocalDate first, LocalDate today)
    {
        var zone = DateTimeZoneProviders.Tzdb[DemoPlant.Zone];
        var at = 0;
        foreach (var person in staff.Workers.Where((_, i) => i % 9 == 4))
        {
            var day = first.PlusDays(5 + (at++ * 13));
            if (day >= today) break;
            // The others asked properly: see DemoCases.
            if (at != 3) continue;
            write.Db.Add(new KeptCover(
                write.Access.Organisation, Id<KeptCover>.New(), person.PersonId, person.UnitId, CoverKind.Leave, zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant())
            {
                Approval = "plant_head", AllowedBy = "厂长", Reason = "家里有事", By = "demo", At = write.Now,
            });
        }

        await write.Journal("covers", "covers.recorded", new { count = at });
        return at;
    }

    private static IEnumerable<NewFact> Observed(DemoStaff staff, LocalDate first, LocalDate today)
    {
        var random = new Random(20140402);
        for (var day = first.PlusDays(3); day < today; day = day.PlusDays(random.Next(6, 13)))
        {
            var person = staff.Workers[random.Next(staff.Workers.Count)];
            var fields = new Dictionary<string, string> { ["kind"] = random.Next(3) == 0 ? "asleep" : "off_post" };
            yield return new NewFact { Word = "deviation", Person = person.PersonId, Occurred = day, At = new LocalTime(14, random.Next(60)), KnownOn = day, Fields = fields, Source = "observed", Witness = "值班长" };
        }
    }

    // The heads answered in time for what is closed; in the open month some things still wait.
    private async Task Answer(Access access, LocalDate before)
    {
        var waiting = await database.Read(access, db => db.Set<Fact>().AsNoTracking().Standing().Where(f => f.Occurred < before && f.Word == "deviation").ToListAsync());
        foreach (var fact in waiting)
        {
            var fields = FactFields.Read(fact.Fields).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
            var answer = fields["kind"] switch { "no_sign" => "explained", "no_show" => "excused", _ => null };
            if (answer is null || fields.ContainsKey(answer)) continue;
            Stop(await corrector.Correct(access, new Correction(fact.Number, "当班负责人已核实") { Fields = new Dictionary<string, string> { [answer] = "yes" } }));
        }
    }

    private static LocalDate Earlier(LocalDate a, LocalDate b) => a < b ? a : b;

    private static void Stop<T>(Platform.Results.Result<T> result)
    {
        if (!result.IsOk) throw new InvalidOperationException($"The demonstration could not be made: {string.Join("; ", result.Errors)}");
    }
}
