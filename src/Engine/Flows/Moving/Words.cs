using System.Collections.Immutable;

namespace Yunzhang.Engine.Flows.Moving;

/// <summary>What people have said in a case, and whether it counts under another version.</summary>
internal static class Words
{
    /// <summary>Every word that counts for anything now, also in rounds that are past: somebody who is asked again might be spared by it.</summary>
    public static IReadOnlyList<MovedWord> Of(CaseState state, BoundFlow from, BoundFlow to, ImmutableSortedSet<string> fields)
    {
        var words = new List<MovedWord>();
        foreach (var task in state.Tasks)
        {
            if (state.AnswerOf(task) is not { } answer || from.Step(task.Step) is not { IsVote: true } step) continue;
            var (why, changed) = Fate(step, to.Step(task.Step), answer, fields);
            words.Add(new MovedWord(task.Number, task.Step, answer.By, answer.Exit, task.Round == state.RoundOf(task.Step), why, changed));
        }
        return words;
    }

    private static (WordFate Why, IReadOnlyList<string> Fields) Fate(BoundStep was, BoundStep? now, Acted answer, ImmutableSortedSet<string> fields)
    {
        if (now is null) return (WordFate.StepGone, []);
        if (!Alike.Are(was.Definition, now.Definition, answer.Exit)) return (WordFate.StepChanged, []);
        var seen = answer.Seen.Keys.Where(fields.Contains).Order(StringComparer.Ordinal).ToList();
        return seen.Count > 0 ? (WordFate.FieldsChanged, seen) : (WordFate.Stays, []);
    }
}
