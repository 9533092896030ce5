using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>Every list is filtered, ordered, paged by key and had as a workbook, and none of them loses a row on the way.</summary>
public sealed partial class ListTests
{
    private const int More = 110;

    [Fact]
    public async Task Lists_of_many_rows_lose_none_in_any_order_and_their_workbooks_hold_them_all()
    {
        await using var plant = await GivenPlant.New(demo: true);
        await Fill(plant);
        await GivenUndelivered.Add(plant);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        foreach (var (path, found) in new[]
        {
            ("/sites", "row%20unit"), ("/sites/posts", "row%20post"), ("/sites/rosters/patterns", "row%20pattern"), ("/sites/calendars", "row%20unit"), ("/what-if/proposals", "row%20proposal"),
            ("/import/punches/batches", "row%20batch"), ("/people", null!), ("/ledger", null!), ("/cases", null!), ("/audit", null!), ("/settings/accounts", null!), ("/settings/undelivered", null!), ("/sites/shifts", null!), ("/sites/rosters", null!), ("/ledger/months", null!),
        })
        {
            var first = await admin.Page(path);
            var total = TotalOf(first);
            var sorts = Sorts().Matches(first).Select(m => m.Groups[1].Value).Distinct().ToList();
            Assert.True(sorts.Count > 0, $"{path} cannot be ordered");
            foreach (var sort in sorts.SelectMany(s => new[] { s, "-" + s }).Prepend(""))
            {
                var walked = await Walked(admin, path, sort);
                Assert.True(walked == total, $"{path} sort={sort}: {total} rows, and {walked} on its pages");
            }

            Assert.True(Regex.IsMatch(first, "<form class=\"list-filter\""), $"{path} has no filters");
            var export = Export().Match(first);
            Assert.True(export.Success, $"{path} has no workbook");
            var sheet = await admin.Get(WebUtility.HtmlDecode(export.Groups[1].Value));
            var rows = RowsOf(await sheet.Content.ReadAsByteArrayAsync());
            Assert.True(rows == total, $"{path}: {total} rows, {rows} in its workbook");
            Assert.Contains("没有符合条件的记录", await admin.Page($"{path}?q=zzzzqqq&actor=zzzzqqq&unit=00000000000000000000000000000001"), StringComparison.Ordinal);
            if (found is null) continue;
            Assert.Equal(More, TotalOf(await admin.Page($"{path}?q={found}")));
            Assert.Equal(More, RowsOf(await (await admin.Get(WebUtility.HtmlDecode(Export().Match(await admin.Page($"{path}?q={found}")).Groups[1].Value))).Content.ReadAsByteArrayAsync()));
        }
    }

    [Fact]
    public async Task Whoever_keeps_one_plant_sees_only_what_he_sent_himself_among_the_files()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var account = await PeoplePageTests.Of(plant, "east@demo");
        await plant.Database.Write(Access.OfSystem(account.OrganisationId, "test"), async write =>
        {
            write.Db.Add(new Grant(account.OrganisationId, Id<Grant>.New(), account.AccountId, Role.Clerk, await write.Db.Set<Unit>().Where(u => u.Code == "EAST").Select(u => u.UnitId).SingleAsync(), true, null));
            await write.Journal("test", "grant.given", new { });
            return 0;
        });

        Assert.DoesNotContain("考勤机 ", await (await PeoplePageTests.SignIn(plant, "east@demo")).Page("/import/punches/batches"), StringComparison.Ordinal);
        Assert.Contains("考勤机 ", await (await PeoplePageTests.SignIn(plant, "hr@demo")).Page("/import/punches/batches"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_list_offers_filters_and_a_workbook()
    {
        var found = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceFolder.Root, "src"), "*.razor", SearchOption.AllDirectories).Where(f => !f.Contains("/Kit/", StringComparison.Ordinal)))
        {
            foreach (Match list in Lists().Matches(File.ReadAllText(file)))
            {
                found++;
                Assert.True(list.Value.Contains("Export=", StringComparison.Ordinal), $"{Path.GetFileName(file)} has no workbook");
                Assert.True(list.Value.Contains("<Filters>", StringComparison.Ordinal), $"{Path.GetFileName(file)} has no filters");
            }
        }

        Assert.True(found >= 14, $"{found} lists were found");
    }

    // A hundred and some of each, more than two pages: named "row …", with the same first letters so that the order hangs on the key.
    private static async Task Fill(GivenPlant plant)
    {
        var own = (await PeoplePageTests.Of(plant, "admin@demo")).OrganisationId;
        await plant.Database.Write(Access.OfSystem(own, "test"), async write =>
        {
            var top = await write.Db.Set<Unit>().Where(u => u.ParentId == null).Select(u => u.UnitId).SingleAsync();
            var (shift, batch) = (await write.Db.Set<KeptShift>().Select(s => s.ShiftId).FirstAsync(), await write.Db.Set<PunchBatch>().MaxAsync(b => b.Batch));
            for (var i = 0; i < More; i++)
            {
                var unit = new Unit(own, Id<Unit>.New(), top, $"ROW{i}", $"row unit {i % 7}", UnitKind.Site);
                write.Db.Add(unit);
                write.Db.Add(new KeptCalendar(own, unit.UnitId) { RestDays = "67", Clocking = Clocking.Phones });
                write.Db.Add(new Post(own, Id<Post>.New(), $"row{i}", $"row post {i % 7}"));
                write.Db.Add(new KeptPattern(own, Id<KeptPattern>.New(), $"row pattern {i}", new LocalDate(2020, 1, 1 + (i % 7)), Modules.Attendance.Books.Cycles.Write([[shift]]), i % 2 == 0));
                write.Db.Add(new PunchBatch(own, batch + 1 + i, PunchSource.File) { Note = $"row batch {i}", At = write.Now, By = "test", Rows = i });
                write.Db.Add(new SavedProposal(own, Id<SavedProposal>.New(), "wastewater.operators", new ProposalDraft($"row proposal {i % 7}", [], null, null, [], ""), null, write.Now, Actor.System("test")));
            }

            await write.Journal("test", "units.imported", new { });
            return 0;
        });
    }

    private static async Task<int> Walked(Visitor visitor, string path, string sort)
    {
        var rows = 0;
        for (string? next = sort.Length > 0 ? $"{path}?sort={sort}" : path; next is not null;)
        {
            var page = await visitor.Page(next);
            rows += Regex.Count(Body().Match(page).Value, "<tr>");
            next = Next().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        return rows;
    }

    private static int TotalOf(string page) => int.Parse(Total().Match(page).Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    // Without its head.
    private static int RowsOf(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        return Regex.Count(reader.ReadToEnd(), "<(?:x:)?row[ >]") - 1;
    }

    [GeneratedRegex("<a href=\"[^\"]*[?&;]sort=-?([a-z_]+)\"")]
    private static partial Regex Sorts();

    [GeneratedRegex("href=\"([^\"]*\\.xlsx[^\"]*)\"")]
    private static partial Regex Export();

    [GeneratedRegex("<tbody>.*?</tbody>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]*)\"")]
    private static partial Regex Next();

    [GeneratedRegex("class=\"list-total\">共 ([0-9,]+)")]
    private static partial Regex Total();

    [GeneratedRegex("<DataList .*?</DataList>", RegexOptions.Singleline)]
    private static partial Regex Lists();
}
