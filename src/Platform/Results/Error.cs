using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Results;

/// <summary>What sort of refusal an <see cref="Error"/> is; the one mapper to HTTP reads it.</summary>
public enum ErrorKind
{
    /// <summary>There is no such thing, or the person may not know that there is (404).</summary>
    NotFound,

    /// <summary>Something typed or uploaded is wrong; <see cref="Error.Field"/> names the field (422).</summary>
    Invalid,

    /// <summary>The person may see it but not do this (403).</summary>
    Forbidden,

    /// <summary>Somebody else changed it meanwhile (409).</summary>
    Conflict,

    /// <summary>A rule of the business forbids it; the message explains (409).</summary>
    Refused,

    /// <summary>The machine could not do it, such as a full disk (507).</summary>
    Failed,
}

/// <summary>An expected refusal: the value found, the rule, and what to do next.</summary>
/// <param name="Kind">What sort of refusal.</param>
/// <param name="Code">Stable, dotted, lower case: <c>month.closed</c>.</param>
/// <param name="Message">A full sentence or more in both languages.</param>
/// <param name="Field">The name of the form field it belongs to, when it belongs to one.</param>
public sealed record Error(ErrorKind Kind, string Code, Phrase Message, string? Field = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
