namespace Yunzhang.Web.Tests.Stories;

/// <summary>Something typed into a field; a picture where <see cref="IsPicture"/> says so.</summary>
internal sealed record Typed(string Name, string Value, bool IsPicture = false);

/// <summary>What somebody does at the site: with a plain client, or with a browser.</summary>
internal interface IHands
{
    /// <summary>Fills in a form of a page and presses one of its buttons.</summary>
    /// <param name="who">Sign-in name.</param>
    /// <param name="path">The page.</param>
    /// <param name="form">Name of the form.</param>
    /// <param name="button">Name and value of the button.</param>
    /// <param name="fields">What is typed; what stands in other fields stays.</param>
    /// <returns>Null when it was done; otherwise why not: the page, or that there is no such form or button.</returns>
    Task<string?> Press(string who, string path, string form, (string Name, string Value) button, IReadOnlyList<Typed> fields);

    /// <summary>The answer of somebody outside to a link, with its code.</summary>
    Task<string?> Answer(string link, string code, string word);

    /// <summary>What a page shows after something was pressed, as it is written.</summary>
    Task<string> Shown(string who, string path, string form, (string Name, string Value) button);
}
