namespace Yunzhang.Engine.Packs.Files;

/// <summary>
/// Looks for a Chinese letter in a short text. The library's own search is made for wide vectors and therefore compiled whenever a program
/// starts, which takes longer than all the looking.
/// </summary>
internal static class Letters
{
    /// <summary>Where the letter stands first; -1 when it does not.</summary>
    public static int PlaceIn(string text, char letter)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == letter) return i;
        return -1;
    }

    /// <summary>Whether the letter stands in the text.</summary>
    public static bool Has(string text, char letter) => PlaceIn(text, letter) >= 0;
}
