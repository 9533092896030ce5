using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.Books;

/// <summary>The text of a cycle: shifts of one day apart by a comma, days by a semicolon.</summary>
internal static class Cycles
{
    public static string Write(IEnumerable<IEnumerable<Id<KeptShift>>> days) => string.Join(';', days.Select(d => string.Join(',', d)));

    public static IReadOnlyList<IReadOnlyList<Id<KeptShift>>> Read(string text) =>
        [.. text.Split(';').Select(d => d.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => Id<KeptShift>.Parse(s, null)).ToList())];
}
