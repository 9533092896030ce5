using System.Security.Cryptography;
using System.Text;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>SHA-256 in lower-case hex.</summary>
internal static class Hashes
{
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Over all file hashes in path order.</summary>
    public static string OfFiles(IReadOnlyDictionary<string, string> hashes)
    {
        var all = new StringBuilder();
        foreach (var (path, hash) in hashes.OrderBy(f => f.Key, StringComparer.Ordinal)) all.Append(path).Append('\n').Append(hash).Append('\n');
        return Of(all.ToString());
    }
}
