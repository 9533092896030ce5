using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class ApartTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Writes_to_streams_of_their_own_do_not_come_between_one_another(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var runs = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                var stream = $"post/{Id<Post>.New()}";
                await given.Database.WriteApart(given.Access, async write =>
                {
                    Interlocked.Increment(ref runs);
                    Assert.False(await write.Db.Set<JournalEntry>().AnyAsync(j => j.Stream == stream));
                    await write.Journal(stream, "post.looked-at", new { writer, i });
                    return 0;
                });
            }
        })));

        var lines = await given.Database.Read(given.Access, db => db.Set<JournalEntry>().CountAsync(j => j.Kind == "post.looked-at"));
        Assert.Equal((80, 80), (runs, lines));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Of_two_that_add_to_one_stream_the_second_sees_what_the_first_did(string engine)
    {
        await using var given = await GivenDatabase.On(engine);

        var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => given.Database.WriteApart(given.Access, async write =>
        {
            var before = await write.Db.Set<JournalEntry>().CountAsync(j => j.Stream == "post/one");
            await write.Journal("post/one", "post.looked-at", new { before });
            return before;
        }))));

        Assert.Equal(Enumerable.Range(0, 8), seen.Order());
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Who_changes_standing_rows_waits_for_those_that_have_read_them_and_sees_what_they_did(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var (hasRead, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var apart = given.Database.WriteApart(given.Access, async write =>
        {
            var posts = await write.Db.Standing("posts", kept => kept.Set<Post>().CountAsync());
            hasRead.TrySetResult();
            await mayEnd.Task;
            await write.Journal("post/counted", "post.counted", new { posts });
            return posts;
        });
        await hasRead.Task;

        var added = given.Database.Write(given.Access, async write =>
        {
            var counted = await write.Db.Set<JournalEntry>().AnyAsync(j => j.Stream == "post/counted");
            write.Db.Add(new Post(given.Organisation, Id<Post>.New(), "P1", "岗位"));
            await write.Journal("post/P1", "post.added", new { });
            return counted;
        });
        await Task.WhenAny(added, Task.Delay(300));
        var hasWaited = !added.IsCompleted;
        mayEnd.SetResult();

        Assert.True(hasWaited);
        Assert.Equal((0, true), (await apart, await added));
        Assert.Equal(1, await given.Database.WriteApart(given.Access, async write => await write.Db.Standing("posts", kept => kept.Set<Post>().CountAsync())));
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task One_that_finds_it_depends_on_more_is_run_again_as_any_other(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        var runs = 0;

        // Two that each ask whether the other was there: serial in effect, one of them finds it.
        var found = await Task.WhenAll(new[] { ("post/a", "post/b"), ("post/b", "post/a") }.Select(pair => Task.Run(() => given.Database.WriteApart(given.Access, async write =>
        {
            Interlocked.Increment(ref runs);
            write.Db.DependOnMore();
            var other = await write.Db.Set<JournalEntry>().AnyAsync(j => j.Stream == pair.Item2);
            await Task.Delay(50);
            await write.Journal(pair.Item1, "post.looked-at", new { other });
            return other;
        }))));

        Assert.Single(found, true);
        Assert.InRange(runs, engine == Engines.Sqlite ? 2 : 4, 8);
    }

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_read_on_which_it_may_not_rest_does_not_pass_the_tests(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        Task<int> Read() => given.Database.WriteApart(given.Access, write => write.Db.Set<StoredFile>().CountAsync());

        // Where one write comes after another anyway there is nothing to watch.
        if (engine == Engines.Sqlite) Assert.Equal(0, await Read());
        else Assert.StartsWith("A write that went apart looks at files,", (await Assert.ThrowsAsync<InvalidOperationException>(Read)).Message, StringComparison.Ordinal);
    }
}
