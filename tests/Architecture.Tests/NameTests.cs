using NetArchTest.Rules;
using Yunzhang.Architecture.Tests.Rules;

namespace Yunzhang.Architecture.Tests;

public sealed class NameTests
{
    [Fact]
    public void Types_are_named_after_what_they_are() =>
        Assert.Empty(Types.InAssemblies([House.Engine, House.Platform, House.Host]).Should().MeetCustomRule(new PlainNames()).GetResult().FailingTypeNames ?? []);

    [Fact]
    public void Every_seeded_name_is_found() =>
        Assert.Equal(6, Seed.In("Names").Should().MeetCustomRule(new PlainNames()).GetResult().FailingTypeNames.Count);
}
