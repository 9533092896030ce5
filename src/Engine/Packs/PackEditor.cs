using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Editing;

namespace Yunzhang.Engine.Packs;

/// <summary>What changing a pack gave.</summary>
/// <param name="Result">The changed pack; null when a change could not be made.</param>
/// <param name="Diagnostics">Why not, at the place of each change.</param>
public sealed record PackEdit(Pack? Result, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// Makes another pack by changes: the readings of questions, proposals and mutants alike. The pack given stays as it is. New text keeps the
/// place of its change, so that a mistake in it is reported there.
/// </summary>
public static class PackEditor
{
    /// <summary>
    /// Applies the changes in order, all or none. Without changes the result is the pack itself; otherwise its hash is SHA-256 over the old hash
    /// and the changes, one a line.
    /// </summary>
    public static PackEdit Apply(Pack pack, IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0) return new PackEdit(pack, []);
        var bag = new DiagnosticBag();
        var result = pack;
        foreach (var change in changes) result = new ControlEdit(change, bag).Apply(result);
        if (bag.HasErrors) return new PackEdit(null, bag.All);
        return new PackEdit(result with { Fingerprint = pack.Fingerprint.With(changes) }, bag.All);
    }

    /// <summary>
    /// Applies the chosen reading of every question, or the one given instead. A question without an answer leaves the controls as written.
    /// In the result the reading applied stands as chosen; one that nobody signed is not decided.
    /// </summary>
    /// <param name="pack">The pack as written.</param>
    /// <param name="questionToReading">Question id → reading id, for questions to be read otherwise than chosen.</param>
    public static PackEdit WithReadings(Pack pack, IReadOnlyDictionary<string, string> questionToReading)
    {
        var bag = new DiagnosticBag();
        foreach (var (question, reading) in questionToReading) CheckReading(pack, question, reading, bag);
        if (bag.HasErrors) return new PackEdit(null, bag.All);
        var changes = new List<Change>();
        var questions = new List<Question>(pack.Questions.Count);
        foreach (var question in pack.Questions)
        {
            var id = questionToReading.GetValueOrDefault(question.Id, question.Chosen ?? "");
            var reading = question.Readings.FirstOrDefault(r => r.Id == id);
            if (reading is not null) changes.AddRange(reading.Changes);
            questions.Add(reading is null || reading.Id == question.Chosen ? question
                : question with { Chosen = reading.Id, ChosenText = reading.Says, DecidedBy = null, DecidedOn = null });
        }
        var edit = Apply(pack, changes);
        return edit.Result is null ? edit : edit with { Result = edit.Result with { Questions = questions } };
    }

    private static void CheckReading(Pack pack, string questionId, string readingId, DiagnosticBag bag)
    {
        var question = pack.Questions.FirstOrDefault(q => q.Id == questionId);
        if (question is null)
        {
            bag.Error("pack.unknown-question", default, new Phrase($"没有“{questionId}”这个问题，现有：{string.Join("、", pack.Questions.Select(q => q.Id))}。", $"There is no question \"{questionId}\"; there are: {string.Join(", ", pack.Questions.Select(q => q.Id))}."),
                Suggestion.DidYouMean(questionId, pack.Questions.Select(q => q.Id)));
        }
        else if (question.Readings.All(r => r.Id != readingId))
        {
            var readings = question.Readings.Select(r => r.Id).ToArray();
            bag.Error("pack.unknown-reading", default, new Phrase($"问题“{questionId}”没有“{readingId}”这种读法，现有：{string.Join("、", readings)}。", $"The question \"{questionId}\" has no reading \"{readingId}\"; there are: {string.Join(", ", readings)}."),
                Suggestion.DidYouMean(readingId, readings));
        }
    }
}
