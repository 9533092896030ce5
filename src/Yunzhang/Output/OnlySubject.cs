using Yunzhang.Engine.Facts;

namespace Yunzhang.Output;

/// <summary>What <c>--person</c> leaves in.</summary>
internal static class OnlySubject
{
    /// <summary>Whether a person or unit is the one asked for, by id or by name; everyone is when nobody is named.</summary>
    public static bool IsWanted(this Person subject, string? only) => only is null || subject.Id == only || subject.Name == only;
}
