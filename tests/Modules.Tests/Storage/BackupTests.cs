using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Audit;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Backups;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("yunzhang-backup-").FullName;

    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var from in new[] { Engines.Sqlite, Engines.Postgres })
                foreach (var to in new[] { Engines.Sqlite, Engines.Postgres })
                    ways.Add(new TheoryDataRow<string, string>(from, to) { Skip = Engines.Server is null && (from, to) != (Engines.Sqlite, Engines.Sqlite) ? "YUNZHANG_TEST_POSTGRES is not set: no PostgreSQL to test on" : null });
            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_was_backed_up_on_one_database_comes_back_on_any(string from, string to)
    {
        var (file, uploads, restored) = (Path.Combine(folder, "backup.zip"), Path.Combine(folder, "files"), Path.Combine(folder, "restored"));
        Directory.CreateDirectory(Path.Combine(uploads, "ab"));
        await File.WriteAllTextAsync(Path.Combine(uploads, "ab", "photo.jpg"), "a photo");
        await using var source = await WithPeople(from);
        var made = await new BackupWriter(source.Database, source.Clock).Write(file, uploads);
        await using var target = await GivenDatabase.Empty(to);

        var result = await new BackupReader(target.Database).Restore(file, restored);

        Assert.Equal(made.Rows, result.Value.Rows);
        Assert.Equal("a photo", await File.ReadAllTextAsync(Path.Combine(restored, "ab", "photo.jpg")));
        Assert.Empty((await new JournalVerifier(target.Database).Verify()).Breaks);
        Assert.Equal(await People(source.Database, source.Access), await People(target.Database, source.Access));
        Assert.Equal(["Y001 陈立新 2014-03-01 ", "Y002 周国平  2014-04-30"], await People(target.Database, source.Access));
    }

    [Fact]
    public async Task Refuses_a_database_that_holds_something_and_changes_nothing()
    {
        var file = Path.Combine(folder, "backup.zip");
        await using var given = await WithPeople(Engines.Sqlite);
        await new BackupWriter(given.Database, given.Clock).Write(file, folder);

        var refusal = Assert.Single((await new BackupReader(given.Database).Restore(file, folder)).Errors);

        Assert.Equal("restore.not-empty", refusal.Code);
        Assert.StartsWith("这个数据库里已经有数据", refusal.Message.Zh, StringComparison.Ordinal);
        Assert.StartsWith("This database already holds data", refusal.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_damaged_backup_and_says_what_is_damaged()
    {
        var file = Path.Combine(folder, "backup.zip");
        await using var source = await WithPeople(Engines.Sqlite);
        await new BackupWriter(source.Database, source.Clock).Write(file, folder + "/none");
        await using (var zip = await System.IO.Compression.ZipFile.OpenAsync(file, System.IO.Compression.ZipArchiveMode.Update))
        {
            zip.GetEntry("tables/people")!.Delete();
            await using var entry = await zip.CreateEntry("tables/people").OpenAsync();
            entry.Write([1, 2, 3]);
        }

        await using var target = await GivenDatabase.Empty(Engines.Sqlite);
        var refusal = Assert.Single((await new BackupReader(target.Database).Restore(file, folder)).Errors);

        Assert.Equal("restore.damaged", refusal.Code);
        Assert.Contains("people", refusal.Message.En, StringComparison.Ordinal);
        Assert.Contains("people", refusal.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_file_that_is_no_backup()
    {
        var file = Path.Combine(folder, "punches.csv");
        await File.WriteAllTextAsync(file, "工号,时间");
        await using var target = await GivenDatabase.Empty(Engines.Sqlite);
        Assert.Equal("restore.not-a-backup", Assert.Single((await new BackupReader(target.Database).Restore(file, folder)).Errors).Code);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static Task<List<string>> People(Database database, Access access) =>
        database.Read(access, async db => (await db.Set<Person>().OrderBy(p => p.Number).ToListAsync()).ConvertAll(p => $"{p.Number} {p.Name} {p.HiredOn:uuuu-MM-dd} {p.LeftOn:uuuu-MM-dd}"));

    private static async Task<GivenDatabase> WithPeople(string engine)
    {
        var given = await GivenDatabase.On(engine);
        var unit = Id<Unit>.New();
        await given.Database.Write(given.Access, async write =>
        {
            write.Db.Add(new Unit(given.Organisation, unit, null, "E", "城东厂", UnitKind.Site));
            write.Db.Add(new Person(given.Organisation, Id<Person>.New(), 1, "Y001", "陈立新", unit) { HiredOn = new LocalDate(2014, 3, 1) });
            write.Db.Add(new Person(given.Organisation, Id<Person>.New(), 2, "Y002", "周国平", unit) { LeftOn = new LocalDate(2014, 4, 30) });
            write.Db.Add(new Account(given.Organisation, Id<Account>.New(), "admin" + given.Organisation, null) { LockedUntil = write.Now, TwoFactor = true });
            write.Db.Add(new Passkey(given.Organisation, Id<Account>.New(), [1, 2, 3]) { CreatedAt = write.Now });
            await write.Journal(Streams.Organisation, "people.added", new { count = 2, 说明 = "两人" });
            return 0;
        });
        return given;
    }
}
