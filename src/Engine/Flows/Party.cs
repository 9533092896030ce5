using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Flows;

/// <summary>
/// Who acts, said without naming anybody: <c>starter</c>, <c>anyone</c>, <c>field witness</c>, <c>by draft</c>, <c>head of starter</c>,
/// <c>head 2 above starter</c>, <c>post ops-manager at field outlet</c>, <c>role ops</c>.
/// </summary>
public abstract record Party
{
    /// <summary>Whoever started the case.</summary>
    public sealed record Starter : Party;

    /// <summary>Everybody employed. As an actor it means whoever comes first; a witness may be anyone.</summary>
    public sealed record Anyone : Party;

    /// <summary>The person a form field holds; nobody while it is empty.</summary>
    /// <param name="Field">Id of a person field.</param>
    public sealed record InField(string Field) : Party;

    /// <summary>Somebody outside the organisation, who has no account: he signs or agrees by a link. Nobody while the field is empty.</summary>
    /// <param name="Field">Id of a text field that holds his name.</param>
    public sealed record Outside(string Field) : Party;

    /// <summary>Whoever acted in an earlier step last.</summary>
    /// <param name="Step">Id of the step.</param>
    public sealed record DoneBy(string Step) : Party;

    /// <summary>The head of a unit, or of the unit so many levels above. A head is never his own head: the next unit up is meant then.</summary>
    /// <param name="Of">The unit.</param>
    /// <param name="Above">Levels up, 0 for the unit itself.</param>
    public sealed record HeadOf(Place Of, int Above) : Party;

    /// <summary>Whoever holds a post: at the place or the nearest unit above where somebody does; without a place, everywhere.</summary>
    /// <param name="Code">Code of the post.</param>
    /// <param name="At">Where to begin; null anywhere.</param>
    public sealed record InPost(string Code, Place? At) : Party;

    /// <summary>Whoever the organisation named for a role of the pack, found like a post.</summary>
    /// <param name="Role">Id of the role.</param>
    /// <param name="At">Where to begin; null anywhere.</param>
    public sealed record InRole(string Role, Place? At) : Party;
}

/// <summary>A unit, said without naming it.</summary>
public abstract record Place
{
    /// <summary>The starter's unit on the day the step opens.</summary>
    public sealed record OfStarter : Place;

    /// <summary>The unit a form field holds, or the unit of the person it holds.</summary>
    /// <param name="Field">Id of a unit or person field.</param>
    public sealed record OfField(string Field) : Place;

    /// <summary>A unit by its code.</summary>
    /// <param name="Code">The code.</param>
    public sealed record OfUnit(string Code) : Place;
}

/// <summary>Somebody found for a party.</summary>
/// <param name="Person">Key of the person who is asked.</param>
/// <param name="For">Key of the person in whose place he is asked while that one is away; null when it is he himself.</param>
/// <param name="Because">How he was found, in words.</param>
public sealed record Asked(string Person, string? For, Phrase Because);
