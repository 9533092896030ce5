namespace Yunzhang.Web.Requests;

/// <summary>Where one may be sent on to: only within this site, or a link or form could lead a trusting person elsewhere.</summary>
internal static class LocalPath
{
    public static bool IsOurs(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl);
}
