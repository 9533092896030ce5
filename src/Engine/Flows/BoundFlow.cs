using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows;

/// <summary>One version of a flow whose every name has been found: ready to run.</summary>
public sealed class BoundFlow
{
    private readonly Dictionary<string, BoundStep> byId;
    private readonly Dictionary<string, BoundEnding> endings;

    internal BoundFlow(
        FlowDefinition definition, FlowVersion version, FormDefinition form, FormSlots slots, PartyNames names,
        IReadOnlyList<Party> startsBy, IReadOnlyList<BoundStep> steps, IReadOnlyList<BoundEnding> endings)
    {
        (Definition, Version, Form, Slots, Names, StartsBy, Steps) = (definition, version, form, slots, names, startsBy, steps);
        byId = steps.ToDictionary(s => s.Id, StringComparer.Ordinal);
        this.endings = endings.ToDictionary(e => e.Definition.Id, StringComparer.Ordinal);
        Concerned = [.. version.Endings.Select(e => e.Record?.About.Text).OfType<string>().Where(f => form.Find(f)?.Type == FormFieldType.Person).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The flow.</summary>
    public FlowDefinition Definition { get; }

    /// <summary>The version.</summary>
    public FlowVersion Version { get; }

    /// <summary>The form its cases carry.</summary>
    public FormDefinition Form { get; }

    /// <summary>The form as its conditions see it.</summary>
    public FormSlots Slots { get; }

    /// <summary>The names its parties use.</summary>
    public PartyNames Names { get; }

    /// <summary>Who may start a case.</summary>
    public IReadOnlyList<Party> StartsBy { get; }

    /// <summary>What starts a case by itself; null when nothing does.</summary>
    public FlowStart? StartsOn { get; internal set; }

    /// <summary>Steps in the order of the file.</summary>
    public IReadOnlyList<BoundStep> Steps { get; }

    /// <summary>Fields that hold the people the facts of its endings are about: like the starter, they decide nothing in the case.</summary>
    public IReadOnlyList<string> Concerned { get; }

    /// <summary>The step with this id, or null.</summary>
    public BoundStep? Step(string id) => byId.GetValueOrDefault(id);

    /// <summary>The ending with this id, or null.</summary>
    public BoundEnding? Ending(string id) => endings.GetValueOrDefault(id);

    /// <summary>The open steps of one kind, in the order they opened.</summary>
    public IEnumerable<BoundStep> Open(CaseState state, StepKind kind) => state.Open.Select(o => byId[o.Id]).Where(s => s.Kind == kind);

    /// <summary>Open steps that wait for the end of another case, which nobody has begun yet.</summary>
    public IEnumerable<BoundStep> ToBegin(CaseState state) => Open(state, StepKind.Case).Where(s => !state.Others.ContainsKey(s.Id));

    /// <summary>What an ending of this id means; <see cref="EndingMeaning.Void"/> for a case that was stopped.</summary>
    public EndingMeaning MeaningOf(string ending) => Ending(ending)?.Definition.Meaning ?? EndingMeaning.Void;

    /// <summary>Whether a condition over the form holds; null when that cannot be known yet.</summary>
    public bool? Holds(Expression condition, IReadOnlyDictionary<string, string> values)
    {
        var value = condition.Evaluate(Slots.Frame(values));
        return value.Kind == ValueKind.Boolean ? value.AsBoolean : null;
    }
}

/// <summary>A step whose names have been found.</summary>
public sealed record BoundStep
{
    /// <summary>As it was written.</summary>
    public required StepDefinition Definition { get; init; }

    /// <summary>Its place in the file, from 0. What stands earlier in the file is earlier in the flow.</summary>
    public required int Index { get; init; }

    /// <summary>Who acts.</summary>
    public IReadOnlyList<BoundParty> Parties { get; init; } = [];

    /// <summary>Who may not.</summary>
    public IReadOnlyList<Party> Not { get; init; } = [];

    /// <summary>Who acts when nobody is found; null: the head above.</summary>
    public Party? Vacant { get; init; }

    /// <summary>When it is taken; null always.</summary>
    public Expression? When { get; init; }

    /// <summary>Its ladder.</summary>
    public IReadOnlyList<BoundRung> Ladder { get; init; } = [];

    /// <summary>The branch it runs in, as <see cref="StepOpened.Branch"/> has it: <c>checks:0/papers:1</c>.</summary>
    public string Branch { get; init; } = "";

    /// <summary>Fields that may be changed there.</summary>
    public IReadOnlySet<string> Edits { get; init; } = new HashSet<string>();

    /// <summary>Fields that are not shown there.</summary>
    public IReadOnlySet<string> Hides { get; init; } = new HashSet<string>();

    /// <summary>What an awaited fact must say, compiled over the form.</summary>
    public IReadOnlyList<RecordedField> AwaitsFields { get; init; } = [];

    /// <summary>Its id.</summary>
    public string Id => Definition.Id;

    /// <summary>Its kind.</summary>
    public StepKind Kind => Definition.Kind;

    /// <summary>True when people act there.</summary>
    public bool IsOfPeople => Kind is StepKind.Decide or StepKind.Sign or StepKind.Consent or StepKind.Do;

    /// <summary>True when somebody's word there covers what he saw.</summary>
    public bool IsVote => Kind is StepKind.Decide or StepKind.Sign or StepKind.Consent;
}

/// <summary>A party that has been read.</summary>
/// <param name="Id">Its name in a signing step; empty elsewhere.</param>
/// <param name="Name">Display name.</param>
/// <param name="Who">Who that is.</param>
public sealed record BoundParty(string Id, Phrase Name, Party Who);

/// <summary>A rung of a ladder that has been read.</summary>
/// <param name="At">When, in the language of deadlines.</param>
/// <param name="Tell">Who is told.</param>
/// <param name="Hand">Who takes over; null when nobody does.</param>
public sealed record BoundRung(Sourced At, IReadOnlyList<Party> Tell, Party? Hand)
{
    /// <summary>True when it is reckoned from the limit, not from the opening of the step.</summary>
    public bool IsFromLimit => At.Text.StartsWith("before ", StringComparison.Ordinal) || At.Text.StartsWith("after ", StringComparison.Ordinal);
}

/// <summary>An ending that has been read.</summary>
/// <param name="Definition">As it was written.</param>
/// <param name="Tell">Who is told.</param>
/// <param name="Fields">The fields of the fact it records, compiled over the form.</param>
public sealed record BoundEnding(EndingDefinition Definition, IReadOnlyList<Party> Tell, IReadOnlyList<RecordedField> Fields);

/// <summary>A field of a recorded fact.</summary>
/// <param name="Name">Id of the fact's field.</param>
/// <param name="Value">Its expression over the form.</param>
public sealed record RecordedField(string Name, Expression Value);
