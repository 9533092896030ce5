using NetArchTest.Rules;
using Yunzhang.Architecture.Tests.Rules;

namespace Yunzhang.Architecture.Tests;

public sealed class PurityTests
{
    [Fact]
    public void The_engine_mentions_no_file_console_network_clock_or_database() =>
        Assert.Empty(Purity.Types(Types.InAssembly(House.Engine).That().ResideInNamespace("Yunzhang.Engine")).GetResult().FailingTypeNames ?? []);

    [Fact]
    public void The_engine_calls_nothing_that_answers_differently_tomorrow_or_elsewhere() =>
        Assert.Empty(Types.InAssembly(House.Engine).Should().MeetCustomRule(new Purity.Members()).GetResult().FailingTypeNames ?? []);

    [Fact]
    public void Every_seeded_type_is_found()
    {
        var seeded = Seed.In("ImpureTypes").GetTypes().Where(t => !t.IsNested).Select(t => t.FullName!).Order().ToList();
        Assert.Equal(10, seeded.Count);
        Assert.Equal(seeded, Purity.Types(Seed.In("ImpureTypes")).GetResult().FailingTypeNames.Where(n => !n.Contains('/')).Order());
    }

    [Fact]
    public void Every_seeded_member_is_found()
    {
        var seeded = Seed.In("ImpureMembers").GetTypes().Where(t => !t.IsNested).Select(t => t.FullName!).Order().ToList();
        Assert.Equal(6, seeded.Count);
        Assert.Equal(seeded, Seed.In("ImpureMembers").Should().MeetCustomRule(new Purity.Members()).GetResult().FailingTypeNames.Where(n => !n.Contains('/')).Order());
    }
}
