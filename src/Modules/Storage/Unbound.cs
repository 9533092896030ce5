namespace Yunzhang.Modules.Storage;

/// <summary>The access of whoever is not of any organisation: its queries find nothing unless they lift the organisation's filter themselves.</summary>
internal static class Unbound
{
    public static Access Access { get; } = new(default, Actor.System("yunzhang"), VisibleUnits.None);
}
