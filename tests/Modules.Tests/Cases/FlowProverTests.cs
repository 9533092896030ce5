using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.FindStaff;
using Yunzhang.Modules.Cases.ProveForStaff;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Cases;

public sealed class FlowProverTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Where_nobody_decides_the_site_the_day_and_the_step_are_named(string engine)
    {
        await using var given = await GivenCases.On(engine, withRoles: false);

        var proved = await Prove(given, "Y014");

        Assert.False(proved.Holds);
        Assert.Equal((GivenCases.Today, GivenCases.Today.PlusDays(31)), (proved.From, proved.To));
        var stuck = proved.Stuck.Where(s => s.Example.Unit == given.Plant.Unit("城东甲班").ToString()).ToList();
        Assert.Equal(["head", "ops"], stuck.Select(s => s.Example.Step).Order());
        Assert.All(stuck, s => Assert.Equal(("flow.nobody-decides", Severity.Error, GivenCases.Today), (s.Example.Code, s.Example.Severity, s.Example.Day)));
        Assert.Equal([3, 3], stuck.Select(s => s.Example.Alike));
        Assert.Contains("2014-05-05，城东甲班的", stuck[0].Example.Why.Zh, StringComparison.Ordinal);
        Assert.Contains("找不到可以办理的人", stuck[0].Example.Why.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Leave_in_the_coming_days_is_found_on_its_first_day_and_a_delegate_heals_it(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await OnLeave(given, "Y014", new(2014, 5, 20), new(2014, 5, 22));

        var before = (await Prove(given, "Y014")).Stuck.Where(s => s.Example.Step == "ops" && s.Example.Code == "flow.all-away").ToList();

        Assert.NotEmpty(before);
        Assert.All(before, s => Assert.Equal((Severity.Warning, new LocalDate(2014, 5, 20)), (s.Example.Severity, s.Example.Day)));
        Assert.Contains("不在岗，也没有委托别人", before[0].Example.Why.Zh, StringComparison.Ordinal);

        await given.Plant.Given.Database.Write(given.Plant.Access, async write =>
        {
            write.Db.Add(new KeptDelegation(write.Access.Organisation, Id<KeptDelegation>.New(), given.Plant.Person("Y014"), given.Plant.Person("Y013"), given.Plant.Unit("城东厂")) { From = new(2014, 5, 1), OnLeaveOnly = true, Reason = "休假", By = "test" });
            await write.Journal("person/test", "delegation.kept", new { });
            return 0;
        });
        Assert.DoesNotContain((await Prove(given, "Y014")).Stuck, s => s.Example.Code == "flow.all-away" && s.Example.Unit == given.Plant.Unit("城西甲班").ToString());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_role_that_ends_in_the_coming_days_is_a_vacancy_from_the_day_after(string engine)
    {
        await using var given = await GivenCases.On(engine);
        await given.Plant.Given.Database.Write(given.Plant.Access, async write =>
        {
            foreach (var holder in write.Db.Set<RoleHolder>().Where(h => h.Role == "ops").ToList()) holder.Until = new LocalDate(2014, 5, 25);
            await write.Journal("rules/test", "role.ended", new { });
            return 0;
        });

        var stuck = (await Prove(given, "Y014")).Stuck.Where(s => s.Example.Step == "ops").ToList();

        Assert.Equal(new LocalDate(2014, 5, 26), Assert.Single(stuck, s => s.Example.Unit == given.Plant.Unit("城东甲班").ToString()).Example.Day);
        // Operations has nobody above it: its own head's case is stuck already today.
        Assert.Equal((GivenCases.Today, given.Key("Y014"), 0), Of(Assert.Single(stuck, s => s.Example.Unit == given.Plant.Unit("工艺组").ToString())));
        var days = await given.Plant.Read(db => StaffReader.Read(db, GivenPlant.Pack, GivenCases.Today, GivenCases.Today.PlusDays(31), []));
        Assert.Equal([GivenCases.Today, new LocalDate(2014, 5, 26)], days.Select(d => d.Day));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Only_whoever_keeps_the_rules_is_told_and_only_of_his_units(string engine)
    {
        await using var given = await GivenCases.On(engine, withRoles: false);
        var rules = (await given.Plant.Read(given.Plant.Rules.Now)).Single(r => r.PackId == GivenPlant.Pack);
        var prover = new FlowProver(given.Database, given.Plant.Given.Clock);
        await given.Open("Y009", (Role.Operations, "城东厂"));

        Assert.Null(await prover.Prove(given.Me("Y001"), rules, "leave"));
        var (all, east) = ((await prover.Prove(given.Me("Y014"), rules, "leave"))!, (await prover.Prove(given.Me("Y009"), rules, "leave"))!);

        Assert.Equal(new[] { "城东甲班", "城东乙班" }.Select(u => given.Plant.Unit(u).ToString()).Order(), east.Stuck.Select(s => s.Example.Unit).Distinct().Order());
        Assert.Equal((all.Stuck.Count, 0), (east.Stuck.Count + east.Elsewhere, all.Elsewhere));
        Assert.True(east.Elsewhere > 0);
    }

    private static (LocalDate, string, int) Of(StuckCase stuck) => (stuck.Example.Day, stuck.Example.Starter, stuck.Example.Alike);

    private static async Task<ProvedFlows> Prove(GivenCases given, string number)
    {
        var rules = (await given.Plant.Read(given.Plant.Rules.Now)).Single(r => r.PackId == GivenPlant.Pack);
        return (await new FlowProver(given.Database, given.Plant.Given.Clock).Prove(given.Me(number), rules, "leave"))!;
    }

    private static Task<int> OnLeave(GivenCases given, string number, LocalDate first, LocalDate last) => given.Database.Write(given.Plant.Access, async write =>
    {
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        write.Db.Add(new KeptCover(write.Access.Organisation, Id<KeptCover>.New(), given.Plant.Person(number), given.Plant.Unit("城东厂"), CoverKind.Leave, zone.AtStartOfDay(first).ToInstant(), zone.AtStartOfDay(last.PlusDays(1)).ToInstant()) { Approval = "ops", AllowedBy = "test", By = "test" });
        await write.Journal("person/test", "cover.kept", new { });
        return 0;
    });
}
