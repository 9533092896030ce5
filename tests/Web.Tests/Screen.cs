namespace Yunzhang.Web.Tests;

/// <summary>How somebody looks at a page.</summary>
public sealed record Screen(int Width, int Height)
{
    public static Screen Desktop { get; } = new(1440, 900);

    public static Screen Phone { get; } = new(390, 844);

    /// <summary>Both sizes, both languages, both themes.</summary>
    public static IEnumerable<Screen> All =>
        from size in new[] { Desktop, Phone }
        from language in new[] { "zh", "en" }
        from theme in new[] { "light", "dark" }
        select size with { Language = language, Theme = theme };

    public string Language { get; init; } = "zh";

    public string Theme { get; init; } = "light";

    public string? Viewer { get; init; } = "head";

    public bool Scripts { get; init; } = true;

    public bool IsPhone => Width < 600;

    public override string ToString() => $"{(IsPhone ? "phone" : "desktop")}-{Language}-{Theme}{(Scripts ? "" : "-plain")}";
}
