namespace Yunzhang.Web.SignIn;

/// <summary>Where one may be sent on to after signing in: only within this site, or a link could lead a trusting person elsewhere.</summary>
internal static class LocalPath
{
    public static bool IsOurs(string path) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal);
}
