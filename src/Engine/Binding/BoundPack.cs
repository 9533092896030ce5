using NodaTime;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Binding;

/// <summary>A pack whose every name is bound and every formula typed: what reckons facts. Immutable, safe to share.</summary>
public sealed class BoundPack
{
    internal BoundPack(Pack pack, FrameLayout layout, IReadOnlyList<BoundControl> controls, IReadOnlyList<BoundAudience> audience, int consequences)
    {
        Pack = pack;
        Layout = layout;
        Controls = controls;
        Audience = audience;
        ConsequenceCount = consequences;
    }

    /// <summary>The pack as written, readings applied.</summary>
    public Pack Pack { get; }

    /// <summary>Where values go in a frame.</summary>
    public FrameLayout Layout { get; }

    /// <summary>First day any issue of the text is in force; null when no issue is given.</summary>
    public LocalDate? InForceFrom => Pack.Issues.Count > 0 ? Pack.Issues[0].Effective : null;

    /// <summary>Forms, bound, in the order of the files.</summary>
    public IReadOnlyList<BoundForm> Forms { get; internal init; } = [];

    /// <summary>The form with this id, or null.</summary>
    public BoundForm? Form(string id) => Forms.FirstOrDefault(f => f.Definition.Id == id);

    /// <summary>Versions of flows, bound, in the order of the files.</summary>
    public IReadOnlyList<BoundFlow> Flows { get; internal init; } = [];

    /// <summary>The version of a flow a case started on a day keeps; null when none is in force.</summary>
    public BoundFlow? FlowOn(string id, LocalDate day) =>
        Flows.LastOrDefault(f => f.Definition.Id == id && f.Version.From <= day) is { } flow && (flow.Version.Ends is not { } last || day <= last) ? flow : null;

    /// <summary>Tables first, then counters, each after what it counts.</summary>
    internal IReadOnlyList<BoundControl> Controls { get; }

    internal int ConsequenceCount { get; }

    internal IReadOnlyList<BoundAudience> Audience { get; }

    /// <summary>Whether the person whose fields a frame holds is bound; a field nobody has given excludes nobody.</summary>
    internal bool Binds(Value[] frame)
    {
        foreach (var audience in Audience)
        {
            ref readonly var value = ref frame[audience.Slot];
            if (value.Kind == ValueKind.Text && !audience.Values.Contains(value.AsText)) return false;
        }
        return true;
    }

    internal IEnumerable<BoundTable> Tables => Controls.OfType<BoundTable>();

    internal IEnumerable<BoundCounter> Counters => Controls.OfType<BoundCounter>();
}

/// <summary>A field of people and the values a pack binds.</summary>
internal sealed record BoundAudience(int Slot, IReadOnlySet<string> Values);

/// <summary>A control of a bound pack.</summary>
internal abstract class BoundControl
{
    /// <summary>Place in <see cref="BoundPack.Controls"/>.</summary>
    public required int Index { get; init; }

    public required ControlDefinition Definition { get; init; }

    /// <summary>Slot of the field that names who is charged; -1 for the subject itself.</summary>
    public int ChargesSlot { get; init; } = -1;

    /// <summary>Whether the one charged is a unit.</summary>
    public bool ChargesUnit { get; init; }

    /// <summary>Condition on the fact or the determination; null takes all.</summary>
    public Expression? When { get; init; }

    private Consequence[][]? consequences;

    public abstract IReadOnlyList<BoundVersion> Versions { get; }

    /// <summary>What a row of a version leads to. Asked for every fact, so it is kept by index.</summary>
    public Consequence ConsequenceOf(int version, int row) => (consequences ??= [.. Versions.Select(v => v.Consequences.ToArray())])[version][row];

    /// <summary>Index of the version in force on a day number; -1 before the first, -2 after one that ended.</summary>
    public int VersionOn(int day)
    {
        for (var i = Versions.Count - 1; i >= 0; i--)
        {
            if (Versions[i].FromDay > day) continue;
            return Versions[i].EndsDay < day ? -2 : i;
        }
        return -1;
    }
}

/// <summary>A dated version of a control.</summary>
internal abstract class BoundVersion
{
    /// <summary>First day it governs here; later than <see cref="WrittenFrom"/> when a table it reads changed in between.</summary>
    public required int FromDay { get; init; }

    /// <summary>Last day it governs; <see cref="int.MaxValue"/> until a newer one.</summary>
    public required int EndsDay { get; init; }

    /// <summary>The date written in the pack.</summary>
    public required LocalDate WrittenFrom { get; init; }

    public required IReadOnlyDictionary<string, Expression> Values { get; init; }

    /// <summary>Consequences by row; a threshold has one.</summary>
    public abstract IReadOnlyList<Consequence> Consequences { get; }

    public BoundRows? Rows { get; init; }

    public string RowIdOf(int row) => Rows is { } rows ? rows.Rows[row].Definition.Id : "then";
}

internal sealed class BoundTable : BoundControl
{
    public required Word Word { get; init; }

    public required int WordIndex { get; init; }

    public required IReadOnlyList<BoundTableVersion> TableVersions { get; init; }

    public override IReadOnlyList<BoundVersion> Versions => TableVersions;

    public required IReadOnlyList<BoundAbsorption> Absorbs { get; init; }
}

/// <summary>An outcome that swallows others of one subject and day.</summary>
internal sealed record BoundAbsorption(int Outcome, IReadOnlySet<int> Takes, Absorption Definition);

internal sealed class BoundTableVersion : BoundVersion
{
    public override IReadOnlyList<Consequence> Consequences => field ??= [.. Rows!.Rows.Select(r => r.Consequence)];
}

internal sealed class BoundCounter : BoundControl
{
    public CounterDefinition Counter => (CounterDefinition)Definition;

    /// <summary>Indexes of the controls counted.</summary>
    public required IReadOnlySet<int> Counts { get; init; }

    public Expression? Adds { get; init; }

    /// <summary>Slot of the unit field counted per; -1 for the one charged by the counted determination.</summary>
    public required int PerSlot { get; init; }

    /// <summary>Whether the count belongs to a unit rather than a person.</summary>
    public required bool PerUnit { get; init; }

    public required IReadOnlyList<BoundCounterVersion> CounterVersions { get; init; }

    /// <summary>Whether it judges everyone when a window ends, also those of whom it counted nothing.</summary>
    public bool ActsAtEnd => CounterVersions.Any(v => v.Rows is not null && v.Definition.Apply == TierRule.AtEnd);

    public override IReadOnlyList<BoundVersion> Versions => CounterVersions;
}

internal sealed class BoundCounterVersion : BoundVersion
{
    public required CounterVersion Definition { get; init; }

    /// <summary>Acts at every multiple; 0 when not used.</summary>
    public decimal Every { get; init; }

    /// <summary>Acts on reaching; 0 when not used.</summary>
    public decimal Reaches { get; init; }

    public decimal[] Warn { get; init; } = [];

    /// <summary>The line ahead of a count: the next multiple, or the one to reach, which stays the same once it is behind.</summary>
    public decimal LineAfter(decimal count) => Every > 0 ? (decimal.Floor(count / Every) + 1) * Every : Reaches;

    public Consequence? Then { get; init; }

    public override IReadOnlyList<Consequence> Consequences =>
        field ??= Then is { } then ? [then] : [.. Rows!.Rows.Select(r => r.Consequence)];
}
