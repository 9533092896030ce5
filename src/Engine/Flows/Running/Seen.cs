using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>What somebody saw when he acted, as a SHA-256 of each field that held something. Fields hidden at his step are left out.</summary>
internal static class Seen
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> Of(IReadOnlyDictionary<string, string> values, BoundStep step) => values
        .GroupBy(v => FieldOf(v.Key), StringComparer.Ordinal)
        .Where(g => !step.Hides.Contains(g.Key))
        .Aggregate(Nothing, (seen, field) => seen.Add(field.Key, Hash(field)));

    /// <summary>The field a path belongs to: all rows of <c>items.0.price</c> are seen together.</summary>
    public static string FieldOf(string path) => path.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? path[..dot] : path;

    /// <summary>True when everything he saw stands there as he saw it. What was filled in since then he had not seen, but it changes nothing he saw.</summary>
    public static bool Stands(IReadOnlyDictionary<string, string> seen, BoundStep step, IReadOnlyDictionary<string, string> now) =>
        seen.All(s => step.Hides.Contains(s.Key) || now.GetValueOrDefault(s.Key) == s.Value);

    /// <summary>True when he saw everything that is shown now, and as it stands now.</summary>
    public static bool Covers(IReadOnlyDictionary<string, string> seen, BoundStep step, IReadOnlyDictionary<string, string> now) =>
        Stands(seen, step, now) && now.All(n => seen.ContainsKey(n.Key));

    // Lengths go before the texts, so that no two forms come to the same bytes.
    private static string Hash(IEnumerable<KeyValuePair<string, string>> values)
    {
        var text = new StringBuilder();
        foreach (var (path, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
            text.Append(path.Length).Append(':').Append(path).Append(value.Length).Append(':').Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
