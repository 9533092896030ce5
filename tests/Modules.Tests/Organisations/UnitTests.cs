using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Organisations.KeepUnits;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Organisations;

public sealed class UnitTests
{
    private static readonly LocalDate May = new(2014, 5, 1);

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task The_tree_never_has_a_circle_and_its_top_stays(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var team = (await office.Units.Add(office.Admin, Id<Unit>.New(), office.East.UnitId, Team("E-A"))).Value;

        Assert.Equal(["unit.circle"], (await office.Units.Move(office.Admin, office.East.UnitId, team)).Errors.Select(e => e.Code));
        Assert.Equal(["unit.circle"], (await office.Units.Move(office.Admin, team, team)).Errors.Select(e => e.Code));
        Assert.Equal(["unit.top-stays"], (await office.Units.Move(office.Admin, office.Top.UnitId, office.East.UnitId)).Errors.Select(e => e.Code));
        Assert.True((await office.Units.Move(office.Admin, team, office.West.UnitId)).IsOk);
        Assert.Equal(["unit.added", "unit.moved"], await office.Lines(team));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_unit_with_people_is_closed_only_when_it_is_said_where_they_go(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var person = await office.Somebody("Y001", "陈立新");

        var refused = await office.Closer.Close(office.Admin, office.East.UnitId, null, May);
        Assert.Equal("还有 1 人的主岗在这里。请选择他们去哪个单位，再停用。", Assert.Single(refused.Errors).Message.Zh);
        Assert.Equal(["unit.where-to"], (await office.Closer.Close(office.Admin, office.East.UnitId, office.East.UnitId, May)).Errors.Select(e => e.Code));

        Assert.True((await office.Closer.Close(office.Admin, office.East.UnitId, office.West.UnitId, May)).IsOk);

        var posts = await office.Read(db => db.Set<Assignment>().Where(a => a.PersonId == person).OrderBy(a => a.From).ToListAsync());
        Assert.Equal([office.East.UnitId, office.West.UnitId], posts.Select(a => a.UnitId));
        Assert.Equal([office.Operator.PostId, office.Operator.PostId], posts.Select(a => a.PostId));
        Assert.Equal(May, posts[1].From);
        Assert.Equal(["unit.where-to"], (await office.Closer.Close(office.Admin, office.West.UnitId, office.East.UnitId, May.PlusDays(1))).Errors.Select(e => e.Code));
        Assert.Equal(["person.unit-unknown"], (await office.Adder.Add(office.Admin, office.New("Y002", "周国平"))).Errors.Select(e => e.Code));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_unit_with_open_units_below_is_not_closed(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        await office.Units.Add(office.Admin, Id<Unit>.New(), office.East.UnitId, Team("E-A"));
        Assert.Equal(["unit.has-units"], (await office.Closer.Close(office.Admin, office.East.UnitId, null, May)).Errors.Select(e => e.Code));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_code_that_is_taken_and_a_zone_that_does_not_exist_are_refused_at_their_fields(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var errors = (await office.Units.Add(office.Admin, Id<Unit>.New(), office.Top.UnitId, new UnitDetails("w", "", null, UnitKind.Site, "Asia/Nowhere"))).Errors;
        Assert.Equal(["code", "name", "time_zone"], errors.Select(e => e.Field));
        Assert.Equal("The code \"w\" is \"城西厂\"'s already. Choose another.", errors[0].Message.En);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_clerk_keeps_the_units_he_was_given_and_no_others(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        Assert.Equal(["unit.not-found"], (await office.Units.Edit(office.EastClerk, office.West.UnitId, Team("W"))).Errors.Select(e => e.Code));
        Assert.Equal(["unit.parent-unknown"], (await office.Units.Move(office.EastClerk, office.East.UnitId, office.West.UnitId)).Errors.Select(e => e.Code));
    }

    private static UnitDetails Team(string code) => new(code, "甲班", null, UnitKind.Team, null);
}
