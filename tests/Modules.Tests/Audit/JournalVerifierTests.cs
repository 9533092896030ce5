using Yunzhang.Modules.Audit;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Audit;

public sealed class JournalVerifierTests
{
    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Every_chain_that_nobody_touched_holds(string engine)
    {
        await using var given = await WithLines(engine);

        var verdict = await new JournalVerifier(given.Database).Verify();

        Assert.Equal((4L, 31L), (verdict.Streams, verdict.Entries));
        Assert.Empty(verdict.Breaks);
    }

    public static TheoryData<string, string, long, string> Tamperings => new()
    {
        { "UPDATE journal SET body = '{\"sum\":0}' WHERE stream = 'case/1' AND seq = 4", "case/1", 4, "its content does not match its hash: it was changed" },
        { "UPDATE journal SET actor_name = 'nobody' WHERE stream = 'case/2' AND seq = 10", "case/2", 10, "its content does not match its hash: it was changed" },
        { "DELETE FROM journal WHERE stream = 'case/1' AND seq = 4", "case/1", 4, "this line is missing" },
        { "DELETE FROM journal WHERE stream = 'case/1' AND seq >= 8", "case/1", 8, "lines at the end are gone" },
        { "DELETE FROM journal WHERE stream = 'case/0'", "case/0", 10, "the whole chain is gone" },
        { "DELETE FROM journal_heads WHERE stream = 'case/0'", "case/0", 10, "the chain has no head" },
        { "UPDATE journal SET prev_hash = hash WHERE stream = 'case/1' AND seq = 5", "case/1", 5, "it does not follow the line before: that one was changed or replaced" },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Whatever_was_touched_is_named(string sql, string stream, long seq, string what)
    {
        await using var given = await WithLines(Engines.Sqlite);
        await given.Sql(sql);

        var found = Assert.Single((await new JournalVerifier(given.Database).Verify()).Breaks);

        Assert.Equal((stream, seq, what), (found.Stream, found.Seq, found.What.En));
        Assert.NotEmpty(found.What.Zh);
    }

    private static async Task<GivenDatabase> WithLines(string engine)
    {
        var given = await GivenDatabase.On(engine);
        for (var i = 0; i < 30; i++)
        {
            var line = i;
            await given.Database.Write(given.Access, async write =>
            {
                await write.Journal($"case/{line % 3}", "case.moved", new { line, 说明 = "第" + line + "步" });
                return 0;
            });
        }

        return given;
    }
}
