using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows;

/// <summary>The names that the language of parties may use in one version of a flow.</summary>
public sealed record PartyNames
{
    /// <summary>Fields of the form, by id.</summary>
    public required IReadOnlyDictionary<string, FormFieldType> Fields { get; init; }

    /// <summary>Names of those fields.</summary>
    public IReadOnlyDictionary<string, Phrase> FieldNames { get; init; } = new Dictionary<string, Phrase>();

    /// <summary>Ids of the steps.</summary>
    public required IReadOnlyCollection<string> Steps { get; init; }

    /// <summary>Roles of the pack with their names.</summary>
    public required IReadOnlyDictionary<string, Phrase> Roles { get; init; }

    /// <summary>Posts of the organisation with their names; null when none is known yet, then any code is taken.</summary>
    public IReadOnlyDictionary<string, Phrase>? Posts { get; init; }

    /// <summary>Codes of units; null when none is known yet, then any code is taken.</summary>
    public IReadOnlyCollection<string>? Units { get; init; }

    /// <summary>Name of a role, a post or a field; its id where no name is known.</summary>
    public Phrase NameOf(Party party) => party switch
    {
        Party.InRole role => Roles.GetValueOrDefault(role.Role, Phrase.Same(role.Role)),
        Party.InPost post => Posts?.GetValueOrDefault(post.Code, Phrase.Same(post.Code)) ?? Phrase.Same(post.Code),
        Party.Outside outside => FieldNames.GetValueOrDefault(outside.Field, Phrase.Same(outside.Field)),
        Party.InField field => FieldNames.GetValueOrDefault(field.Field, Phrase.Same(field.Field)),
        _ => Phrase.Same(""),
    };
}
