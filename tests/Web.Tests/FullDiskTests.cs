using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Audit;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>A disk without room: what the person is told, and that the product goes on once there is room.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_database_that_may_not_grow_says_so_keeps_what_was_typed_and_goes_on_when_it_may()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var person = await PeoplePageTests.Of(plant, "worker@demo");
        await Pragma(plant, person, "PRAGMA max_page_count=1");

        var (taken, answer) = await FillUp(plant, person);
        await SaysSo(answer);
        await Pragma(plant, person, "PRAGMA max_page_count=1073741823");
        await GoesOn(plant, person, taken);
    }

    [Fact]
    public async Task A_disk_without_room_is_told_from_a_fault_and_nothing_acknowledged_is_lost()
    {
        var disk = Directory.CreateTempSubdirectory("yunzhang-disk-").FullName;
        Assert.SkipUnless(Environment.UserName == "root" && await Run("mount", "-t", "tmpfs", "-o", "size=64m", "none", disk) == 0, "Only root may lay out a small disk; the database that may not grow is tested without.");
        try
        {
            await OnDisk(disk);
        }
        finally
        {
            await Run("umount", disk);
            Directory.Delete(disk, true);
        }
    }

    private static async Task OnDisk(string disk)
    {
        await using var plant = await GivenPlant.New(demo: true, at: Directory.CreateDirectory(Path.Combine(disk, "data")).FullName);
        var person = await PeoplePageTests.Of(plant, "worker@demo");
        var ballast = Path.Combine(disk, "ballast");
        await using (var file = File.Create(ballast))
        {
            try
            {
                while (true)
                {
                    await file.WriteAsync(new byte[4096]);
                    await file.FlushAsync();
                }
            }
            catch (IOException full)
            {
                Assert.True(DiskFull.IsCauseOf(full), full.ToString());
            }
        }

        var (taken, answer) = await FillUp(plant, person);
        await SaysSo(answer);
        File.Delete(ballast);
        await GoesOn(plant, person, taken);
    }

    // One value after another, until one is not taken.
    private static async Task<(int Taken, HttpResponseMessage Answer)> FillUp(GivenPlant plant, Account person)
    {
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        var page = $"/people/{person.PersonId}/value";
        var form = UnsentFormTests.Forms(await admin.Page(page)).Single();
        for (var taken = 0; taken < 3000; taken++)
        {
            var answer = await admin.Post(page, [.. UnsentFormTests.Filled(form, $"{100 + taken}").Where(f => f.Item1 is not "field" and not "from"), ("field", "day_wage"), ("from", "2026-11-01")]);
            if (answer.StatusCode != HttpStatusCode.Found) return (taken, answer);
        }

        throw new InvalidOperationException("The disk never became full.");
    }

    private static async Task SaysSo(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.InsufficientStorage, $"{answer.StatusCode}: {page}");
        Assert.Contains("磁盘满了，没有保存", page, StringComparison.Ordinal);
        Assert.Contains("刚才提交的内容没有保存，以前保存的都在。请管理员给数据所在的磁盘腾出空间，不用重启", page, StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("unsent", StringComparison.Ordinal));
    }

    private static async Task GoesOn(GivenPlant plant, Account person, int taken)
    {
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        var page = $"/people/{person.PersonId}/value";
        Assert.Equal(taken, await Kept(plant, person));
        Assert.Equal(HttpStatusCode.Found, (await admin.Send(page, "value", ("field", "day_wage"), ("from", "2026-11-01"), ("text", "99"))).StatusCode);
        Assert.Equal(taken + 1, await Kept(plant, person));
        Assert.Empty((await new JournalVerifier(plant.Database).Verify()).Breaks);
    }

    private static async Task<int> Kept(GivenPlant plant, Account person)
    {
        await using var db = plant.Database.OpenWhole();
        return await db.Set<JournalEntry>().IgnoreQueryFilters().CountAsync(j => j.Kind == "person.value-set" && j.Stream == Streams.Of(person.PersonId!.Value));
    }

    // What a write asks of the database is asked of the one connection that writes.
    private static Task<int> Pragma(GivenPlant plant, Account person, string sql) =>
        plant.Database.Write(Access.OfSystem(person.OrganisationId, "test"), async write => await write.Db.Database.ExecuteSqlRawAsync(sql));

    private static async Task<int> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
