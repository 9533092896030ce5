using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class KeptReadTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_was_read_is_given_again_until_somebody_writes(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given.Database, given.Access);
        await Add(given.Database, given.Access, "P1");
        // Within a request: between them PostgreSQL reads anew after any commit on the server, also of the tests beside this one.
        given.Database.BeginRequest();

        Assert.Equal("P1", await reader.Posts());
        Assert.Equal("P1", await reader.Posts());
        Assert.Equal(1, reader.Queries);

        await Add(given.Database, Access.OfSystem(given.Organisation, "another"), "P2");

        Assert.Equal("P1 P2", await reader.Posts());
        Assert.Equal(2, reader.Queries);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Whatever_was_asked_in_the_same_request_a_write_of_its_own_is_seen(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given.Database, given.Access);
        given.Database.BeginRequest();
        Assert.Equal("", await reader.Posts());

        await Add(given.Database, given.Access, "P1");

        Assert.Equal("P1", await reader.Posts());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_that_comes_while_it_is_read_is_seen_the_next_time(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given.Database, given.Access);

        var during = await reader.Posts(() => Add(given.Database, given.Access, "P1"));

        Assert.Equal("", during);
        Assert.Equal("P1", await reader.Posts());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_that_was_undone_leaves_what_was_true(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var reader = new Reader(given.Database, given.Access);
        await Add(given.Database, given.Access, "P1");
        await reader.Posts();

        await Assert.ThrowsAsync<FormatException>(() => given.Database.Write<int>(given.Access, async write =>
        {
            write.Db.Add(new Post(given.Organisation, Id<Post>.New(), "P2", "岗位"));
            await write.Db.SaveChangesAsync();
            throw new FormatException();
        }));

        Assert.Equal("P1", await reader.Posts());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_was_read_for_one_is_never_given_to_another(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var (east, west) = (Id<Unit>.New(), Id<Unit>.New());
        await given.Database.Write(given.Access, async write =>
        {
            write.Db.AddRange(new Unit(given.Organisation, east, null, "E", "城东厂", UnitKind.Site), new Unit(given.Organisation, west, null, "W", "城西厂", UnitKind.Site));
            await write.Journal(Streams.Organisation, "units.added", new { });
            return 0;
        });
        var actor = Actor.System("test");

        Assert.Equal(["E"], await Codes(new Access(given.Organisation, actor, VisibleUnits.Only([east]))));
        Assert.Equal(["W"], await Codes(new Access(given.Organisation, actor, VisibleUnits.Only([west]))));
        Assert.Equal(["E", "W"], await Codes(new Access(given.Organisation, actor, VisibleUnits.All)));
        Assert.Empty(await Codes(Access.OfSystem(await given.NewOrganisation("西海水务"), "test")));

        async Task<List<string>> Codes(Access access) =>
            await given.Database.ReadKept(access, "units", db => db.Set<Unit>().OrderBy(u => u.Code).Select(u => u.Code).ToListAsync());
    }

    [Fact]
    public async Task A_write_to_another_organisation_changes_nothing_here()
    {
        await using var given = await GivenDatabase.On(Engines.Sqlite);
        var reader = new Reader(given.Database, given.Access);
        await reader.Posts();

        await given.NewOrganisation("西海水务");
        await reader.Posts();

        Assert.Equal(1, reader.Queries);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_another_node_has_written_is_seen_by_the_next_request(string engine)
    {
        if (engine == Engines.Sqlite) return;
        await using var given = await GivenDatabase.On(engine);
        await using var other = given.AnotherNode();
        var reader = new Reader(given.Database, given.Access);
        given.Database.BeginRequest();
        Assert.Equal("", await reader.Posts());

        await Add(other, given.Access, "P1");

        given.Database.BeginRequest();
        Assert.Equal("P1", await reader.Posts());
        Assert.Equal(2, reader.Queries);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_context_that_was_read_with_reads_for_nobody_afterwards(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        AppDbContext? kept = null;
        await given.Database.Read(given.Access, db => Task.FromResult((kept = db) is null));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => kept!.Set<Post>().ToListAsync());

        Assert.Contains("bound to nobody", fault.Message, StringComparison.Ordinal);
    }

    private static Task<int> Add(Database database, Access access, string code) => database.Write(access, async write =>
    {
        write.Db.Add(new Post(access.Organisation, Id<Post>.New(), code, "岗位"));
        await write.Journal($"post/{code}", "post.added", new { code });
        return 0;
    });

    private sealed class Reader(Database database, Access access)
    {
        public int Queries { get; private set; }

        public async Task<string> Posts(Func<Task>? then = null) => await database.ReadKept(access, "posts", async db =>
        {
            Queries++;
            var codes = await db.Set<Post>().OrderBy(p => p.Code).Select(p => p.Code).ToListAsync();
            if (then is not null) await then();
            return string.Join(' ', codes);
        });
    }
}
