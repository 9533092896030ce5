using System.Reflection;
using Mono.Cecil;
using NetArchTest.Rules;
using Yunzhang.Architecture.Tests.Rules;

namespace Yunzhang.Architecture.Tests;

public sealed class ArrowTests
{
    private static readonly Arrow NobodyOfOurs = new();

    [Fact]
    public void The_engine_knows_no_other_project() => Passes(House.Engine, NobodyOfOurs);

    [Fact]
    public void The_platform_knows_the_engine_and_nothing_else_of_ours() => Passes(House.Platform, new Arrow("Yunzhang.Engine"));

    [Fact]
    public void The_platform_takes_only_words_from_the_engine() =>
        Assert.Empty(Types.InAssembly(House.Platform).Should().MeetCustomRule(new Territory("Yunzhang.Engine", "Yunzhang.Engine.Diagnostics")).GetResult().FailingTypeNames ?? []);

    [Fact]
    public void A_seeded_rule_taken_from_the_engine_is_found() =>
        Assert.Equal(
            ["Yunzhang.Architecture.Tests.Seeds.KnowsRules.Reckons"],
            Seed.In("KnowsRules").Should().MeetCustomRule(new Territory("Yunzhang.Engine", "Yunzhang.Engine.Diagnostics")).GetResult().FailingTypeNames);

    [Fact]
    public void The_host_knows_the_rooms_below_it_and_nothing_else_of_ours() =>
        Passes(House.Host, new Arrow("Yunzhang.Engine", "Yunzhang.Platform", "Yunzhang.Modules"));

    [Theory]
    [InlineData("KnowsEngine")]
    [InlineData("KnowsHost")]
    public void A_seeded_arrow_the_wrong_way_is_found(string seed) =>
        Assert.Single(Seed.In(seed).Should().MeetCustomRule(NobodyOfOurs).GetResult().FailingTypeNames);

    [Fact]
    public void Project_files_declare_only_allowed_arrows()
    {
        var projects = House.Files("*.csproj", "src").ToList();
        Assert.NotEmpty(projects);
        Assert.Empty(projects.SelectMany(DeclaredArrows.Broken));
    }

    [Theory]
    [InlineData("src/Engine/Engine.csproj", "../Platform/Platform.csproj")]
    [InlineData("src/Platform/Platform.csproj", "..\\Yunzhang\\Yunzhang.csproj")]
    [InlineData("src/Extra/Extra.csproj", "../Engine/Engine.csproj")]
    public void A_seeded_declaration_is_found(string project, string reference) =>
        Assert.Single(DeclaredArrows.Broken(new SourceFile(project, $"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>")));

    [Fact]
    public void Folders_of_the_engine_know_each_other_in_one_direction() => Assert.Empty(Circles(House.Engine, "Yunzhang.Engine"));

    [Fact]
    public void A_seeded_circle_is_found() =>
        Assert.Equal(["First → Second", "Second → First"], Circles(House.Seeds, "Yunzhang.Architecture.Tests.Seeds.Circle"));

    private static IReadOnlyList<string> Circles(Assembly assembly, string under)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return FolderCircles.In(FolderCircles.Arrows(module.Types, under));
    }

    private static void Passes(Assembly assembly, Arrow rule) =>
        Assert.Empty(Types.InAssembly(assembly).Should().MeetCustomRule(rule).GetResult().FailingTypeNames ?? []);
}
