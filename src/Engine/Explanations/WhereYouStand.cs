using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Explanations;

/// <summary>Says how far the counts an entry went into have come, and what stands at the threshold ahead.</summary>
internal sealed class WhereYouStand(Ledger ledger, Frames frames)
{
    private readonly ILookup<int, CountStep> steps = ledger.Steps.ToLookup(s => s.Determination);

    /// <summary>One sentence a count; null when the entry went into none.</summary>
    public Phrase? Of(int entry)
    {
        var said = steps[entry].Select(s => Sentence(entry, s)).OfType<Phrase>().ToList();
        return said.Count == 0 ? null : Wording.Join(said, "", " ");
    }

    private Phrase? Sentence(int entry, CountStep step)
    {
        var counter = (BoundCounter)ledger.Pack.Controls[step.Counter];
        var day = ledger.Entries[entry].Day;
        if (counter.VersionOn(day) is not (>= 0 and var index)) return null;
        var version = counter.CounterVersions[index];
        var name = counter.Definition.Name;
        var window = Wording.Window(counter.Counter.Window.Kind, counter.Counter.Window.Days);
        var figure = Wording.Figure(step.Count);
        var so = new Phrase($"{name.Zh}：{window.Zh}累计 {figure}", $"{name.En}: {figure} {window.En}");
        if (version.Then is not { } then) return new Phrase(so.Zh + "。", so.En + ".");
        var reached = version.Every > 0 ? decimal.Floor(step.Count / version.Every) * version.Every : version.Reaches <= step.Count ? version.Reaches : 0;
        if (reached > 0 && (version.Every == 0 || reached == step.Count))
            return new Phrase($"{so.Zh}，已满 {Wording.Figure(reached)}。", $"{so.En}; {Wording.Figure(reached)} reached.");
        var threshold = version.LineAfter(step.Count);
        var frame = frames.OfEntry(entry);
        frames.WithCount(threshold);
        var follows = ConsequenceWording.Of(then, ledger.Pack.Pack, frame);
        return new Phrase(
            $"{so.Zh}；满 {Wording.Figure(threshold)} 时：{follows.Zh}。", $"{so.En}; at {Wording.Figure(threshold)}: {follows.En}.");
    }
}
