using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Cases;

/// <summary>Makes a timeline ready that plays cases: everybody declared, every flow and figure known.</summary>
internal sealed class CaseTimelineReader(Pack pack)
{
    /// <summary>What can be asked of a case.</summary>
    private static readonly string[] Figures = ["step", "ended", "means", "missing", "holds", "late", "told"];

    public PreparedTest Read(PackTest test)
    {
        var mistakes = new List<Diagnostic>();
        var stage = CaseStage.Of(pack, test, mistakes);
        var expects = false;
        foreach (var step in test.Timeline)
        {
            if (step is TestAct act) Act(act, stage, mistakes);
            else if (step is TestExpectation expectation) expects |= Expectation(expectation, mistakes);
            else mistakes.Add(new Diagnostic("test.facts-and-acts", Severity.Error, step.Where, new Phrase("一条 timeline 要么记事实，要么办流程，不能混写。", "A timeline tells facts or plays cases, not both."),
                new Phrase("请分成两个 test。", "Make two tests of it.")));
        }
        expects |= test.Timeline.OfType<TestAct>().Any(a => a.IsRefused);
        if (mistakes.Count == 0 && !expects)
            mistakes.Add(new Diagnostic("test.expects-nothing", Severity.Error, test.Where, new Phrase($"测试“{test.Name}”没有 expect，什么也没有验证。", $"The test \"{test.Name}\" has no expect, so it shows nothing."),
                new Phrase("请在最后加一步 expect: { 流程: { ended: 结局 } }。", "Add a last step expect: { flow: { ended: an ending } }.")));
        return mistakes.Count > 0
            ? new BrokenTest(mistakes) { Test = test, Name = test.Name, Where = test.Where }
            : new CaseTimelineTest(test, stage) { Test = test, Name = test.Name, Where = test.Where };
    }

    private void Act(TestAct act, CaseStage stage, List<Diagnostic> mistakes)
    {
        var flows = pack.Flows.Select(f => f.Id).ToArray();
        var flow = act.Case is { } named ? pack.Flows.FirstOrDefault(f => f.Id == named.Text) : pack.Flows.Count == 1 ? pack.Flows[0] : null;
        if (act.Case is { } id && flow is null) mistakes.Add(TestMistakes.Unknown("test.unknown-flow", id, new("流程的编号", "flow"), flows));
        var control = act.Does.Text == "start" && flow?.StartsOn.Any(s => s.Text == act.Who.Text) == true;
        if (act.Does.Text == CasePlay.Arrives)
        {
            string[] awaited = [.. pack.Flows.Where(f => flow is null || f == flow).SelectMany(f => f.Versions).SelectMany(v => v.Steps).Where(s => s.Kind == StepKind.Wait).Select(s => s.Awaits!.Text).Distinct()];
            if (!awaited.Contains(act.Who.Text)) mistakes.Add(TestMistakes.Unknown("test.not-awaited", act.Who, new("流程等待的事项", "word a flow waits for"), awaited));
        }
        else if (!control && !stage.Has(act.Who.Text) && !IsOutside(act.Who.Text)) mistakes.Add(TestMistakes.Unknown("test.unknown-person", act.Who, new("people 里写明的人", "person declared under people"), stage.People));
    }

    private bool IsOutside(string who) =>
        who.StartsWith("outside ", StringComparison.Ordinal) && pack.Flows.SelectMany(f => f.Versions).SelectMany(v => v.Steps).SelectMany(s => s.Parties).Any(p => p.Who.Text == who);

    private bool Expectation(TestExpectation expectation, List<Diagnostic> mistakes)
    {
        foreach (var (subject, figures) in expectation.Subjects)
        {
            if (pack.Flows.All(f => f.Id != subject.Text)) mistakes.Add(TestMistakes.Unknown("test.unknown-flow", subject, new("流程的编号", "flow"), [.. pack.Flows.Select(f => f.Id)]));
            foreach (var (name, _) in figures.Where(f => !Figures.Contains(f.Name.Text))) mistakes.Add(TestMistakes.Unknown("test.unknown-figure", name, new("能问一件事的", "figure of a case"), Figures));
        }
        return expectation.Because.Count > 0 || expectation.Subjects.Any(s => s.Figures.Count > 0);
    }
}
