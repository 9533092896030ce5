using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Organisations.AssignPerson;
using Yunzhang.Modules.Organisations.EditPerson;
using Yunzhang.Modules.Organisations.EndEmployment;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Organisations;

public sealed class PersonTests
{
    private static readonly LocalDate May = new(2014, 5, 1);

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_person_is_added_with_a_first_post_a_wage_and_lines_in_the_journal(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var asked = office.New("Y001", "陈立新") with { DayWage = "180.50" };

        var id = (await office.Adder.Add(office.EastClerk, asked)).Value;

        var person = await office.Person(id);
        Assert.Equal(("Y001", "陈立新", "clx", office.East.UnitId, 1), (person.Number, person.Name, person.Initials, person.UnitId, person.Ordinal));
        Assert.Equal(new LocalDate(2013, 1, 1), person.HiredOn);
        var wage = await office.Read(db => db.Set<PersonValue>().SingleAsync());
        Assert.Equal((PersonFields.DayWage, "180.5", new LocalDate(2013, 1, 1)), (wage.Field, wage.Text, wage.From));
        Assert.Equal(["person.added", "person.assigned", "person.value-set"], await office.Lines(id));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_form_sent_twice_adds_one_person(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var asked = office.New("Y001", "陈立新");

        var answers = await Task.WhenAll(office.Adder.Add(office.Admin, asked), office.Adder.Add(office.Admin, asked));

        Assert.All(answers, a => Assert.Equal(asked.PersonId, a.Value));
        Assert.Equal(1, await office.Read(db => db.Set<Person>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_number_that_is_taken_is_refused_and_its_holder_named_only_to_those_who_may_see_him(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        await office.Somebody("Y001", "陈立新", office.West);

        var seen = Assert.Single((await office.Adder.Add(office.Admin, office.New("Y001", "周国平"))).Errors);
        var unseen = Assert.Single((await office.Adder.Add(office.EastClerk, office.New("Y001", "周国平"))).Errors);

        Assert.Equal(("person.number-taken", "number"), (seen.Code, seen.Field));
        Assert.Equal("工号“Y001”已经是陈立新的。请换一个，或者直接修改陈立新的档案。", seen.Message.Zh);
        Assert.DoesNotContain("陈立新", unseen.Message.Zh, StringComparison.Ordinal);
        Assert.Equal("The number \"Y001\" is taken by somebody in a unit you may not see. Check it, or ask an administrator.", unseen.Message.En);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Everything_wrong_with_a_new_person_is_said_at_once_and_nothing_is_written(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var before = await office.JournalLength();
        var asked = office.New("", "", office.West) with { Post = Id<Post>.New(), HiredOn = new LocalDate(2014, 6, 1), From = new LocalDate(2014, 5, 1), DayWage = "一百" };

        var errors = (await office.Adder.Add(office.EastClerk, asked)).Errors;

        Assert.Equal(["number", "name", "unit", "post", "from", "day_wage"], errors.Select(e => e.Field));
        Assert.All(errors, e => Assert.True(e.Message.Zh.Length > 5 && e.Message.En.Length > 10));
        Assert.Equal(before, await office.JournalLength());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_new_main_post_ends_the_old_one_the_day_before_and_the_person_follows_on_its_day(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var id = await office.Somebody("Y001", "陈立新");

        Assert.True((await office.Assigner.Assign(office.Admin, id, new NewAssignment(office.West.UnitId, office.Analyst.PostId, May, null, true))).IsOk);

        var posts = await office.Read(db => db.Set<Assignment>().OrderBy(a => a.From).ToListAsync());
        Assert.Equal([May.PlusDays(-1), null], posts.Select(a => a.To));
        Assert.Equal(office.East.UnitId, (await office.Person(id)).UnitId);

        office.Given.Clock.AdvanceDays(16);
        await new DayTurn(office.Database, office.Clock).Run(TestContext.Current.CancellationToken);
        Assert.Equal(office.West.UnitId, (await office.Person(id)).UnitId);
        Assert.Equal("person.moved", (await office.Lines(id))[^1]);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Posts_that_overlap_or_begin_before_the_hiring_are_refused(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var id = await office.Somebody("Y001", "陈立新");
        Task<Platform.Results.Result<Id<Person>>> Take(Unit unit, Post post, LocalDate from, LocalDate? to, bool main) =>
            office.Assigner.Assign(office.Admin, id, new NewAssignment(unit.UnitId, post.PostId, from, to, main));

        Assert.Equal(["person.same-post"], (await Take(office.East, office.Operator, May, null, false)).Errors.Select(e => e.Code));
        Assert.Equal(["person.before-hired", "person.main-later"], (await Take(office.West, office.Analyst, new LocalDate(2012, 1, 1), null, true)).Errors.Select(e => e.Code));
        Assert.Equal(["person.ends-before"], (await Take(office.West, office.Analyst, May, May.PlusDays(-1), false)).Errors.Select(e => e.Code));
        Assert.True((await Take(office.West, office.Analyst, May, null, false)).IsOk);
        Assert.Equal(["person.same-post"], (await Take(office.West, office.Analyst, May.PlusDays(3), null, true)).Errors.Select(e => e.Code));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_mistaken_main_post_is_withdrawn_and_the_one_before_goes_on(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var id = await office.Somebody("Y001", "陈立新");
        await office.Assigner.Assign(office.Admin, id, new NewAssignment(office.West.UnitId, office.Analyst.PostId, GivenOffice.Today, null, true));
        Assert.Equal(office.West.UnitId, (await office.Person(id)).UnitId);
        var mistaken = await office.Read(db => db.Set<Assignment>().Where(a => a.From == GivenOffice.Today).Select(a => a.AssignmentId).SingleAsync());

        Assert.Empty((await office.Assigner.Withdraw(office.Admin, id, mistaken)).Errors);

        var left = await office.Read(db => db.Set<Assignment>().SingleAsync());
        Assert.Null(left.To);
        Assert.Equal(office.East.UnitId, (await office.Person(id)).UnitId);
        Assert.Equal(["person.only-main"], (await office.Assigner.Withdraw(office.Admin, id, left.AssignmentId)).Errors.Select(e => e.Code));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Nobody_reaches_a_person_of_another_unit(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var id = await office.Somebody("Y001", "陈立新", office.West);

        var edited = await office.Editor.Edit(office.EastClerk, id, new PersonDetails("Y002", "改名", null, null));
        var ended = await office.Ender.End(office.EastClerk, id, GivenOffice.Today);

        Assert.Equal(["person.not-found", "person.not-found"], [edited.Errors[0].Code, ended.Errors[0].Code]);
        Assert.Equal("Y001", (await office.Person(id)).Number);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Leaving_ends_posts_with_the_last_day_and_the_account_when_it_is_over(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var id = await office.Somebody("Y001", "陈立新");
        var account = (await office.Accounts.Open(office.Admin, new(Id<Account>.New(), "Y001", "chen", new(Role.Staff, null, true, null, null)))).Value.Account;

        Assert.Empty((await office.Ender.End(office.Admin, id, GivenOffice.Today)).Errors);
        await new DayTurn(office.Database, office.Clock).Run(TestContext.Current.CancellationToken);
        Assert.False((await office.Read(db => db.Set<Account>().SingleAsync(a => a.AccountId == account))).IsDisabled);

        office.Given.Clock.AdvanceDays(1);
        await new DayTurn(office.Database, office.Clock).Run(TestContext.Current.CancellationToken);
        Assert.True((await office.Read(db => db.Set<Account>().SingleAsync(a => a.AccountId == account))).IsDisabled);
        Assert.Equal(GivenOffice.Today, (await office.Read(db => db.Set<Assignment>().SingleAsync())).To);
        Assert.Equal(["person.after-left"], (await office.Assigner.Assign(office.Admin, id, new NewAssignment(office.West.UnitId, office.Analyst.PostId, May, null, true))).Errors.Select(e => e.Code));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_value_holds_from_its_day_and_the_same_again_writes_nothing(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var id = await office.Somebody("Y001", "陈立新");
        await office.Values.Set(office.Admin, id, PersonFields.DayWage, GivenOffice.Today, "180");
        await office.Values.Set(office.Admin, id, PersonFields.DayWage, May, "200");
        var before = await office.JournalLength();

        await office.Values.Set(office.Admin, id, PersonFields.DayWage, May, "200.00");
        var refused = await office.Values.Set(office.Admin, id, PersonFields.DayWage, May, "-5");

        Assert.Equal(before, await office.JournalLength());
        Assert.Equal(["180", "200"], await office.Read(db => db.Set<PersonValue>().OrderBy(v => v.From).Select(v => v.Text!).ToListAsync()));
        Assert.Equal("当日工资 -5 元不在 0 到 100000 元之间。请核对后重填。", Assert.Single(refused.Errors).Message.Zh);
    }
}
