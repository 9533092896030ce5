using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Tests.Organisations;

public sealed class ImportTests
{
    private const string Staff =
        "员工编号,姓名,部门,职位,入职时间,日薪,手机号\n"
        + "Y001,陈立新,城东厂,运行工,2013/1/1,180,13800000001\n"
        + "Y002,周国平,城西厂,化验员,2013年3月1日,200.5,\n";

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Columns_go_by_their_usual_names_and_the_same_file_again_changes_nothing(string engine)
    {
        await using var office = await GivenOffice.On(engine);

        var first = await Import(office, Staff);
        var length = await office.JournalLength();
        var second = await Import(office, Staff);

        Assert.Equal((2, 0, 0, 0), (first.Added, first.Changed, first.Unchanged, first.Failed.Count));
        Assert.Equal((0, 0, 2, 0), (second.Added, second.Changed, second.Unchanged, second.Failed.Count));
        Assert.Equal(length, await office.JournalLength());
        var people = await office.Read(db => db.Set<Person>().OrderBy(p => p.Number).ToListAsync());
        Assert.Equal([office.East.UnitId, office.West.UnitId], people.Select(p => p.UnitId));
        Assert.Equal([new LocalDate(2013, 1, 1), new LocalDate(2013, 3, 1)], people.Select(p => p.HiredOn!.Value));
        Assert.Equal(["180", "200.5"], await office.Read(db => db.Set<PersonValue>().OrderBy(v => v.Text).Select(v => v.Text!).ToListAsync()));
        Assert.Equal(1, await office.Read(db => db.Set<JournalEntry>().CountAsync(e => e.Kind == "people.imported")));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_preview_tells_what_would_be_and_changes_nothing(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var length = await office.JournalLength();

        var report = await office.Importer.Run(office.Admin, Encoding.UTF8.GetBytes(Staff), makeMissing: false, keep: false);

        Assert.Equal(2, report.Added);
        Assert.Equal(0, await office.Read(db => db.Set<Person>().CountAsync()));
        Assert.Equal(length, await office.JournalLength());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Of_forty_rows_twenty_nine_fail_the_others_go_in_and_the_mended_error_file_brings_the_rest(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var text = new StringBuilder("工号,姓名,单位,岗位,入职日期\n");
        for (var i = 1; i <= 40; i++) text.Append($"Y{i:000},员工{i},{(i <= 29 ? "城南厂" : "城东厂")},运行工,2013-01-01\n");

        var report = await Import(office, text.ToString());

        Assert.Equal((11, 29), (report.Added, report.Failed.Count));
        Assert.Equal([.. Enumerable.Range(2, 29)], report.Failed.Select(f => f.Row));
        var problem = Assert.Single(report.Failed[0].Problems);
        Assert.Equal(("import.unit-unknown", "城南厂"), (problem.Code, problem.Value));
        Assert.Equal("单位：没有叫“城南厂”的单位。是不是想写“城东厂”?请改正，先登记这个单位，或者勾选“新建缺少的单位和岗位”。", problem.Message.Zh);

        using var stream = new MemoryStream();
        report.WriteFailed(Language.Chinese, stream);
        var mended = Encoding.UTF8.GetString(stream.ToArray()).Replace(",城南厂,", ",城西厂,", StringComparison.Ordinal);
        var again = await Import(office, mended);
        Assert.Equal((29, 0), (again.Added, again.Failed.Count));
        Assert.Equal(40, await office.Read(db => db.Set<Person>().CountAsync()));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Every_cell_that_is_wrong_is_told_in_both_languages(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        await office.Somebody("Y001", "陈立新");

        var report = await Import(office, "工号,姓名,单位,岗位,入职日期,离职日期,当日工资\nY001,陈力新,,,,,\nY002,,城东厂,运行工,2013-02-30,,很多\nY002,周国平,城东厂,运行工,,,\n,吴秀兰,城东厂,运行工,,,\nY003,吴秀兰,,,,,\n");

        Assert.Equal(5, report.Failed.Count);
        Assert.Equal(["import.other-name"], Codes(0));
        Assert.Equal(["person.wage-number", "import.not-a-day", "person.name-missing"], Codes(1));
        Assert.Equal(["import.number-twice"], Codes(2));
        Assert.Equal(["person.number-missing"], Codes(3));
        Assert.Equal(["person.unit-unknown", "person.post-unknown"], Codes(4));
        Assert.Equal("入职日期：“2013-02-30”不是日期，或者没有这一天。请写成 2026-11-24、2026/11/24 或 2026年11月24日。", report.Failed[1].Problems[1].Message.Zh);
        Assert.StartsWith("Day of hiring: \"2013-02-30\" is no date", report.Failed[1].Problems[1].Message.En, StringComparison.Ordinal);
        Assert.Equal(1, await office.Read(db => db.Set<Person>().CountAsync()));

        IEnumerable<string> Codes(int row) => report.Failed[row].Problems.Select(p => p.Code);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_file_without_the_column_that_is_needed_is_refused_with_a_guess(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var report = await Import(office, "工好,姓名\nY001,陈立新\n");
        Assert.Equal("表头里没有找到“工号”这一列。找到的列是：工好、姓名。“工好”是不是“工号”？请改列名后再导入，或者下载模板对照。", report.Refusal!.Message.Zh);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Units_and_posts_that_are_missing_are_made_when_that_was_ticked(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        var report = await office.Importer.Run(office.Admin, Encoding.UTF8.GetBytes("工号,姓名,单位,岗位\nY001,陈立新,城南厂,维修工\nY002,周国平,城南厂,运行工\n"), makeMissing: true, keep: true);

        Assert.Equal((2, "城南厂", "维修工"), (report.Added, Assert.Single(report.MadeUnits), Assert.Single(report.MadePosts)));
        var made = await office.Read(db => db.Set<Unit>().SingleAsync(u => u.Name == "城南厂"));
        Assert.Equal((office.Top.UnitId, "U001"), (made.ParentId!.Value, made.Code));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_list_we_wrote_is_imported_again_and_changes_nothing(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        await Import(office, Staff);
        var left = await office.Somebody("Y003", "吴秀兰");
        await office.Ender.End(office.Admin, left, new LocalDate(2014, 3, 31));
        var length = await office.JournalLength();

        var report = await office.Importer.Run(office.Admin, await Workbook(office), makeMissing: false, keep: true);

        Assert.Null(report.Refusal);
        Assert.Empty(report.Failed.SelectMany(f => f.Problems).Select(p => p.Message.Zh));
        Assert.Equal((0, 0, 3), (report.Added, report.Changed, report.Unchanged));
        Assert.Equal(length, await office.JournalLength());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_clerk_takes_only_rows_of_his_own_unit(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        await office.Somebody("Y009", "郑工", office.West);

        var report = await office.Importer.Run(office.EastClerk, Encoding.UTF8.GetBytes(Staff + "Y009,郑工,城东厂,运行工,,,\n"), makeMissing: true, keep: true);

        Assert.Equal(1, report.Added);
        Assert.Equal(["person.not-yours", "person.number-taken"], report.Failed.Select(f => f.Problems[0].Code));
        Assert.Equal(office.West.UnitId, (await office.Read(db => db.Set<Person>().SingleAsync(p => p.Number == "Y009"))).UnitId);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Units_come_in_whatever_the_order_of_their_rows(string engine)
    {
        await using var office = await GivenOffice.On(engine);
        const string Text = "单位编码,单位名称,上级单位,类型\nE-A-1,甲班一组,E-A,班组\nE-A,甲班,E,班组\nX,无上级,,\nW,城西污水厂,TOP,厂区\nE,城东厂,E-A,厂区\n";

        var report = await office.UnitsImporter.Run(office.Admin, Encoding.UTF8.GetBytes(Text), keep: true);

        Assert.Equal((2, 1, 2), (report.Added, report.Changed, report.Failed.Count));
        Assert.Equal(["import.parent-missing", "unit.circle"], report.Failed.SelectMany(f => f.Problems).Select(p => p.Code));
        var tree = UnitTree.Of(await office.Read(db => db.Set<Unit>().OrderBy(u => u.Code).ToListAsync()));
        Assert.Equal(["E", "E-A", "E-A-1"], tree.WithBelow(office.East.UnitId).Select(u => tree.Find(u)!.Code));
        var again = await office.UnitsImporter.Run(office.Admin, Encoding.UTF8.GetBytes(Text), keep: true);
        Assert.Equal((0, 0, 3), (again.Added, again.Changed, again.Unchanged));
    }

    private static Task<ImportReport> Import(GivenOffice office, string text) => office.Importer.Run(office.Admin, Encoding.UTF8.GetBytes(text), makeMissing: false, keep: true);

    private static async Task<byte[]> Workbook(GivenOffice office)
    {
        var lines = await office.Read(async db =>
        {
            var structure = await Structure.Load(db);
            var people = await db.Set<Person>().OrderBy(p => p.Number).ToListAsync();
            var posts = await db.Set<Assignment>().OrderBy(a => a.From).ToListAsync();
            var wages = await db.Set<PersonValue>().OrderBy(v => v.From).ToListAsync();
            return people.ConvertAll(p => new PersonLine(p, structure, posts.FindLast(a => a.PersonId == p.PersonId), wages.FindLast(v => v.PersonId == p.PersonId), null));
        });
        using var stream = new MemoryStream();
        SheetWriter.Write(stream, PeopleColumns.Sheet(withWages: true), lines, Language.Chinese);
        return stream.ToArray();
    }
}
