using System.Xml.Linq;
using Mono.Cecil;
using NetArchTest.Rules;

namespace Yunzhang.Architecture.Tests.Rules;

/// <summary>Which of our own assemblies a project may know. As a rule over types it looks at what compiled code mentions.</summary>
/// <param name="allowed">Assembly names.</param>
internal sealed class Arrow(params string[] allowed) : ICustomRule
{
    public bool MeetsRule(TypeDefinition type) =>
        !Mentions.TypesOf(type).Select(t => t.Scope).OfType<AssemblyNameReference>().Any(a => IsOurs(a.Name) && !allowed.Contains(a.Name));

    private static bool IsOurs(string assembly) =>
        assembly.Split('.')[0].Equals("yunzhang", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which projects a project file may name, even when nothing of them is used yet.</summary>
internal static class DeclaredArrows
{
    /// <summary>The rooms under <c>src</c> and what each may reference. Another room needs a decision record and a line here.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Engine"] = [],
        ["Platform"] = ["Engine"],
        ["Modules"] = ["Engine", "Platform"],
        ["Yunzhang"] = ["Engine", "Platform", "Modules"],
    };

    public static IEnumerable<string> Broken(SourceFile project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Path);
        if (!Allowed.TryGetValue(name, out var allowed)) return [$"{project.Path}: not one of the rooms under src; write a decision record and allow its arrows"];
        return from reference in XDocument.Parse(project.Text).Descendants("ProjectReference")
               let to = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
               where !allowed.Contains(to)
               select $"{project.Path} may not reference {to}";
    }
}
