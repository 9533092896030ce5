using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class ScopeTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Nobody_sees_another_organisation(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var other = await given.NewOrganisation("西海水务");

        var seen = await given.Database.Read(given.Access, db => db.Set<Organisation>().Select(o => o.Name).ToListAsync());
        var seenByOther = await given.Database.Read(Access.OfSystem(other, "test"), db => db.Set<Organisation>().Select(o => o.Name).ToListAsync());

        Assert.Equal(["东海水务"], seen);
        Assert.Equal(["西海水务"], seenByOther);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_person_sees_the_units_granted_and_himself(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var (east, west) = (Id<Unit>.New(), Id<Unit>.New());
        var (chen, zhou, wu) = (Id<Person>.New(), Id<Person>.New(), Id<Person>.New());
        await given.Database.Write(given.Access, async write =>
        {
            write.Db.Add(new Unit(given.Organisation, east, null, "E", "城东厂", UnitKind.Site));
            write.Db.Add(new Unit(given.Organisation, west, null, "W", "城西厂", UnitKind.Site));
            write.Db.Add(new Person(given.Organisation, chen, 1, "Y001", "陈立新", east));
            write.Db.Add(new Person(given.Organisation, zhou, 2, "Y002", "周国平", west));
            write.Db.Add(new Person(given.Organisation, wu, 3, "Y003", "吴秀兰", west));
            await write.Journal(Streams.Organisation, "people.added", new { count = 3 });
            return 0;
        });

        var actor = Actor.System("test");
        Assert.Equal(["Y001"], await Numbers(new Access(given.Organisation, actor, VisibleUnits.Only([east]))));
        Assert.Equal(["Y001", "Y002"], await Numbers(new Access(given.Organisation, actor, VisibleUnits.Only([east]), zhou)));
        Assert.Equal(["Y003"], await Numbers(new Access(given.Organisation, actor, VisibleUnits.None, wu)));
        Assert.Equal(["Y001", "Y002", "Y003"], await Numbers(new Access(given.Organisation, actor, VisibleUnits.All)));

        Task<List<string>> Numbers(Access access) =>
            given.Database.Read(access, db => db.Set<Person>().OrderBy(p => p.Number).Select(p => p.Number).ToListAsync());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Ids_compare_in_queries_in_the_order_they_were_made(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var ids = Enumerable.Range(0, 50).Select(_ => Id<Post>.New()).Order().ToList();
        await given.Database.Write(given.Access, async write =>
        {
            foreach (var (id, i) in ids.Select((id, i) => (id, i))) write.Db.Add(new Post(given.Organisation, id, $"P{i:00}", "岗位"));
            await write.Journal(Streams.Organisation, "posts.added", new { count = 50 });
            return 0;
        });

        var middle = ids[20];
        var after = await given.Database.Read(given.Access, db => db.Set<Post>().Where(p => p.PostId > middle).OrderBy(p => p.PostId).Select(p => p.Code).Take(3).ToListAsync());

        Assert.Equal(["P21", "P22", "P23"], after);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_to_another_organisation_throws_and_changes_nothing(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var other = await given.NewOrganisation("西海水务");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => given.Database.Write(given.Access, async write =>
        {
            write.Db.Add(new Post(other, Id<Post>.New(), "P1", "岗位"));
            await write.Journal(Streams.Organisation, "posts.added", new { });
            return 0;
        }));

        Assert.Contains("another organisation", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, await given.Database.Read(Access.OfSystem(other, "test"), db => db.Set<Post>().CountAsync()));
    }
}
