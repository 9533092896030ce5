using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Flows.Binding;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows;

/// <summary>What a flow may name outside itself.</summary>
public sealed record FlowNames
{
    /// <summary>Roles of the pack with their names.</summary>
    public IReadOnlyDictionary<string, Phrase> Roles { get; init; } = new Dictionary<string, Phrase>();

    /// <summary>Posts of the organisation; null when none is known, then any code is taken.</summary>
    public IReadOnlyDictionary<string, Phrase>? Posts { get; init; }

    /// <summary>Codes of units; null when none is known, then any code is taken.</summary>
    public IReadOnlyCollection<string>? Units { get; init; }

    /// <summary>Flows of the pack with the ids of their endings.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Flows { get; init; } = new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>Words of the pack, which a wait may wait for and an ending may record.</summary>
    public IReadOnlyCollection<string> Words { get; init; } = [];

    /// <summary>The type of a word's field, so that a recorded fact takes what the field takes; null, or an answer of null, takes anything.</summary>
    public Func<string, string, FeelType?>? TypeOf { get; init; }
}

/// <summary>Finds every name of a flow version, compiles its conditions, and checks that cases can get through it.</summary>
public sealed class FlowBinder
{
    private readonly FlowDefinition flow;
    private readonly FlowVersion version;
    private readonly FormDefinition form;
    private readonly FormSlots slots;
    private readonly FlowNames names;
    private readonly PartyNames parties;
    private readonly DiagnosticBag bag;

    private FlowBinder(FlowDefinition flow, FlowVersion version, FormDefinition form, FormSlots slots, FlowNames names, DiagnosticBag bag)
    {
        (this.flow, this.version, this.form, this.slots, this.names, this.bag) = (flow, version, form, slots, names, bag);
        parties = new PartyNames
        {
            FieldNames = form.Fields.GroupBy(f => f.Id).ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal),
            Fields = form.Fields.GroupBy(f => f.Id).ToDictionary(g => g.Key, g => g.First().Type, StringComparer.Ordinal),
            Steps = [.. version.Steps.Select(s => s.Id)], Roles = names.Roles, Posts = names.Posts, Units = names.Units,
        };
    }

    /// <summary>
    /// Binds one version. <paramref name="form"/> is null when the pack has no form of that id. All mistakes go to <paramref name="bag"/>.
    /// </summary>
    /// <returns>The flow, or null when a mistake stops it.</returns>
    public static BoundFlow? Bind(FlowDefinition flow, FlowVersion version, FormDefinition? form, FormSlots? slots, FlowNames names, DiagnosticBag bag)
    {
        if (form is null || slots is null)
        {
            bag.Error("flow.unknown-form", version.Form.Where, new Phrase($"规章包里没有表单“{version.Form.Text}”，或它有错误。", $"The pack has no form \"{version.Form.Text}\", or it has mistakes."),
                new Phrase("请在 forms 文件夹里写好这张表单。", "Write that form in the folder forms."));
            return null;
        }
        return new FlowBinder(flow, version, form, slots, names, bag).Whole();
    }

    private BoundFlow? Whole()
    {
        var found = new DiagnosticBag();
        var steps = version.Steps.Select((s, i) => Step(s, i, found)).ToList();
        var startsBy = Parties(flow.StartsBy, found);
        var endings = version.Endings.Select(e => Ending(e, found)).ToList();
        var checks = new StepChecks(version, form, names, found);
        foreach (var step in version.Steps) checks.Check(step);
        if (!found.HasErrors)
        {
            var map = new FlowMap(version);
            new PathChecks(version, map, found).Check();
            steps = steps.ConvertAll(s => s with { Branch = map.BranchOf(s.Id) });
        }
        bag.AddRange(found.All);
        return found.HasErrors || steps.Count == 0 ? null : new BoundFlow(flow, version, form, slots, parties, startsBy, steps, endings);
    }

    private BoundStep Step(StepDefinition step, int index, DiagnosticBag found) => new()
    {
        Definition = step, Index = index,
        Parties = [.. step.Parties.Select(p => PartyText.Parse(p.Who, parties, found) is { } who ? new BoundParty(p.Id, p.Name, who) : null).OfType<BoundParty>()],
        Not = Parties(step.Not, found),
        Vacant = step.Vacant is { } vacant && vacant.Text != "head above" ? Inside(vacant, found) : null,
        When = step.When is { } when ? FeelCompiler.Compile(when, slots.Scope, FeelType.Boolean, found) : null,
        Ladder = [.. step.Ladder.Select(r => new BoundRung(r.At, Parties(r.Tell, found), r.Hand is { } hand ? Inside(hand, found) : null))],
        Edits = step.Edits.Select(e => e.Text).ToHashSet(StringComparer.Ordinal),
        AwaitsFields = step.Awaits is { } word ? Fields(word, step.AwaitsFields, found) : [],
        Hides = step.Hides.Select(h => h.Text).ToHashSet(StringComparer.Ordinal),
    };

    private List<Party> Parties(IReadOnlyList<Sourced> texts, DiagnosticBag found) => [.. texts.Select(t => Inside(t, found)).OfType<Party>()];

    // Whoever has no account can be asked for his word by a link, and for nothing else.
    private Party? Inside(Sourced text, DiagnosticBag found)
    {
        var party = PartyText.Parse(text, parties, found);
        if (party is Party.Outside) StepChecks.RefuseOutside(text, found);
        return party;
    }

    private BoundEnding Ending(EndingDefinition ending, DiagnosticBag found)
    {
        var fields = new List<RecordedField>();
        if (ending.Record is { } record)
        {
            CheckField(record.About, "starter", found);
            if (record.Occurred is { } occurred) CheckField(occurred, null, found);
            CheckWord(record.Word, found);
            fields = Fields(record.Word, record.Fields, found);
        }
        return new BoundEnding(ending, Parties(ending.Tell, found), fields);
    }

    private List<RecordedField> Fields(Sourced word, IReadOnlyList<NamedValue> written, DiagnosticBag found)
    {
        var fields = new List<RecordedField>();
        foreach (var field in written)
            if (FeelCompiler.Compile(field.Formula, slots.Scope, names.TypeOf?.Invoke(word.Text, field.Name), found) is { } value) fields.Add(new RecordedField(field.Name, value));
        return fields;
    }

    private void CheckWord(Sourced word, DiagnosticBag found)
    {
        if (names.Words.Contains(word.Text)) return;
        found.Error("flow.unknown-word", word.Where, new Phrase($"规章包里没有事项“{word.Text}”。", $"The pack has no word \"{word.Text}\"."), Suggestion.DidYouMean(word.Text, names.Words));
    }

    private void CheckField(Sourced field, string? besides, DiagnosticBag found)
    {
        if (field.Text == besides || form.Find(field.Text) is not null) return;
        found.Error("flow.unknown-field", field.Where, new Phrase($"表单“{form.Id}”里没有字段“{field.Text}”。", $"The form \"{form.Id}\" has no field \"{field.Text}\"."),
            Suggestion.DidYouMean(field.Text, form.Fields.Select(f => f.Id)));
    }
}
