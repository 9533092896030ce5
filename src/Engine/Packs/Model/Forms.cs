using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs;

/// <summary>A form (表单): what is asked, in which order, and under which conditions.</summary>
/// <param name="Id">Id, unique among the forms of the pack.</param>
/// <param name="Name">Display name, such as 请假单.</param>
/// <param name="Fields">Fields in the order they stand.</param>
/// <param name="Where">Where its first line stands.</param>
public sealed record FormDefinition(string Id, Phrase Name, IReadOnlyList<FormField> Fields, SourceSpan Where)
{
    /// <summary>The field with this id, or null.</summary>
    public FormField? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);

    /// <summary>The field or column whose value stands at a path, such as <c>days</c> or <c>items.0.amount</c>; null when there is none.</summary>
    public FormField? At(string path) => path.Split('.') is [var table, _, var column] ? Find(table)?.Columns.FirstOrDefault(c => c.Id == column) : Find(path);
}

/// <summary>What a form field takes.</summary>
public enum FormFieldType
{
    /// <summary>One line of text, 200 characters at most.</summary>
    Text,

    /// <summary>Several lines, 4,000 characters at most.</summary>
    LongText,

    /// <summary>A decimal number in <see cref="FormField.Unit"/>.</summary>
    Number,

    /// <summary>An amount in the pack's currency, rounded as the pack says.</summary>
    Money,

    /// <summary>A calendar day, <c>2014-04-01</c>.</summary>
    Date,

    /// <summary>A day with a time in the case's zone, <c>2014-04-01T08:30</c>.</summary>
    DateTime,

    /// <summary>First and last day, both included: <c>2014-04-01/2014-04-03</c>.</summary>
    Period,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>One of <see cref="FormField.Options"/>.</summary>
    Choice,

    /// <summary>Some of <see cref="FormField.Options"/>, joined by <c>;</c> in the order of the options.</summary>
    MultiChoice,

    /// <summary>A person, by key.</summary>
    Person,

    /// <summary>A unit, by key.</summary>
    Unit,

    /// <summary>A post, by code.</summary>
    Post,

    /// <summary>A stored file, by id.</summary>
    File,

    /// <summary>A stored photograph, by id.</summary>
    Photo,

    /// <summary>A signature drawn by hand, by id of the stored picture.</summary>
    Signature,

    /// <summary>Rows of <see cref="FormField.Columns"/>; the values of a row stand at <c>field.0.column</c>.</summary>
    Details,
}

/// <summary>One field of a form.</summary>
public sealed record FormField
{
    /// <summary>Id, used in expressions and as the path of its value.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required Phrase Name { get; init; }

    /// <summary>What it takes.</summary>
    public required FormFieldType Type { get; init; }

    /// <summary>Unit of a number; null for a bare figure.</summary>
    public string? Unit { get; init; }

    /// <summary>Options of a choice, in file order.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Bounds of a number or an amount, such as <c>[0..31]</c>; of rows of details, how many. Null when unbounded.</summary>
    public Sourced? Range { get; init; }

    /// <summary>A condition under which it must be filled; <c>yes</c> always. Null: it may stay empty.</summary>
    public Sourced? Required { get; init; }

    /// <summary>A condition under which it is shown; a field that is not shown has no value. Null: always.</summary>
    public Sourced? When { get; init; }

    /// <summary>A formula that gives the value; nobody types it. Null when people do.</summary>
    public Sourced? Computed { get; init; }

    /// <summary>What stands there at first: a constant, <c>today</c>, <c>starter</c> or <c>unit of starter</c>.</summary>
    public Sourced? Default { get; init; }

    /// <summary>True when a new form begins with the value of the starter's last case of the same flow.</summary>
    public bool FromLast { get; init; }

    /// <summary>Columns of a detail table; none for other types, and none of them a table again.</summary>
    public IReadOnlyList<FormField> Columns { get; init; } = [];

    /// <summary>Whether it can take what another field holds, as it stands: the same type, and every option of a choice.</summary>
    /// <param name="other">A field of another form.</param>
    public bool Takes(FormField other) => Computed is null && Type == other.Type && other.Options.All(o => Options.Any(t => t.Id == o.Id));

    /// <summary>A hint under the field.</summary>
    public Phrase? Hint { get; init; }

    /// <summary>Where it stands.</summary>
    public SourceSpan Where { get; init; }
}
