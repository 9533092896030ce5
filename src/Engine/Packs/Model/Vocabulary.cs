using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs;

/// <summary>The nouns of a pack: what happens, what is known of people, and what may follow.</summary>
public sealed record Vocabulary
{
    /// <summary>Words: kinds of facts.</summary>
    public IReadOnlyList<Word> Words { get; init; } = [];

    /// <summary>Fields known of every person, as of the day of the event.</summary>
    public IReadOnlyList<Field> People { get; init; } = [];

    /// <summary>Names for what a control may find, such as <c>late</c>.</summary>
    public IReadOnlyList<Option> Outcomes { get; init; } = [];

    /// <summary>Cards that may be given.</summary>
    public IReadOnlyList<Option> Cards { get; init; } = [];

    /// <summary>Doors that may close, such as <c>off_duty</c>.</summary>
    public IReadOnlyList<Option> Gates { get; init; } = [];

    /// <summary>Standings of a person that a control may change, such as the annual bonus.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Roles named by <c>asked_of</c>, <c>owner</c> and <c>decided_by</c>.</summary>
    public IReadOnlyList<Option> Roles { get; init; } = [];
}

/// <summary>A kind of fact.</summary>
/// <param name="Id">Id, such as <c>deviation</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="About">Whom such a fact is about.</param>
/// <param name="Fields">Its fields, in file order.</param>
/// <param name="Where">Where it stands.</param>
public sealed record Word(string Id, Phrase Name, FactSubject About, IReadOnlyList<Field> Fields, SourceSpan Where);

/// <summary>Whom a fact is about.</summary>
public enum FactSubject
{
    /// <summary>A person; the column is <c>person</c>.</summary>
    Person,

    /// <summary>A unit such as a plant, shop or team; the column is <c>unit</c>.</summary>
    Unit,
}

/// <summary>Types a field may have.</summary>
public enum FieldType
{
    /// <summary>A decimal number; <see cref="Field.Unit"/> says of what.</summary>
    Number,

    /// <summary>An amount of money in the pack's currency.</summary>
    Money,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A calendar day, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A time of day, <c>HH:mm</c>.</summary>
    Time,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of <see cref="Field.Options"/>.</summary>
    Choice,

    /// <summary>One person.</summary>
    Person,

    /// <summary>Several persons, separated by <c>;</c> or <c>、</c> in a file.</summary>
    People,

    /// <summary>A unit such as a team, shop or plant.</summary>
    Unit,
}

/// <summary>A field of a word or of a person.</summary>
public sealed record Field
{
    /// <summary>Id, used in expressions.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required Phrase Name { get; init; }

    /// <summary>Type.</summary>
    public required FieldType Type { get; init; }

    /// <summary>Unit of a number: <c>min</c>, <c>h</c>, <c>day</c>, <c>time</c>, <c>%</c>, <c>CNY</c>, <c>item</c>; null when it is a bare figure.</summary>
    public string? Unit { get; init; }

    /// <summary>Options of a choice, in file order.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Bounds of a number, as a range such as <c>[0..1440]</c>; a value outside is bad input. Null when unbounded.</summary>
    public Sourced? Range { get; init; }

    /// <summary>Role that must say when it is not known; null when nobody is named.</summary>
    public Sourced? AskedOf { get; init; }

    /// <summary>Where the value is looked up, when not given with the fact.</summary>
    public Lookup? From { get; init; }

    /// <summary>Where it stands.</summary>
    public SourceSpan Where { get; init; }
}

/// <summary>Reads a field of another fact of the same subject.</summary>
/// <param name="Word">The word of the other fact.</param>
/// <param name="Field">Its field.</param>
/// <param name="DaysBefore">0 the same day, 1 the day before.</param>
/// <param name="IfNone">The value when there is no such fact; null leaves it unknown.</param>
public sealed record Lookup(Sourced Word, string Field, int DaysBefore, Sourced? IfNone);

/// <summary>One option of a closed list.</summary>
/// <param name="Id">Id, used in expressions and files.</param>
/// <param name="Name">Display name.</param>
public sealed record Option(string Id, Phrase Name);

/// <summary>A standing of a person that starts at a default and may be changed by a control.</summary>
/// <param name="Id">Id, such as <c>annual_bonus</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Default">The standing nothing has changed.</param>
/// <param name="Options">All standings.</param>
public sealed record Mark(string Id, Phrase Name, string Default, IReadOnlyList<Option> Options);
