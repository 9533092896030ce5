using System.Text.RegularExpressions;
using Mono.Cecil;
using NetArchTest.Rules;

namespace Yunzhang.Architecture.Tests.Rules;

/// <summary>A type is named after a noun of the product or what it does, never after the fact that it is code.</summary>
internal sealed partial class PlainNames : ICustomRule
{
    // What the compiler names itself begins with an angle bracket.
    public bool MeetsRule(TypeDefinition type) => type.Name.StartsWith('<') || !Empty().IsMatch(type.Name.Split('`')[0]);

    [GeneratedRegex("(Manager|Helpers?|Impl|Base)$|Util(s|ity|ities)?([A-Z]|$)")]
    private static partial Regex Empty();
}
