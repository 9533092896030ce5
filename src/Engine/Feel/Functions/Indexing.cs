namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Positions in lists and texts: from 1, from the end when negative.</summary>
internal static class Indexing
{
    /// <summary>The 0-based place of <paramref name="position"/> among <paramref name="count"/>, or null outside. A fraction is dropped.</summary>
    public static int? Find(int count, decimal position)
    {
        var whole = decimal.Truncate(position);
        if (whole == 0 || Math.Abs(whole) > count) return null;
        return (int)(whole > 0 ? whole - 1 : count + whole);
    }
}
