using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Cases;

/// <summary>A timeline that plays cases: people act in the order they are written, and at each expectation the cases are looked at.</summary>
internal sealed class CaseTimelineTest(PackTest test, CaseStage stage) : PreparedTest
{
    public override void Run(BoundPack pack, List<Diagnostic> failures, List<Exhibit>? seen)
    {
        var play = new CasePlay(pack, stage, Name);
        foreach (var step in test.Timeline)
        {
            if (step is TestAct act) play.Act(act, failures);
            else if (step is TestExpectation expectation) Expect(play, expectation, failures, seen);
        }
        seen?.Add(play.Exhibit());
    }

    private void Expect(CasePlay play, TestExpectation expectation, List<Diagnostic> failures, List<Exhibit>? seen)
    {
        if (expectation.On is { } day) play.Pass(day.PlusDays(1).AtMidnight());
        foreach (var (subject, figures) in expectation.Subjects)
        {
            foreach (var (name, value) in figures)
            {
                var got = play.Figure(subject.Text, name.Text);
                if (got != value.Text)
                    failures.Add(new Diagnostic("test.wrong-figure", Severity.Error, value.Where,
                        new Phrase($"“{Name}”：{subject.Text} 的 {name.Text} 应为 {value.Text}，实际是 {got}。", $"\"{Name}\": {name.Text} of {subject.Text} should be {value.Text}, but it is {got}."), play.Story(subject.Text)));
            }
        }
        var reasons = play.Reasons();
        foreach (var clause in expectation.Because.Where(c => !reasons.Contains(c.Text)))
        {
            var found = reasons.Count > 0 ? string.Join(", ", reasons) : "-";
            failures.Add(new Diagnostic("test.wrong-reason", Severity.Error, clause.Where,
                new Phrase($"“{Name}”：新走到的步骤里应有依据 {clause.Text}，实际是 {found}。", $"\"{Name}\": {clause.Text} should be among the reasons of the steps come to, which are {found}.")));
        }
        seen?.Add(play.Exhibit());
        play.Settle();
    }
}
