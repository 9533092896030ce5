using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>Paths that readings and proposals set, and controls and readings that tests name.</summary>
internal sealed class ReferenceChecks(Pack pack, DiagnosticBag bag)
{
    public void Run()
    {
        foreach (var reading in pack.Questions.SelectMany(q => q.Readings)) bag.AddRange(PackEditor.Apply(pack, reading.Changes).Diagnostics);
        foreach (var proposal in pack.Proposals) bag.AddRange(PackEditor.Apply(pack, proposal.Changes).Diagnostics);
        var controls = pack.Tables.Select(t => t.Id).Concat(pack.Counters.Select(c => c.Id)).Concat(pack.Flows.Select(f => f.Id)).ToArray();
        foreach (var test in pack.Tests)
        {
            if (test.Of is { } of && !controls.Contains(of.Text))
            {
                bag.Error("pack.unknown-control", of.Where, new Phrase($"没有“{of.Text}”这个控制，现有：{string.Join("、", controls)}。", $"There is no control \"{of.Text}\"; there are: {string.Join(", ", controls)}."),
                    Suggestion.DidYouMean(of.Text, controls));
            }
            if (test.Readings.Count > 0) bag.AddRange(PackEditor.WithReadings(pack, test.Readings).Diagnostics.Select(d => d.Where.Line == 0 ? d with { Where = test.Where } : d));
        }
    }
}
