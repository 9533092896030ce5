namespace Yunzhang.Platform.Ui;

/// <summary>Who looks at a page, as far as its frame needs to know.</summary>
/// <param name="Name">As shown in the account menu.</param>
/// <param name="Detail">Post and unit, under the name; empty when there is none.</param>
/// <param name="Permissions">What the viewer may open.</param>
public sealed record Viewer(string Name, string Detail, IReadOnlySet<string> Permissions)
{
    /// <summary>What tells one account from another; empty where nobody signs in.</summary>
    public string Key { get; init; } = "";

    /// <summary>Whether a permission was given. Nothing is allowed that was not.</summary>
    public bool May(string permission) => Permissions.Contains(permission);

    /// <summary>One character to stand for the viewer: the first of the name.</summary>
    public string Initial => Name.Length == 0 ? "·" : Name.EnumerateRunes().First().ToString();
}
