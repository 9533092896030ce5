using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>
/// What must hold between flows and the other files of their pack: forms, controls, roles and the facts recorded exist. What a flow names within
/// itself and its form is the flow binder's to find.
/// </summary>
internal sealed class FlowChecks(Pack pack, DiagnosticBag bag)
{
    private static readonly FormFieldType[] Days = [FormFieldType.Date, FormFieldType.DateTime, FormFieldType.Period];

    public void Run()
    {
        foreach (var flow in pack.Flows) Flow(flow);
        var used = pack.Flows.SelectMany(f => f.Versions).Select(v => v.Form.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var form in pack.Forms.Where(f => !used.Contains(f.Id)))
        {
            bag.Warning("form.unused", form.Where, new Phrase($"没有流程用到表单“{form.Id}”。", $"No flow uses the form \"{form.Id}\"."), new Phrase("请在流程的版本里写 form: 编号，或删去它。", "Name it under form: of a flow's version, or remove it."));
        }
    }

    private void Flow(FlowDefinition flow)
    {
        string[] controls = [.. pack.Tables.Select(t => t.Id), .. pack.Counters.Select(c => c.Id)];
        foreach (var on in flow.StartsOn) Known(on, controls, "pack.unknown-control", new("表或计数器的编号", "table or counter"), null);
        var asked = pack.Flows.SelectMany(f => f.Versions).SelectMany(v => v.Steps).Any(s => s.Kind == StepKind.Case && s.Awaits?.Text == flow.Id);
        if (flow.StartsBy.Count == 0 && flow.StartsOn.Count == 0 && !asked)
        {
            bag.Error("flow.never-starts", flow.Where, new Phrase($"流程“{flow.Id}”没有人、也没有控制能发起。", $"Nobody and no control can start the flow \"{flow.Id}\"."),
                new Phrase("请写 starts: { by: anyone }，或 starts: { on: [控制的编号] }。", "Write starts: { by: anyone }, or starts: { on: [id of a control] }."));
        }
        foreach (var party in flow.StartsBy) Role(party);
        foreach (var version in flow.Versions)
        {
            Version(version);
            if (flow.StartsOn.Count > 0 && pack.Forms.FirstOrDefault(f => f.Id == version.Form.Text) is { } form) FoundBy(flow, version, form);
        }
    }

    private void Version(FlowVersion version)
    {
        Known(version.Form, [.. pack.Forms.Select(f => f.Id)], "flow.unknown-form", new("表单的编号", "form"), new Phrase("请在 forms/ 里加上它。", "Add it to forms/."));
        var form = pack.Forms.FirstOrDefault(f => f.Id == version.Form.Text);
        foreach (var step in version.Steps) Step(step, form);
        foreach (var ending in version.Endings)
        {
            foreach (var party in ending.Tell) Role(party);
            if (ending.Record is { } record) Record(record, form);
        }
    }

    private void Step(StepDefinition step, FormDefinition? form)
    {
        foreach (var party in step.Parties.Select(p => p.Who).Concat(step.Not).Concat(step.Ladder.SelectMany(r => r.Hand is { } hand ? r.Tell.Append(hand) : r.Tell))) Role(party);
        if (step.Vacant is { } vacant) Role(vacant);
        if (step is { Kind: StepKind.Case, Awaits: { } other } && form is not null) Filled(other, form);
        if (step is { Kind: StepKind.Wait, Awaits: { } word }) Fact(word, step.AwaitsAbout, step.AwaitsFields, form);
        foreach (var computed in step.Edits.Where(e => form?.Find(e.Text)?.Computed is not null))
        {
            bag.Error("flow.edits-computed", computed.Where, new Phrase($"“{computed.Text}”是算出来的，没有人能填。", $"\"{computed.Text}\" is computed, so nobody can fill it."), new Phrase("请把它从 edits 里删去。", "Remove it from edits."));
        }
    }

    private void Record(RecordDefinition record, FormDefinition? form)
    {
        if (!Known(record.Word, [.. pack.Words.Words.Select(w => w.Id)], "flow.unknown-word", new("事项的编号", "word"), new Phrase("请把它写进 words.yaml。", "Add it to words.yaml."))) return;
        Fact(record.Word, record.About, record.Fields, form);
        if (form is not null && record.Occurred is { } occurred) Typed(occurred, form, Days, new("日期或期间", "date or period"));
    }

    /// <summary>A fact that is recorded or waited for: its fields are the word's, and it is about what the word is about.</summary>
    private void Fact(Sourced named, Sourced? about, IReadOnlyList<NamedValue> fields, FormDefinition? form)
    {
        if (pack.Words.Words.FirstOrDefault(w => w.Id == named.Text) is not { } word) return;
        foreach (var field in fields) Known(new Sourced(field.Name, field.Formula.Where), [.. word.Fields.Select(f => f.Id)], "flow.unknown-word-field", new($"“{word.Id}”的字段", $"field of \"{word.Id}\""), null);
        if (form is null || about is not { } of) return;
        var subject = word.About == FactSubject.Person ? FormFieldType.Person : FormFieldType.Unit;
        if (of.Text != "starter" || word.About != FactSubject.Person) Typed(of, form, [subject], new(subject == FormFieldType.Person ? "人员" : "单位", subject == FormFieldType.Person ? "person" : "unit"));
    }

    /// <summary>Nobody fills in the form of a case that another starts: what it must have at its start stands in the other's form.</summary>
    private void Filled(Sourced other, FormDefinition form)
    {
        foreach (var version in pack.Flows.FirstOrDefault(f => f.Id == other.Text)?.Versions ?? [])
        {
            if (pack.Forms.FirstOrDefault(f => f.Id == version.Form.Text) is not { } taken) continue;
            foreach (var field in Asked(version, taken).Where(f => !(form.Find(f.Id) is { } has && f.Takes(has))))
            {
                bag.Error("flow.unfilled", other.Where, new Phrase($"“{other.Text}”的表单必须填“{field.Id}”（{field.Name.Zh}），而“{form.Id}”没有同名同类的字段可以带过去。", $"The form of \"{other.Text}\" must have \"{field.Id}\" ({field.Name.En}), and \"{form.Id}\" has no field of that id and type to take it from."),
                    new Phrase($"请在“{form.Id}”里加上它，或让那个流程的一步去填（edits）。", $"Add it to \"{form.Id}\", or let a step of that flow fill it (edits)."));
            }
        }
    }

    /// <summary>What a form must have at its start, because no step fills it in.</summary>
    private static IEnumerable<FormField> Asked(FlowVersion version, FormDefinition form)
    {
        var edited = version.Steps.SelectMany(s => s.Edits).Select(e => e.Text).ToHashSet(StringComparer.Ordinal);
        return form.Fields.Where(f => f is { Required.Text: "yes", When: null, Computed: null, Default: null } && !edited.Contains(f.Id));
    }

    /// <summary>The same where a determination starts the case: it fills fields by their ids.</summary>
    private void FoundBy(FlowDefinition flow, FlowVersion version, FormDefinition form)
    {
        foreach (var field in Asked(version, form).Where(f => !FoundFields.Fills(f)))
        {
            bag.Error("flow.unfilled", flow.StartsOn[0].Where, new Phrase($"“{flow.Id}”由判定结果发起，没有人填“{field.Id}”（{field.Name.Zh}），而它必须填。", $"\"{flow.Id}\" starts on determinations, so nobody fills in \"{field.Id}\" ({field.Name.En}), which must be filled."),
                new Phrase("请让一步去填（edits），或换成判定结果能填的编号，例如 person、unit、occurred、found、amount。", "Let a step fill it (edits), or give it an id a determination fills, such as person, unit, occurred, found or amount."));
        }
    }

    private void Typed(Sourced name, FormDefinition form, FormFieldType[] types, Phrase wanted)
    {
        if (!Field(name, form) || types.Contains(form.Find(name.Text)!.Type)) return;
        bag.Error("flow.wrong-field", name.Where, new Phrase($"表单字段“{name.Text}”不是{wanted.Zh}字段，不能写在这里。", $"The form field \"{name.Text}\" is no {wanted.En}, so it cannot stand here."),
            Fitting(form, types) is { } fits ? new Phrase($"可以写：{fits}。", $"It takes: {fits}.") : new Phrase($"请在表单“{form.Id}”里加一个{wanted.Zh}字段。", $"Add a field of type {wanted.En} to the form \"{form.Id}\"."));
    }

    private static string? Fitting(FormDefinition form, FormFieldType[] types) =>
        form.Fields.Where(f => types.Contains(f.Type)).Select(f => f.Id).ToArray() is { Length: > 0 } ids ? string.Join(", ", ids) : null;

    private bool Field(Sourced name, FormDefinition form) =>
        Known(name, [.. form.Fields.Select(f => f.Id)], "flow.unknown-field", new($"表单“{form.Id}”的字段", $"field of the form \"{form.Id}\""), null);

    /// <summary>A role a party names: the word after <c>role</c>.</summary>
    private void Role(Sourced party)
    {
        if (party.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["role", var role, ..] || pack.Words.Roles.Any(r => r.Id == role)) return;
        bag.Error("pack.unknown-role", party.Where, new Phrase($"没有“{role}”这个角色。", $"There is no role \"{role}\"."),
            Suggestion.DidYouMean(role, pack.Words.Roles.Select(r => r.Id)) ?? new Phrase("请把它写进 words.yaml 的 roles。", "Add it under roles in words.yaml."));
    }

    private bool Known(Sourced name, string[] known, string code, Phrase what, Phrase? otherwise)
    {
        if (known.Contains(name.Text)) return true;
        var hint = Suggestion.DidYouMean(name.Text, known) ?? otherwise ?? (known.Length > 0 ? new Phrase($"可以写：{string.Join("、", known)}。", $"It takes: {string.Join(", ", known)}.") : null);
        bag.Error(code, name.Where, new Phrase($"“{name.Text}”不是{what.Zh}。", $"\"{name.Text}\" is no {what.En}."), hint);
        return false;
    }
}
