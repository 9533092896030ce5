using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>A flow and its form, made by hand.</summary>
internal sealed class GivenFlow
{
    private readonly List<FormField> fields = [];
    private readonly List<StepDefinition> steps = [];
    private readonly List<EndingDefinition> endings = [];
    private string[] startsBy = ["anyone"];
    private LocalDate from = new(2014, 4, 1);
    private FlowNames names = new()
    {
        Roles = new Dictionary<string, Phrase> { ["hr"] = new("人力资源", "HR"), ["ops"] = new("运营部", "operations"), ["panel"] = new("评审组", "the panel"), ["chief"] = new("总裁", "the chief executive") },
        Flows = new Dictionary<string, IReadOnlyCollection<string>> { ["review"] = ["upheld", "lifted"] },
        Words = ["arrival", "plan"],
    };

    public static Sourced Text(string text, int line = 1) => new(text, new SourceSpan("flows/test.flow.yaml", line, 1));

    public GivenFlow Field(string id, FormFieldType type = FormFieldType.Text, Func<FormField, FormField>? more = null)
    {
        var field = new FormField { Id = id, Name = Phrase.Same(id), Type = type };
        fields.Add(more is null ? field : more(field));
        return this;
    }

    public GivenFlow From(int year, int month, int day)
    {
        from = new LocalDate(year, month, day);
        return this;
    }

    public GivenFlow StartsBy(params string[] parties)
    {
        startsBy = parties;
        return this;
    }

    public GivenFlow Names(Func<FlowNames, FlowNames> change)
    {
        names = change(names);
        return this;
    }

    public GivenFlow Decide(string id, string to, string[] who, Func<StepDefinition, StepDefinition>? more = null, DecideRule? rule = null, string reject = "refused") =>
        Step(id, StepKind.Decide, [("approve", to), ("reject", reject)], who, s => (more ?? (x => x))(s with { Rule = rule ?? DecideRule.Any }));

    public GivenFlow Step(string id, StepKind kind, (string Exit, string To)[] exits, string[]? who = null, Func<StepDefinition, StepDefinition>? more = null)
    {
        var line = 10 + steps.Count;
        var step = new StepDefinition
        {
            Id = id, Name = Phrase.Same(id), Kind = kind, Where = new SourceSpan("flows/test.flow.yaml", line, 1),
            Parties = [.. (who ?? []).Select(w => w.Split('=') is [var party, var said] ? new PartyDefinition(party, Phrase.Same(party), Text(said, line)) : new PartyDefinition("", Phrase.Same(id), Text(w, line)))],
            Exits = [.. exits.Select(e => new ExitDefinition(Text(e.Exit, line), Phrase.Same(e.Exit), Text(e.To, line), []))],
        };
        steps.Add(more is null ? step : more(step));
        return this;
    }

    public GivenFlow Ending(string id, EndingMeaning meaning, params string[] tell)
    {
        endings.Add(new EndingDefinition(id, Phrase.Same(id), meaning, [.. tell.Select(t => Text(t))], null, new SourceSpan("flows/test.flow.yaml", 90, 1)));
        return this;
    }

    public GivenFlow Records(string id, string about)
    {
        var i = endings.FindIndex(e => e.Id == id);
        endings[i] = endings[i] with { Record = new RecordDefinition(Text("plan"), Text(about), null, []) };
        return this;
    }

    /// <summary>The two endings nearly every flow has.</summary>
    public GivenFlow Ends() => Ending("granted", EndingMeaning.Granted).Ending("refused", EndingMeaning.Refused);

    public BoundFlow Bound()
    {
        var bag = new DiagnosticBag();
        var bound = Bind(bag);
        Assert.True(bound is not null, string.Join('\n', bag.All));
        return bound;
    }

    public IReadOnlyList<Diagnostic> Mistakes()
    {
        var bag = new DiagnosticBag();
        Bind(bag);
        foreach (var found in bag.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(found.Message.Zh) || string.IsNullOrWhiteSpace(found.Message.En), found.Code);
            Assert.NotEqual(0, found.Where.Line);
        }
        return bag.All;
    }

    private BoundFlow? Bind(DiagnosticBag bag)
    {
        var version = new FlowVersion(from, null, Text("request"), steps, endings, new SourceSpan("flows/test.flow.yaml", 2, 1));
        var flow = new FlowDefinition { Id = "test", Name = new Phrase("申请", "Request"), Number = Text("{year}-{n:4}"), StartsBy = [.. startsBy.Select(s => Text(s))], Versions = [version] };
        return FlowBinder.Bind(flow, version, Definition, Slots(), names, bag);
    }

    /// <summary>Its form, as the product binds it.</summary>
    public BoundForm Form()
    {
        var bag = new DiagnosticBag();
        var bound = FormBinder.Bind(Definition, new MoneyRule("CNY", 2, MidpointRounding.AwayFromZero), bag);
        Assert.True(bound is not null, string.Join('\n', bag.All));
        return bound;
    }

    private FormDefinition Definition => new("request", Phrase.Same("request"), fields, default);

    private FormSlots Slots()
    {
        var scope = new Scope();
        for (var i = 0; i < fields.Count; i++)
        {
            var type = fields[i].Type switch { FormFieldType.Number or FormFieldType.Money => FeelType.Number, FormFieldType.YesNo => FeelType.Boolean, _ => FeelType.Text };
            scope.Field(fields[i].Id, type, i);
        }
        return new FormSlots(scope, values => [.. fields.Select(f => values.TryGetValue(f.Id, out var text) ? Read(f, text) : Value.Unknown(f.Id))]);
    }

    private static Value Read(FormField field, string text) => field.Type switch
    {
        FormFieldType.Number or FormFieldType.Money => Value.Of(decimal.Parse(text, CultureInfo.InvariantCulture)),
        FormFieldType.YesNo => Value.Of(text == "yes"),
        _ => Value.Of(text),
    };
}
