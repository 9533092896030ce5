using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class StandingReadTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_was_read_is_given_again_to_reads_and_writes_until_a_standing_row_changes(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given);
        await Add(given.Database, given, "P1");

        Assert.Equal("P1", await reader.InRead());
        await Journal(given);
        Assert.Equal("P1", await reader.InWrite());
        Assert.Equal("P1", await reader.InRead());
        Assert.Equal(1, reader.Queries);

        await Add(given.Database, given, "P2");

        Assert.Equal("P1 P2", await reader.InWrite());
        Assert.Equal("P1 P2", await reader.InRead());
        Assert.Equal(2, reader.Queries);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_sees_what_it_has_changed_itself_saved_or_not(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given);
        await reader.InRead();

        var (added, saved, bulk) = await given.Database.Write(given.Access, async write =>
        {
            write.Db.Add(new Post(given.Organisation, Id<Post>.New(), "P1", "岗位"));
            await write.Journal("post/P1", "post.added", new { });
            var before = await reader.In(write.Db);
            await write.Db.SaveChangesAsync();
            var after = await reader.In(write.Db);
            write.AddMany([new Post(given.Organisation, Id<Post>.New(), "P2", "岗位")]);
            return (before, after, await reader.In(write.Db));
        });

        // What is not saved is in no table; but nothing that is kept stands in for it.
        Assert.Equal(("", "P1", "P1 P2"), (added, saved, bulk));
        Assert.Equal("P1 P2", await reader.InRead());
        // PostgreSQL begins a write that changes standing rows a second time, when it is found out that it does.
        Assert.True(engine == Engines.Sqlite ? reader.Queries == 5 : reader.Queries > 5, $"{reader.Queries} reads");
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_was_saved_in_the_middle_and_in_bulk_alone_moves_the_mark(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given);
        await reader.InRead();

        await given.Database.Write(given.Access, async write =>
        {
            write.AddMany([new Post(given.Organisation, Id<Post>.New(), "P1", "岗位")]);
            await write.Journal("post/P1", "post.added", new { });
            await write.Db.SaveChangesAsync();
            return 0;
        });
        Assert.Equal("P1", await reader.InRead());

        await given.Database.Write(given.Access, async write =>
        {
            await write.Journal("post/P1", "post.renamed", new { });
            await write.Db.SaveChangesAsync();
            return await write.ChangeMany(write.Db.Set<Post>(), set => set.SetProperty(p => p.Code, "P9"));
        });
        Assert.Equal("P9", await reader.InRead());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_that_was_undone_leaves_what_was_true(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given);
        await Add(given.Database, given, "P1");
        await reader.InRead();

        await Assert.ThrowsAsync<FormatException>(() => given.Database.Write<int>(given.Access, async write =>
        {
            write.Db.Add(new Post(given.Organisation, Id<Post>.New(), "P2", "岗位"));
            await write.Db.SaveChangesAsync();
            Assert.Equal("P1 P2", await reader.In(write.Db));
            throw new FormatException();
        }));

        Assert.Equal("P1", await reader.InWrite());
        Assert.Equal("P1", await reader.InRead());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_behind_another_in_its_group_sees_what_that_one_changed(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given);
        Assert.Equal("", await reader.InRead());

        var writes = Enumerable.Range(1, 9).Select(i => i % 3 == 0 ? Add(given.Database, given, $"P{i}") : reader.InWrite().ContinueWith(_ => 0, TaskScheduler.Default));
        await Task.WhenAll(writes);

        Assert.Equal("P3 P6 P9", await reader.InWrite());
        Assert.Equal("P3 P6 P9", await reader.InRead());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task It_is_read_for_the_whole_organisation_whoever_asks_first_and_for_no_other(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var east = Id<Unit>.New();
        await given.Database.Write(given.Access, async write =>
        {
            write.Db.AddRange(new Unit(given.Organisation, east, null, "E", "城东厂", UnitKind.Site), new Unit(given.Organisation, Id<Unit>.New(), null, "W", "城西厂", UnitKind.Site));
            await write.Journal(Streams.Organisation, "units.added", new { });
            return 0;
        });

        Assert.Equal(["E", "W"], await Codes(new Access(given.Organisation, Actor.System("test"), VisibleUnits.Only([east]))));
        Assert.Equal(["E", "W"], await Codes(given.Access));
        Assert.Empty(await Codes(Access.OfSystem(await given.NewOrganisation("西海水务"), "test")));

        Task<List<string>> Codes(Access access) => given.Database.ReadStanding(access, "codes", db => db.Set<Unit>().AsNoTracking().OrderBy(u => u.Code).Select(u => u.Code).ToListAsync());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_another_node_has_changed_is_seen_by_the_next_request_and_by_every_write(string engine)
    {
        if (engine == Engines.Sqlite) return;
        await using var given = await GivenDatabase.On(engine);
        await using var other = given.AnotherNode();
        var reader = new Reader(given);
        given.Database.BeginRequest();
        Assert.Equal("", await reader.InRead());

        await Add(other, given, "P1");

        Assert.Equal("P1", await reader.InWrite());
        given.Database.BeginRequest();
        Assert.Equal("P1", await reader.InRead());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Reading_other_rows_as_if_they_were_standing_is_found_by_the_tests(string engine)
    {
        await using var given = await GivenDatabase.On(engine);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => given.Database.ReadStanding(given.Access, "notices", db => db.Set<Notice>().AsNoTracking().ToListAsync()));

        Assert.Contains("notices is no table of standing rows", fault.Message, StringComparison.Ordinal);
    }

    private static Task<int> Add(Database database, GivenDatabase given, string code) => database.Write(given.Access, async write =>
    {
        write.Db.Add(new Post(given.Organisation, Id<Post>.New(), code, "岗位"));
        await write.Journal($"post/{code}", "post.added", new { code });
        return 0;
    });

    private static Task<int> Journal(GivenDatabase given) => given.Database.Write(given.Access, async write =>
    {
        await write.Journal(Streams.Organisation, "organisation.looked-at", new { });
        return 0;
    });

    private sealed class Reader(GivenDatabase given)
    {
        private int queries;

        public int Queries => queries;

        public Task<string> InRead() => given.Database.Read(given.Access, async db => await In(db));

        public Task<string> InWrite() => given.Database.Write(given.Access, async write => await In(write.Db));

        public ValueTask<string> In(AppDbContext db) => db.Standing("posts", async kept =>
        {
            Interlocked.Increment(ref queries);
            return string.Join(' ', await kept.Set<Post>().AsNoTracking().OrderBy(p => p.Code).Select(p => p.Code).ToListAsync());
        });
    }
}
