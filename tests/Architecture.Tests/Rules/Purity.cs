using Mono.Cecil;
using NetArchTest.Rules;

namespace Yunzhang.Architecture.Tests.Rules;

/// <summary>What keeps the engine a pure function: same pack, facts and dates, same bytes.</summary>
internal static class Purity
{
    /// <summary>Types and namespaces the engine may not mention at all.</summary>
    public static string[] Forbidden { get; } =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.FileSystemInfo", "System.IO.FileSystemWatcher",
        "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.DriveInfo", "System.IO.RandomAccess",
        "System.IO.IsolatedStorage", "System.IO.MemoryMappedFiles", "System.IO.Pipes",
        "System.Console", "System.Net", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.TimeProvider", "System.Threading.Timer", "System.Threading.PeriodicTimer", "NodaTime.SystemClock", "NodaTime.ZonedClock",
        "Microsoft.EntityFrameworkCore", "Microsoft.Data", "System.Data", "Npgsql", "Microsoft.AspNetCore", "Microsoft.Extensions",
    ];

    /// <summary>True for types that mention none of <see cref="Forbidden"/>.</summary>
    public static ConditionList Types(PredicateList types) => types.ShouldNot().HaveDependencyOnAny(Forbidden);

    /// <summary>Looks at single members of types that are otherwise welcome.</summary>
    public sealed class Members : ICustomRule
    {
        private static readonly HashSet<string> Named =
        [
            "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
            "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.TimeZoneInfo::get_Local",
            "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Random::get_Shared",
            "System.IO.Path::GetFullPath", "System.IO.Path::Exists", "System.IO.Path::GetTempPath", "System.IO.Path::GetTempFileName",
        ];

        public bool MeetsRule(TypeDefinition type) => !Mentions.Of(type).OfType<MethodReference>().Any(IsImpure);

        private static bool IsImpure(MethodReference method)
        {
            var owner = method.DeclaringType.FullName;
            // Compiled iterators ask for their thread; everything else of Environment is about the machine.
            if (owner == "System.Environment") return method.Name != "get_CurrentManagedThreadId";
            // These readers and writers are welcome over a stream, not over a path.
            if (owner is "System.IO.StreamReader" or "System.IO.StreamWriter")
                return method.Name == ".ctor" && method.Parameters[0].ParameterType.FullName == "System.String";
            return Named.Contains($"{owner}::{method.Name}");
        }
    }
}
