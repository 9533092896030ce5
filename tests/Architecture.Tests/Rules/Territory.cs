using Mono.Cecil;
using NetArchTest.Rules;

namespace Yunzhang.Architecture.Tests.Rules;

/// <summary>Of a namespace and all below it, a type may mention only one part.</summary>
/// <param name="closed">The namespace.</param>
/// <param name="open">The part of it that may be mentioned.</param>
internal sealed class Territory(string closed, string open) : ICustomRule
{
    public bool MeetsRule(TypeDefinition type) =>
        !Mentions.TypesOf(type).Select(Outermost).Any(t => Lies(t.Namespace, closed) && !Lies(t.Namespace, open));

    private static bool Lies(string space, string under) => space == under || space.StartsWith(under + ".", StringComparison.Ordinal);

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
