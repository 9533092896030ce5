using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.ImportRosters;
using Yunzhang.Modules.Attendance.KeepShifts;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.SetDay;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Files;
using static Yunzhang.Modules.Tests.Attendance.GivenShifts;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class ImportRostersTests
{
    private static readonly YearMonth April = new(2014, 4);

    // As offices write it: a title, days as numbers, their weekdays under them, a note at the foot.
    private const string Sheet = "城东厂2014年4月排班表\n工号,姓名,27日,28日,29日\n,,日,一,二\nY001,陈立新,白,白班,晚到\nY004,郑海涛,,白班,休\n说明：白班 8:00–17:00\n";

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task The_sheet_of_an_office_sets_the_days_that_differ_and_the_same_again_changes_nothing(string engine)
    {
        await using var given = await On(engine);
        await given.AddShift("晚到班", "08:10-17:00");
        var file = GivenPunchFile.Gb18030.GetBytes(Sheet);

        var tried = await given.Importer.Try(given.Clerk, file, April);
        Assert.Equal((2, 2, 3, 0), (tried.People, tried.Changed, tried.Unchanged, tried.Reading.Failed.Count));
        Assert.Equal(0, await given.Roster.Plant.Read(db => db.Set<KeptDayEntry>().CountAsync()));

        Done(await given.Importer.Run(given.Clerk, "排班.csv", file, April, false));
        Assert.Equal([$"{One} 04-29 late 2"], await given.OfOne());
        Assert.Equal("休", await given.Planned(Other, Tuesday));
        var again = Done(await given.Importer.Run(given.Clerk, "排班.csv", file, April, false));
        Assert.Equal((0, 5), (again.Changed, again.Unchanged));
        Assert.Equal(2, await given.Roster.Plant.Read(db => db.Set<KeptDayEntry>().CountAsync()));
        await given.AllIsSaid();
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_is_exported_is_imported_unchanged_and_a_cell_given_back_to_the_pattern_forgets_its_exception(string engine)
    {
        await using var given = await On(engine);
        await given.AddShift("晚到班", "08:10-17:00");
        Done(await given.Importer.Run(given.Clerk, "排班.csv", Encoding.UTF8.GetBytes(Sheet), April, false));

        var month = await given.Reader.Unit(given.Clerk, null, April, null, 1000);
        using var exported = new MemoryStream();
        SheetWriter.Write(exported, RosterSheet.Columns(month, Language.Chinese), month.People, Language.Chinese);
        var back = await given.Importer.Try(given.Clerk, exported.ToArray(), new YearMonth(1999, 1));
        Assert.Equal((0, 0), (back.Changed, back.Reading.Failed.Count));
        Assert.True(back.Unchanged >= 30);

        Done(await given.Importer.Run(given.Clerk, "改.csv", Encoding.UTF8.GetBytes("工号,2014-04-29\nY001,白班\n"), April, false));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
        Assert.Equal(1, await given.Roster.Plant.Read(db => db.Set<KeptDayEntry>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Rows_fail_alone_with_every_reason_and_come_back_mended(string engine)
    {
        await using var given = await On(engine);
        await given.AddShift("早班", "06:00-12:00");
        var sheet = "工号,姓名,28,29,31\nY001,陈立新,休,中班,白班\nY004,郑海涛,休,,\nZ999,,休,,\nY004,,白班,,\nY002,周国平,白班+早班,,\n";

        var import = Done(await given.Importer.Run(given.Clerk, "排班.csv", Encoding.UTF8.GetBytes(sheet), April, false));

        Assert.Equal((1, 4), (import.Changed, import.Reading.Failed.Count));
        Assert.Equal(
            ["2 roster.shift-unknown", "2 roster.no-such-day", "4 punch.unknown-person", "5 roster.person-twice", "6 roster.shifts-overlap"],
            import.Reading.Failed.OrderBy(f => f.Row).SelectMany(f => f.Problems.Select(p => $"{f.Row} {p.Code}")).Distinct());
        Assert.Equal(("白班", "休"), (await given.Planned(One, Monday), await given.Planned(Other, Monday)));

        using var errors = new MemoryStream();
        import.Reading.WriteFailed(Language.Chinese, errors);
        var text = Encoding.UTF8.GetString(errors.ToArray());
        Assert.Contains("没有“中班”这个班次", text, StringComparison.Ordinal);
        var mended = text.Replace("中班,白班,", "白班,,", StringComparison.Ordinal).Replace("Z999,,休", "Y003,,休", StringComparison.Ordinal).Replace("Y004,,白班", "Y004,,休", StringComparison.Ordinal).Replace("白班+早班", "早班", StringComparison.Ordinal);
        var second = Done(await given.Importer.Run(given.Clerk, "改好.csv", Encoding.UTF8.GetBytes(mended), April, false));
        Assert.Equal((3, 0), (second.Changed, second.Reading.Failed.Count));
        Assert.Equal(("休", "早班"), (await given.Planned(One, Monday), await given.Planned("Y002", Monday)));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_shift_that_does_not_exist_or_not_yet_on_that_day_is_named_with_its_row_column_and_value_and_the_other_rows_are_kept(string engine)
    {
        await using var given = await On(engine);
        Done(await given.Shifts.Add(given.Clerk, Id<KeptShift>.New(), new ShiftDetails("新班", null), Version("2014-04-29", "09:00-17:00")));
        var sheet = "工号,28,29\nY001,新班,白班\nY002,白班,中班\nY004,休,新班\n";

        var import = Done(await given.Importer.Run(given.Clerk, "排班.csv", Encoding.UTF8.GetBytes(sheet), April, false));

        var (early, unknown) = (import.Reading.Failed[0], import.Reading.Failed[1]);
        if (early.Row > unknown.Row) (early, unknown) = (unknown, early);
        Assert.Equal((2, 3), (early.Row, unknown.Row));
        var (notYet, none) = (Assert.Single(early.Problems), Assert.Single(unknown.Problems));
        Assert.Equal(("roster.shift-not-yet", "28", "新班"), (notYet.Code, notYet.Header.Zh, notYet.Value));
        Assert.Equal("28：班次“新班”从 2014-04-29 起才有时间，2014-04-28 还不能用。请改用别的班次，或给它补上更早的时间。", notYet.Message.Zh);
        Assert.Equal("28: The shift \"新班\" has times from 2014-04-29 on; it cannot be used on 2014-04-28 yet. Use another shift, or give it earlier times.", notYet.Message.En);
        Assert.Equal(("roster.shift-unknown", "29", "中班"), (none.Code, none.Header.Zh, none.Value));
        Assert.Contains("没有“中班”这个班次", none.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("请改成其中一个，或先新建班次", none.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("There is no shift \"中班\"", none.Message.En, StringComparison.Ordinal);
        Assert.Equal(("休", "新班"), (await given.Planned(Other, Monday), await given.Planned(Other, Tuesday)));
        Assert.Equal([$"{One} 04-29 late 12"], await given.OfOne());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_pattern_or_a_day_set_to_a_shift_that_has_no_times_yet_is_refused_with_the_day_it_begins(string engine)
    {
        await using var given = await On(engine);
        var shift = Done(await given.Shifts.Add(given.Clerk, Id<KeptShift>.New(), new ShiftDetails("新班", null), Version("2014-05-29", "09:00-17:00")));
        var pattern = await given.AddPattern("新", "新班");

        var held = await given.Lines.Add(given.Clerk, given.LineOf(pattern, Tuesday));
        var set = await given.Days.Set(given.Clerk, given.Wish(DayWish.Shifts, Tuesday, shifts: shift));
        var none = await given.Days.Set(given.Clerk, given.Wish(DayWish.Shifts, Tuesday, shifts: Id<KeptShift>.New()));

        foreach (var refused in new[] { held.Errors, set.Errors })
        {
            var error = Assert.Single(refused);
            Assert.Equal("roster.shift-without-times", error.Code);
            Assert.Contains("班次“新班”从 2014-05-29 起才有时间", error.Message.Zh, StringComparison.Ordinal);
            Assert.Contains("Change the roster, or give the shift earlier times", error.Message.En, StringComparison.Ordinal);
        }

        Assert.Equal("shift", Assert.Single(none.Errors).Field);
        Assert.Equal("白班", await given.Planned(One, Tuesday));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_file_without_days_is_refused_and_people_of_others_are_not_known_to_it(string engine)
    {
        await using var given = await On(engine);

        Assert.Equal(["roster.columns-missing"], Codes(await given.Importer.Run(given.Clerk, "x.csv", Encoding.UTF8.GetBytes("工号,姓名\nY001,陈立新\n"), April, false)));
        Assert.Equal(["roster.day-twice"], Codes(await given.Importer.Run(given.Clerk, "x.csv", Encoding.UTF8.GetBytes("工号,5,2014-04-05\nY001,休,休\n"), April, false)));
        Assert.Equal(["import.empty"], Codes(await given.Importer.Run(given.Clerk, "x.csv", Encoding.UTF8.GetBytes("\n"), April, false)));
        var west = given.Roster.Signed(Role.Clerk, VisibleUnits.Only([given.Roster.Plant.Unit("城西厂")]));
        var foreign = await given.Importer.Try(west, Encoding.UTF8.GetBytes("工号,28\nY001,休\n"), April);
        Assert.Equal("punch.unknown-person", Assert.Single(Assert.Single(foreign.Reading.Failed).Problems).Code);
    }

    [Theory]
    [InlineData("1", "2014-04-01")]
    [InlineData("1日", "2014-04-01")]
    [InlineData("9号 三", "2014-04-09")]
    [InlineData("5/2", "2014-05-02")]
    [InlineData("5月2日(周五)", "2014-05-02")]
    [InlineData("2014-05-02 00:00:00", "2014-05-02")]
    [InlineData("2014年5月2日", "2014-05-02")]
    [InlineData("30 Wed", "2014-04-30")]
    [InlineData("31", "none")]
    [InlineData("32", null)]
    [InlineData("合计", null)]
    [InlineData("工号1", null)]
    public void The_head_of_a_day_is_read(string head, string? day)
    {
        var isDay = DayHeader.TryRead(head, April, out var found);
        Assert.Equal(day, isDay ? found?.ToString("uuuu-MM-dd", null) ?? "none" : null);
    }
}
