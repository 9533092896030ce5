using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Months;
using static Yunzhang.Modules.Tests.Attendance.GivenAttendance;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class DeviationFactsTests
{
    private static readonly LocalDate First = new(2014, 4, 1);
    private static readonly LocalDate Last = new(2014, 4, 30);
    private static readonly BoundPack Operators = Pack("wastewater-operators");

    [Fact]
    public void An_operators_April_from_punches_to_money()
    {
        // 12 minutes late, 15 early, 25 late: three of 10 yuan and an absence; 75 late: an absence; 9 late: nothing.
        var changed = new Dictionary<int, string> { [3] = "08:12 17:00", [10] = "08:00 16:45", [17] = "08:25 17:00", [22] = "09:15 17:00", [24] = "08:09 17:00" };
        var ledger = Reckon(day => changed.GetValueOrDefault(day, "07:58 17:02"));
        var statement = Assert.Single(Statements.Of(ledger));
        Assert.Equal((670m, 2m, 0), (statement.ToPay, statement.Days, statement.Waits));
        Assert.Equal((3, 2), (statement.Outcomes["late"] + statement.Outcomes["early"], statement.Outcomes["absence"]));
    }

    [Fact]
    public void What_nobody_has_said_makes_the_rule_wait_and_what_was_said_settles_it()
    {
        string Punches(int day) => day == 8 ? "" : day == 9 ? "07:58" : "07:58 17:02";
        var waiting = Assert.Single(Statements.Of(Reckon(Punches)));
        Assert.Equal((0m, 2), (waiting.ToPay, waiting.Waits));
        var refused = Assert.Single(Statements.Of(Reckon(Punches, new DeviationAnswer(Excused: false, Explained: true, null))));
        Assert.Equal((320m, 1m, 0), (refused.ToPay, refused.Days, refused.Waits));
    }

    [Theory]
    [InlineData("ops", 0, 0)]
    [InlineData("plant_head", 320, 0)]
    [InlineData("none", 320, 0)]
    [InlineData(null, 0, 1)]
    public void The_pack_says_what_the_rank_that_allowed_leave_is_worth(string? approval, int yuan, int waits)
    {
        var statement = Assert.Single(Statements.Of(Reckon(day => day == 8 ? "" : "07:58 17:02", leave: Leave("00:00", "+00:00", approval, new(2014, 4, 8)))));
        Assert.Equal((yuan, waits), ((int)statement.ToPay, statement.Waits));
    }

    [Fact]
    public void A_pack_that_does_not_speak_of_a_kind_gets_no_fact_of_it()
    {
        var shop = DeviationFacts.In(Pack("shop-attendance").Layout.Words)!;
        Assert.Equal([true, false, true, false, false], Enum.GetValues<DeviationKind>().Select(shop.Speaks));
        Assert.Equal([true, true, true, true, true], Enum.GetValues<DeviationKind>().Select(DeviationFacts.In(Operators.Layout.Words)!.Speaks));
        Assert.Null(DeviationFacts.In(new Vocabulary()));
    }

    [Fact]
    public void A_time_after_midnight_is_not_said_for_the_day_before()
    {
        var (_, found) = Judge([Shift("22:00-06:00", "夜班")], Punches("22:12 +05:40", Thursday));
        Assert.Equal([22 * 60 + 12, -1], found.Select(d => DeviationFacts.MinuteOf(d)));
    }

    private static Yunzhang.Engine.Reckoning.Ledger Reckon(Func<int, string> punches, DeviationAnswer answer = default, Cover? leave = null)
    {
        var facts = DeviationFacts.In(Operators.Layout.Words)!;
        var people = new PeopleBook();
        var subject = people.GetOrAdd("p1").Index;
        var book = new FactBook(Operators.Layout, people, new PeopleBook());
        var known = Operators.Layout.Words.People.Select((f, i) => (f.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var more = new[] { (known["day_wage"], Value.Of(120m)), (known["post"], Value.Choice("operator", 0)) };
        var run = new MonthRun(Daily(Shift("08:00-17:00 break 12:00-13:00")), [Person()], leave is { } one ? [one] : [], First, Last, LongAfter, (in PersonMonth m) =>
        {
            foreach (var d in m.Deviations)
                book.Add(facts.Word, subject, d.Day, d.Day, facts.FieldsOf(d, answer), more, minute: DeviationFacts.MinuteOf(d));
        });
        for (var day = First; day <= Last; day = day.PlusDays(1))
            foreach (var punch in Punches(punches(day.Day), day)) run.Add(1, punch);
        run.Complete();
        return Reckoner.Reckon(Operators, book, Last, Last);
    }

    private static BoundPack Pack(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Yunzhang.slnx"))) root = root.Parent;
        var folder = Path.Combine(root.FullName, "packs", name);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        return PackBinder.Bind(PackLoader.Load(new PackSource(name, files)).Pack!).Bound!;
    }
}
