using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.RecordFact;
using Yunzhang.Modules.Ledger.CloseMonth;
using Yunzhang.Modules.Ledger.ReviewMonth;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Rulebook.AdoptPack;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Demo;

/// <summary>Three months of the demonstration: two closed, this one open, with a few facts that wait for an answer.</summary>
internal sealed class DemoHistory(PackShelf shelf, PackAdopter adopter, FactRecorder recorder, MonthSettler settler, MonthReviewer reviewer, MonthCloser closer)
{
    private static readonly string[] Packs = ["wastewater-operators", "wastewater-process"];

    public async Task Load(Access access, DemoStaff staff, LocalDate today)
    {
        foreach (var name in Packs)
        {
            var source = shelf.Find(name) ?? throw new InvalidOperationException($"The pack {name} is not on the shelf.");
            Stop(await adopter.Adopt(access, source));
        }

        var first = today.ToYearMonth().OnDayOfMonth(1).PlusMonths(-2);
        Stop(await recorder.Record(access, [.. Facts(staff, first, today)]));
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

    private static IEnumerable<NewFact> Facts(DemoStaff staff, LocalDate first, LocalDate today)
    {
        // The same numbers each time: a demonstration that changes by itself cannot be explained.
        var random = new Random(20140401);
        for (var day = first; day < today; day = day.PlusDays(1))
        {
            foreach (var person in staff.Workers)
            {
                if (random.Next(40) != 0) continue;
                var open = day.ToYearMonth() == today.ToYearMonth();
                var (at, fields) = Deviation(random, open);
                yield return new NewFact { Word = "deviation", Person = person.PersonId, Occurred = day, At = at, KnownOn = day, Fields = fields, Source = "demo" };
            }
        }
    }

    private static (LocalTime? At, Dictionary<string, string> Fields) Deviation(Random random, bool open)
    {
        var minutes = random.Next(1, 42);
        return random.Next(20) switch
        {
            < 12 => (new LocalTime(8, 0).PlusMinutes(minutes), new() { ["kind"] = "late", ["minutes"] = $"{minutes}" }),
            < 16 => (new LocalTime(17, 0).PlusMinutes(-minutes), new() { ["kind"] = "early", ["minutes"] = $"{minutes}" }),
            16 => (new LocalTime(14, 20), new() { ["kind"] = "off_post" }),
            17 => (null, new() { ["kind"] = "no_sign", ["explained"] = "yes" }),
            18 when open => (null, new() { ["kind"] = "no_show" }),
            _ => (null, new() { ["kind"] = "no_show", ["excused"] = "yes" }),
        };
    }

    private static void Stop<T>(Platform.Results.Result<T> result)
    {
        if (!result.IsOk) throw new InvalidOperationException($"The demonstration could not be made: {string.Join("; ", result.Errors)}");
    }
}
