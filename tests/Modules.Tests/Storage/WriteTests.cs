using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class WriteTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Refuses_a_change_that_nobody_journals(string engine)
    {
        await using var given = await GivenDatabase.On(engine);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => given.Database.Write(given.Access, write =>
        {
            write.Db.Add(new Post(given.Organisation, Id<Post>.New(), "P1", "岗位"));
            return Task.FromResult(0);
        }));

        Assert.Equal("A write to Post without a journal line.", fault.Message);
        Assert.Equal(0, await Count(given));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_write_that_fails_is_undone_alone_and_the_others_stay(string engine)
    {
        await using var given = await GivenDatabase.On(engine);

        var writes = Enumerable.Range(0, 40).Select(i => given.Database.Write(given.Access, async write =>
        {
            write.Db.Add(new Post(given.Organisation, Id<Post>.New(), $"P{i:00}", "岗位"));
            await write.Journal($"post/{i}", "post.added", new { i });
            if (i % 4 != 3) return i;
            await write.Db.SaveChangesAsync();
            throw new FormatException($"number {i}");
        })).ToList();

        var ended = await Task.WhenAll(writes.Select(async w =>
        {
            try
            {
                return await w;
            }
            catch (FormatException)
            {
                return -1;
            }
        }));

        Assert.Equal(10, ended.Count(e => e < 0));
        Assert.Equal(30, await Count(given));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task What_a_write_has_read_is_still_true_when_it_is_committed(string engine)
    {
        await using var given = await GivenDatabase.On(engine);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => given.Database.Write(given.Access, async write =>
        {
            var organisation = await write.Db.Set<Organisation>().AsTracking().SingleAsync();
            organisation.TakeOrdinal();
            await write.Journal(Streams.Organisation, "ordinal.taken", new { });
            return 0;
        })));

        var (next, lines) = await given.Database.Read(given.Access, async db =>
            ((await db.Set<Organisation>().SingleAsync()).NextOrdinal, await db.Set<JournalEntry>().CountAsync(j => j.Kind == "ordinal.taken")));
        Assert.Equal((21, 20), (next, lines));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Thirty_two_writers_to_one_stream_all_get_done_and_their_lines_stand_in_one_chain(string engine)
    {
        await using var given = await GivenDatabase.On(engine);

        await Task.WhenAll(Enumerable.Range(0, 32).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
            {
                await given.Database.Write(given.Access, async write =>
                {
                    var organisation = await write.Db.Set<Organisation>().AsTracking().SingleAsync();
                    var ordinal = organisation.TakeOrdinal();
                    await write.Journal("post/all", "post.added", new { ordinal });
                    write.Db.Add(new Post(given.Organisation, Id<Post>.New(), $"P{ordinal}", $"岗位 {writer}-{i}"));
                    return 0;
                });
            }
        })));

        var lines = await given.Database.Read(given.Access, db => db.Set<JournalEntry>().Where(j => j.Stream == "post/all").OrderBy(j => j.Seq).ToListAsync());
        Assert.Equal(256, await Count(given));
        Assert.Equal(Enumerable.Range(1, 256).Select(n => (long)n), lines.Select(l => l.Seq));
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PrevHash));
    }

    private static Task<int> Count(GivenDatabase given) => given.Database.Read(given.Access, db => db.Set<Post>().CountAsync());
}
