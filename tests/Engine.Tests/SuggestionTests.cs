using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Tests;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("whenn", "when")]
    [InlineData("evrey", "every")]
    [InlineData("CLAUSES", "clauses")]
    [InlineData("banana", null)]
    public void Offers_the_nearest_known_name_or_none(string written, string? expected) =>
        Assert.Equal(expected, Suggestion.Nearest(written, ["when", "every", "clauses", "reaches"]));
}
