using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.SetDay;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

public sealed partial class RosterPageTests
{
    [Fact]
    public async Task A_clerk_adds_a_shift_makes_a_pattern_of_it_and_lets_it_hold()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var clerk = await PeoplePageTests.SignIn(plant, "hr@demo");

        var shift = await clerk.Send("/sites/shifts/new", "shift", [("name", "早班"), ("from", "2020-01-01"), ("start", "06:00"), ("end", "14:00"), .. Minutes]);
        Assert.Equal(HttpStatusCode.Found, shift.StatusCode);
        Assert.Contains("06:00–14:00", await clerk.Page("/sites/shifts"), StringComparison.Ordinal);
        var pattern = await clerk.Send("/sites/rosters/patterns/new", "pattern", ("name", "早休"), ("cycle", "早班，休"), ("anchor", "2020-01-01"));
        var hold = pattern.Headers.Location!;
        var id = PatternId().Match(hold.ToString()).Groups[1].Value;
        var worker = await PeoplePageTests.Of(plant, "worker@demo");
        await using var db = plant.Database.OpenWhole();
        var number = (await db.Set<Modules.Organisations.Person>().IgnoreQueryFilters().SingleAsync(p => p.PersonId == worker.PersonId)).Number;
        Assert.Equal(HttpStatusCode.Found, (await clerk.Send($"/sites/rosters/new?pattern={id}", "line", ("pattern", id), ("number", number), ("from", "2199-01-01"))).StatusCode);
        Assert.Contains("早休", await clerk.Page("/sites/rosters?sort=-from"), StringComparison.Ordinal);
        Assert.Contains("早班", await clerk.Page($"/attendance/roster/{worker.PersonId}?month=2199-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_wrong_says_so_at_its_fields_and_loses_nothing_typed()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var clerk = await PeoplePageTests.SignIn(plant, "hr@demo");

        var answer = await clerk.Send("/sites/shifts/new", "shift", [("name", "白班"), ("from", "2020-01-01"), ("start", "25:00"), ("end", "14:00"), .. Minutes]);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("“25:00”不是时间", page, StringComparison.Ordinal);
        Assert.Contains("value=\"25:00\"", page, StringComparison.Ordinal);
        var more = await (await clerk.Send("/sites/shifts/new", "shift", [("name", "白班"), ("from", "2020-01-01"), ("start", "09:00"), ("end", "14:00"), ("_op", "variant"), .. Minutes])).Content.ReadAsStringAsync();
        Assert.Contains("某厂区或某季节的时间 1", more, StringComparison.Ordinal);
        Assert.Contains("name=\"v0.start\" value=\"09:00\"", more, StringComparison.Ordinal);
    }

    // Patterns turn, so whether a date is a working day depends on when the demo began; rest on a day of rest would change nothing.
    internal static async Task<LocalDate> WorkingDay(GivenPlant plant, Id<Person> id, LocalDate from)
    {
        await using var db = plant.Database.OpenWhole();
        var person = await db.Set<Person>().IgnoreQueryFilters().SingleAsync(p => p.PersonId == id);
        var book = await plant.Database.Read(Access.OfSystem(person.OrganisationId, "test"), read => AttendanceBook.Load(read, [person], from, from.PlusDays(14)));
        while (DayPlan.Of(book.Usual, book.People[0], from).Count == 0) from = from.PlusDays(1);
        return from;
    }

    [Fact]
    public async Task A_head_sets_a_day_of_his_people_and_not_of_others_and_reaches_no_clerk_pages()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var east = await PeoplePageTests.SignIn(plant, "east@demo");
        var own = (await PeoplePageTests.Of(plant, "worker@demo")).PersonId!.Value;
        var day = $"/attendance/roster/{own}/{await WorkingDay(plant, own, new LocalDate(2031, 5, 6)):uuuu-MM-dd}";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await east.Send(day, "day", ("wish", "Rest"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await east.Send(day, "day", ("wish", "Rest"), ("reason", "调休"))).StatusCode);
        await using var db = plant.Database.OpenWhole();
        Assert.Equal(1, await db.Set<KeptDayEntry>().IgnoreQueryFilters().CountAsync(e => e.PersonId == own));
        Assert.Equal(HttpStatusCode.NotFound, (await east.Get($"/attendance/roster/{(await PeoplePageTests.Of(plant, "west@demo")).PersonId}/2031-05-06")).StatusCode);
        foreach (var path in new[] { "/sites/shifts", "/sites/rosters", "/sites/calendars", "/import/rosters", "/import/calendars", "/sites/shifts.xlsx", "/sites/rosters.xlsx" })
            Assert.Equal(HttpStatusCode.Forbidden, (await east.Get(path)).StatusCode);
    }

    [Theory]
    [InlineData("/attendance/roster.xlsx")]
    [InlineData("/sites/shifts.xlsx?sort=start")]
    [InlineData("/sites/rosters.xlsx?state=all")]
    [InlineData("/sites/calendars/{top}/days.xlsx")]
    public async Task Every_list_is_had_as_a_workbook(string path)
    {
        await using var plant = await GivenPlant.New(demo: true);
        var clerk = await PeoplePageTests.SignIn(plant, "hr@demo");
        var answer = await clerk.Get(path.Replace("{top}", (await MonthPageTests.UnitOf(plant, "TOP")).ToString(), StringComparison.Ordinal));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
    }

    private static (string, string)[] Minutes => [("late", "0"), ("early", "0"), ("opens", "180"), ("closes", "360"), ("double", "3"), ("stay", "30")];

    [GeneratedRegex("pattern=([0-9a-f]{32})")]
    private static partial Regex PatternId();
}
