using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Binding;

/// <summary>Checks one step by itself: its targets, its fields, its exits, and what its kind does not allow.</summary>
internal sealed class StepChecks(FlowVersion version, FormDefinition form, FlowNames names, DiagnosticBag bag)
{
    private readonly HashSet<string> concerned = [.. version.Endings.Select(e => e.Record?.About.Text).OfType<string>().Where(f => form.Find(f)?.Type == FormFieldType.Person).Select(f => $"field {f}")];
    private readonly string[] targets = [.. version.Steps.Select(s => s.Id), .. version.Endings.Select(e => e.Id)];

    public void Check(StepDefinition step)
    {
        foreach (var exit in step.Exits) CheckTarget(exit.To);
        if (step.Otherwise is { } otherwise) CheckTarget(otherwise);
        foreach (var branch in step.Branches) CheckBranch(branch);
        foreach (var field in step.Edits.Concat(step.Hides)) CheckField(field);
        CheckWhen(step);
        CheckExits(step);
        CheckPeople(step);
        CheckAwaits(step);
        foreach (var exit in step.Exits) CheckNeeds(step, exit);
    }

    private void CheckTarget(Sourced to)
    {
        if (targets.Contains(to.Text)) return;
        bag.Error("flow.unknown-target", to.Where, new Phrase($"没有叫“{to.Text}”的步骤或结局。", $"There is no step or ending \"{to.Text}\"."), Suggestion.DidYouMean(to.Text, targets));
    }

    private void CheckBranch(Sourced branch)
    {
        if (version.Step(branch.Text) is not null) return;
        bag.Error("flow.unknown-target", branch.Where, new Phrase($"没有叫“{branch.Text}”的步骤，分支要从一步开始。", $"There is no step \"{branch.Text}\"; a branch begins with a step."), Suggestion.DidYouMean(branch.Text, version.Steps.Select(s => s.Id)));
    }

    private void CheckField(Sourced field)
    {
        if (form.Find(field.Text) is not null) return;
        bag.Error("flow.unknown-field", field.Where, new Phrase($"表单“{form.Id}”里没有字段“{field.Text}”。", $"The form \"{form.Id}\" has no field \"{field.Text}\"."), Suggestion.DidYouMean(field.Text, form.Fields.Select(f => f.Id)));
    }

    private void CheckWhen(StepDefinition step)
    {
        if (step.When is { } when && step.Otherwise is null)
            bag.Error("flow.otherwise-needed", when.Where, new Phrase($"“{step.Id}”有条件（when），却没写条件不成立时去哪里。", $"\"{step.Id}\" has a condition (when), but does not say where the case goes when it does not hold."), new Phrase("请加上 otherwise。", "Add otherwise."));
    }

    private void CheckExits(StepDefinition step)
    {
        var written = step.Exits.Select(e => e.Id.Text).ToList();
        var known = step.Kind == StepKind.Case ? Endings(step) : StepWords.Exits(step.Kind);
        var own = step.Kind == StepKind.Decide && written.Exists(w => w != StepWords.Missed && !known.Contains(w));
        foreach (var exit in step.Exits.Where(e => step.Kind != StepKind.Decide && known.Count > 0 && e.Id.Text != StepWords.Missed && !known.Contains(e.Id.Text)))
            bag.Error("flow.unknown-exit", exit.Id.Where, new Phrase($"“{step.Id}”没有“{exit.Id.Text}”这个出口，可以写：{string.Join("、", known)}。", $"\"{step.Id}\" has no exit \"{exit.Id.Text}\"; it takes: {string.Join(", ", known)}."), Suggestion.DidYouMean(exit.Id.Text, known));
        // A case of another flow may be stopped; a flow that says nothing of it waits for a person then.
        var lacking = own ? [] : known.Except(written).Where(e => step.Kind != StepKind.Case || e != CaseState.Stopped).ToArray();
        if (lacking.Length > 0 || (step.Kind == StepKind.Decide && written.All(w => w == StepWords.Missed)))
            bag.Error("flow.missing-exit", step.Where, new Phrase($"“{step.Id}”还缺出口：{string.Join("、", lacking)}。", $"\"{step.Id}\" lacks these exits: {string.Join(", ", lacking)}."), new Phrase("每个可能的结果都要写明去哪里。", "Say for everything that may come out where the case goes."));
        if (step.Kind == StepKind.Decide && step.Rule.Kind != DecideKind.Any && own && StepWords.Exits(StepKind.Decide).Except(written).Any())
            bag.Error("flow.rule-needs-reject", step.Where, new Phrase($"“{step.Id}”由几个人共同决定，要有 approve 和 reject 两个出口。", $"\"{step.Id}\" is decided by several people together; it needs the exits approve and reject."), new Phrase("请补上，或把 rule 改为 any。", "Add them, or make the rule any."));
        if (step.Exit(StepWords.Missed) is { } missed && step.Within is null)
            bag.Error("flow.missed-without-limit", missed.Id.Where, new Phrase($"“{step.Id}”没有期限（within），就无所谓逾期。", $"\"{step.Id}\" has no limit (within), so nothing is missed."), new Phrase("请加上 within，或删去 missed。", "Add within, or remove missed."));
    }

    private void CheckPeople(StepDefinition step)
    {
        if (step.Kind is StepKind.Decide or StepKind.Sign or StepKind.Consent or StepKind.Do && step.Parties.Count == 0)
            bag.Error("flow.no-party", step.Where, new Phrase($"“{step.Id}”没写由谁办。", $"\"{step.Id}\" does not say who acts."), new Phrase("请写明一方，例如 head of starter。", "Name a party, such as head of starter."));
        foreach (var party in step.Parties.Where(p => step.Kind == StepKind.Decide && p.Who.Text == "starter"))
            bag.Error("flow.decides-on-self", party.Who.Where, new Phrase($"“{step.Id}”让发起人审批自己的事。", $"\"{step.Id}\" lets the starter decide on himself."), new Phrase("请换一方；要他本人认可，请用 consent。", "Name another party; where he is to agree, use consent."));
        foreach (var party in step.Parties.Where(p => step.Kind == StepKind.Decide && concerned.Contains(p.Who.Text)))
            bag.Error("flow.decides-on-self", party.Who.Where, new Phrase($"“{step.Id}”让“{party.Who.Text}”审批，可这张单子记下的正是他的事。", $"\"{step.Id}\" lets \"{party.Who.Text}\" decide, and what this flow records is about him."),
                new Phrase("请换一方；要他本人认可，请用 consent。", "Name another party; where he is to agree, use consent."));
        foreach (var party in step.Parties.Where(p => step.Kind is not (StepKind.Sign or StepKind.Consent) && p.Who.Text.StartsWith("outside ", StringComparison.Ordinal))) RefuseOutside(party.Who, bag);
        foreach (var rung in step.Ladder.Where(r => r.Hand is not null && step.Kind is not (StepKind.Decide or StepKind.Do)))
            bag.Error("flow.hand-not-possible", rung.Hand!.Where, new Phrase($"“{step.Id}”要本人签字、认可或等待，不能转给别人。", $"What \"{step.Id}\" waits for cannot be given by another, so nobody can take over."), new Phrase("请用 tell 告知，或写 missed 出口。", "Tell somebody, or write the exit missed."));
        if (step.Kind != StepKind.Consent) return;
        if (step.Exit("refused")?.Needs.FirstOrDefault(n => n.Text == "reason") is { } reason)
            bag.Error("flow.consent-needs-reason", reason.Where, new Phrase("拒绝认可不必说明理由。", "Whoever refuses his consent need not say why."), new Phrase("请删去 needs 里的 reason。", "Remove reason from needs."));
        if (step.Exit(StepWords.Missed) is { } missed && missed.To.Text == step.Exit("agreed")?.To.Text)
            bag.Error("flow.silence-is-no-consent", missed.To.Where, new Phrase("不回答不等于同意：missed 不能和 agreed 去同一处。", "Silence is no consent: missed may not lead where agreed does."), new Phrase("请让 missed 去别处。", "Let missed lead elsewhere."));
    }

    /// <summary>Somebody outside may sign or consent, and nothing else.</summary>
    public static void RefuseOutside(Sourced party, DiagnosticBag bag) => bag.Error(
        "flow.outside-not-possible", party.Where, new Phrase($"“{party.Text}”没有账号，只能在 sign 或 consent 里签字、认可。", $"\"{party.Text}\" has no account, and can only sign or consent."),
        new Phrase("这里请换成本单位的人。", "Name somebody of the organisation here."));

    private void CheckAwaits(StepDefinition step)
    {
        if (step.Kind is not (StepKind.Wait or StepKind.Case)) return;
        IEnumerable<string> known = step.Kind == StepKind.Wait ? names.Words : names.Flows.Keys;
        if (step.Awaits is { } awaits && known.Contains(awaits.Text)) return;
        var (zh, en, code) = step.Kind == StepKind.Wait ? ("事项", "word", "flow.unknown-word") : ("流程", "flow", "flow.unknown-flow");
        bag.Add(new Diagnostic(code, Severity.Error, step.Awaits?.Where ?? step.Where, new Phrase($"规章包里没有{zh}“{step.Awaits?.Text}”。", $"The pack has no {en} \"{step.Awaits?.Text}\"."), Suggestion.DidYouMean(step.Awaits?.Text ?? "", known)));
    }

    private void CheckNeeds(StepDefinition step, ExitDefinition exit)
    {
        foreach (var need in exit.Needs.Where(n => n.Text is not ("reason" or "signature" or "attachment") && form.Find(n.Text) is null))
            bag.Error("flow.unknown-field", need.Where, new Phrase($"“{step.Id}”要求“{need.Text}”，它不是 reason、signature、attachment，也不是表单的字段。", $"\"{step.Id}\" needs \"{need.Text}\", which is neither reason, signature, attachment nor a field of the form."),
                Suggestion.DidYouMean(need.Text, ["reason", "signature", "attachment", .. form.Fields.Select(f => f.Id)]));
    }

    /// <summary>A case that was stopped has the ending <c>stopped</c>, which every flow may come to.</summary>
    private string[] Endings(StepDefinition step) =>
        step.Awaits is { } awaits && names.Flows.TryGetValue(awaits.Text, out var endings) ? [.. endings, CaseState.Stopped] : [];
}
