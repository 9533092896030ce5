namespace Yunzhang.Engine.Diagnostics;

/// <summary>Finds the known name a person most likely meant.</summary>
public static class Suggestion
{
    /// <summary>
    /// The candidate nearest to <paramref name="written"/> by edit distance (a swap of neighbours is one edit), or null when none is near:
    /// at most one edit for names up to four characters, two up to eight, three beyond. Case does not count.
    /// </summary>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        var limit = written.Length <= 4 ? 1 : written.Length <= 8 ? 2 : 3;
        string? best = null;
        var bestDistance = limit + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - written.Length) > limit) continue;
            var distance = Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance) (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>"did you mean …?" in both languages for the nearest candidate, or null.</summary>
    public static Phrase? DidYouMean(string written, IEnumerable<string> candidates) =>
        Nearest(written, candidates) is { } near ? new Phrase($"是不是想写“{near}”?", $"Did you mean \"{near}\"?") : null;

    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
        {
            var cost = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
        }
        return d[a.Length, b.Length];
    }
}
