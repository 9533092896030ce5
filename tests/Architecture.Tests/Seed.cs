using NetArchTest.Rules;

namespace Yunzhang.Architecture.Tests;

/// <summary>The seeded violations.</summary>
internal static class Seed
{
    /// <summary>The types under one folder of seeds.</summary>
    public static PredicateList In(string name) =>
        Types.InAssembly(House.Seeds).That().ResideInNamespace($"Yunzhang.Architecture.Tests.Seeds.{name}");
}
