using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Tests.Facts;

public sealed class RecordFactTests
{
    private static readonly LocalDate Day = new(2014, 4, 3);

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Fields_are_kept_in_the_form_packs_are_written_in_whatever_language_they_are_typed_in(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var number = await plant.Record("Y001", Day, ("minutes", " 12 "), ("kind", "迟到"), ("excused", "否"), ("approval", ""));

        var fact = await plant.Read(db => db.Set<Fact>().SingleAsync());
        Assert.Equal((number, number, """{"kind":"late","minutes":"12","excused":"no"}"""), (fact.Number, fact.Root, fact.Fields));
        Assert.Equal((plant.Unit("城东甲班"), new LocalDate(2014, 5, 2), "test"), (fact.UnitId, fact.KnownOn, fact.RecordedBy));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Everything_wrong_with_a_fact_is_said_at_its_field_in_both_languages(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var wrong = plant.Deviation("Y001", new LocalDate(2014, 5, 3), ("kind", "迟道"), ("minutes", "10元"), ("excused", "也许"), ("mood", "好"));

        var errors = (await plant.Recorder.Record(plant.Access, [wrong])).Errors;

        Assert.Equal(
            ["excused file.not-yes-or-no", "kind file.not-an-option", "known_on facts.known-wrongly", "minutes file.not-a-number", "mood facts.unknown-field", "occurred facts.in-the-future"],
            errors.Select(e => $"{e.Field} {e.Code}").Order());
        var kind = errors.Single(e => e.Field == "kind").Message;
        Assert.Contains("种类：没有“迟道”这一项。", kind.Zh, StringComparison.Ordinal);
        Assert.Contains("“迟到”", kind.Zh, StringComparison.Ordinal);
        Assert.Contains("is not one of the options.", kind.En, StringComparison.Ordinal);
        var minutes = errors.Single(e => e.Field == "minutes").Message;
        Assert.Contains("要的是数字（分钟），写的是“10元”。", minutes.Zh, StringComparison.Ordinal);
        Assert.Contains("a number (minutes) is expected, found \"10元\".", minutes.En, StringComparison.Ordinal);
        var future = errors.Single(e => e.Field == "occurred").Message;
        Assert.Contains("2014-05-03 还没有到，今天是 2014-05-02。", future.Zh, StringComparison.Ordinal);
        Assert.Contains("2014-05-03 has not come yet; today is 2014-05-02.", future.En, StringComparison.Ordinal);
        Assert.Equal(0, await plant.Read(db => db.Set<Fact>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task One_bad_fact_among_good_ones_records_none(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var recorded = await plant.Recorder.Record(plant.Access, [plant.Deviation("Y001", Day, ("kind", "asleep")), plant.Deviation("Y002", Day, ("kind", "sleepy"))]);

        Assert.Equal("file.not-an-option", Assert.Single(recorded.Errors).Code);
        Assert.Equal((0, 0), await plant.Read(async db => (await db.Set<Fact>().CountAsync(), await db.Set<ChangedMonth>().CountAsync())));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_that_fails_after_the_facts_went_in_leaves_nothing(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var derived = new DerivedFacts(new(plant.Rules));

        await Assert.ThrowsAsync<FormatException>(() => plant.Database.Write<int>(plant.Access, async write =>
        {
            var taken = await derived.TakeOver(write, Late(plant, 12));
            Assert.Equal(1, taken.Value.Added);
            Assert.Equal(1, await write.Db.Set<Fact>().CountAsync());
            throw new FormatException("the power went");
        }));

        Assert.Equal((0, 0, 0L), await plant.Read(async db => (await db.Set<Fact>().CountAsync(), await db.Set<ChangedMonth>().CountAsync(), await StandingFacts.LastNumber(db))));
        Assert.Equal(1, await plant.Record("Y001", Day, ("kind", "asleep")));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task The_same_key_sent_twice_is_recorded_once(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var fact = plant.Deviation("Y001", Day, ("kind", "asleep")) with { Key = "form-1" };

        var first = await plant.Recorder.Record(plant.Access, [fact]);
        var second = await plant.Recorder.Record(plant.Access, [fact]);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, await plant.Read(db => db.Set<Fact>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Whoever_may_not_see_a_person_cannot_record_of_him_nor_correct_his_facts(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var number = await plant.Record("Y005", Day, ("kind", "asleep"));
        var east = plant.Seeing("城东厂", "城东甲班", "城东乙班");

        var recorded = await plant.Recorder.Record(east, [plant.Deviation("Y005", Day, ("kind", "asleep"))]);
        var corrected = await plant.Corrector.Withdraw(east, number, "不对");

        Assert.Equal(("facts.no-person", ErrorKind.Invalid), (recorded.Errors[0].Code, recorded.Errors[0].Kind));
        Assert.Equal(ErrorKind.NotFound, Assert.Single(corrected.Errors).Kind);
        Assert.Equal(0, await plant.Database.Read(east, db => db.Set<Fact>().CountAsync()));
        Assert.Equal(1, await plant.Database.Read(new Access(plant.Given.Organisation, Actor.System("worker"), VisibleUnits.None, plant.Person("Y005")), db => db.Set<Fact>().CountAsync()));
        Assert.Equal(0, await plant.Database.Read(new Access(plant.Given.Organisation, Actor.System("nobody"), VisibleUnits.None), db => db.Set<Fact>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_correction_takes_the_place_of_a_fact_and_what_was_known_before_can_still_be_read(string engine)
    {
        await using var plant = await GivenPlant.On(engine);
        var first = await plant.Record("Y001", Day, ("kind", "late"), ("minutes", "35"));
        var second = (await plant.Corrector.Correct(plant.Access, new(first, "看错了") { Fields = new Dictionary<string, string> { ["minutes"] = "8" } })).Value;
        var third = (await plant.Corrector.Withdraw(plant.Access, second, "那天休息")).Value;

        Assert.Equal([1L, 2L, 3L], [first, second, third]);
        Assert.Empty(await plant.Read(db => db.Set<Fact>().Standing().ToListAsync()));
        Assert.Equal("""{"kind":"late","minutes":"35"}""", (await plant.Read(db => db.Set<Fact>().StandingAt(1).SingleAsync())).Fields);
        Assert.Equal("""{"kind":"late","minutes":"8"}""", (await plant.Read(db => db.Set<Fact>().StandingAt(2).SingleAsync())).Fields);
        Assert.All(await plant.Read(db => db.Set<Fact>().ToListAsync()), f => Assert.Equal(1, f.Root));

        var again = await plant.Corrector.Correct(plant.Access, new(first, "再改") { Fields = new Dictionary<string, string> { ["minutes"] = "9" } });
        Assert.Equal("facts.already-ended", Assert.Single(again.Errors).Code);
        Assert.Contains("已经由编号 2 更正或撤销", again.Errors[0].Message.Zh, StringComparison.Ordinal);
        Assert.Contains("by no. 2 already", again.Errors[0].Message.En, StringComparison.Ordinal);

        // The same forms sent again are answered as the first time, and add nothing.
        Assert.Equal(2, (await plant.Corrector.Correct(plant.Access, new(first, "看错了") { Fields = new Dictionary<string, string> { ["minutes"] = "8" } })).Value);
        Assert.Equal(3, (await plant.Corrector.Withdraw(plant.Access, second, "那天休息")).Value);
        Assert.Equal(3, await plant.Read(db => db.Set<Fact>().CountAsync()));
    }

    private static Derived Late(GivenPlant plant, int minutes) => new("attendance", Day, Day, null,
        [plant.Deviation("Y001", Day, ("kind", "late"), ("minutes", $"{minutes}")) with { Key = "attendance:Y001:2014-04-03", Source = "attendance" }]);
}
