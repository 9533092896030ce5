using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Numbers;

/// <summary>
/// Holds the numbers of the controls against the words of the clauses, both ways. A number matches by figure, unit and clause together, never by
/// the figure alone. 0 and 1 in amounts, days and counts need no words ("nothing", "once"), nor do 60, 24 and 100 where they convert a unit.
/// </summary>
internal sealed class NumberCheck
{
    private readonly Pack pack;
    private readonly DiagnosticBag bag;
    private readonly IReadOnlyList<ControlNumber> numbers;
    private readonly Dictionary<string, IReadOnlyList<TextNumber>> read = new(StringComparer.Ordinal);

    private NumberCheck(Pack pack, DiagnosticBag bag) => (this.pack, this.bag, numbers) = (pack, bag, ControlNumbers.Of(pack));

    /// <summary>Checks a pack whose chosen readings are applied.</summary>
    public static void Run(Pack pack, DiagnosticBag bag)
    {
        var check = new NumberCheck(pack, bag);
        foreach (var number in check.numbers)
            if (!number.IsIdle && !number.IsImplied) check.InText(number);
        for (var i = 0; i < pack.Issues.Count; i++) check.InControls(pack.Issues[i], check.Next(i));
    }

    /// <summary>A number of a control must be in one of its clauses, or in a question about them.</summary>
    private void InText(ControlNumber number)
    {
        var stated = new List<TextNumber>();
        for (var i = 0; i < pack.Issues.Count; i++)
            if (number.Governs(pack.Issues[i].Effective, Next(i)))
                foreach (var clause in number.Clauses) stated.AddRange(NumbersOf(pack.Issues[i], clause));
        foreach (var text in stated)
            if (number.Matches(text)) return;
        foreach (var question in pack.Questions)
            if (question.Clauses.Any(c => number.Clauses.Contains(c.Text)) && Words(question).Any(w => Numbers(w).Any(t => number.Matches(t)))) return;
        var (clauses, has) = (string.Join(", ", number.Clauses), string.Join("、", stated.Where(s => !s.IsBare).Select(s => s.Text).Distinct()));
        bag.Error("clause.number-not-in-text", number.Where,
            new Phrase(
                $"“{number.Path}”里的 {ValueText.Of(number.Raw)} 不在条款 {clauses} 的文字里（{(has.Length > 0 ? "那里有：" + has : "那里没有数字")}）。",
                $"{ValueText.Of(number.Raw)} in \"{number.Path}\" is not in the words of {clauses} ({(has.Length > 0 ? "which have: " + has : "which hold no number")})."),
            new Phrase("请核对数字、单位和所引条款；条文确实没写的，请在 questions.yaml 里写成疑问。",
                "See to the figure, its unit and the clauses cited; if the text does not say it, make it a question in questions.yaml."));
    }

    /// <summary>A number in the words of a bound clause should be in a control that the clause requires.</summary>
    private void InControls(Issue issue, LocalDate? next)
    {
        foreach (var clause in issue.Leaves)
        {
            if (pack.Planned.Any(p => p.Clause.Text == clause.Id)) continue;
            var using_ = numbers.Where(n => n.Governs(issue.Effective, next) && Cites(n, clause.Id, issue)).ToArray();
            if (using_.Length == 0 && !IsBound(clause.Id)) continue;
            foreach (var stated in NumbersOf(issue, clause.Id))
            {
                if (stated.IsIdle || stated.Family == UnitFamily.Any || using_.Any(n => n.Matches(stated))) continue;
                bag.Warning("clause.number-not-used", clause.Where,
                    new Phrase($"条款“{clause.Id}”写着“{stated.Text}”，执行它的控制里没有这个数。", $"Clause \"{clause.Id}\" says \"{stated.Text}\", but no control that runs it uses that number."),
                    new Phrase("请补上它，或核对控制引用的条款。", "Add it, or see to the clauses the control cites."));
            }
        }
    }

    private bool IsBound(string clause) => ClauseBindings.Of(pack).Any(p => p.Clauses.Contains(clause));

    private static bool Cites(ControlNumber number, string clause, Issue issue)
    {
        for (var id = clause; id is not null; id = issue.Find(id)?.Parent)
            if (number.Clauses.Contains(id)) return true;
        return false;
    }

    /// <summary>The day the issue after this one takes effect; null when there is none.</summary>
    private LocalDate? Next(int issue) => issue + 1 < pack.Issues.Count ? pack.Issues[issue + 1].Effective : null;

    /// <summary>The numbers of a clause and of the clauses under it.</summary>
    private IEnumerable<TextNumber> NumbersOf(Issue issue, string clause)
    {
        foreach (var candidate in issue.Clauses)
            if (candidate.Id == clause) foreach (var number in Numbers(candidate.Text.Zh)) yield return number;
            else if (candidate.Parent == clause) foreach (var number in NumbersOf(issue, candidate.Id)) yield return number;
    }

    private static IEnumerable<string> Words(Question question) => question.Readings.Select(r => r.Says.Zh).Append(question.Asks.Zh).Append(question.ChosenText.Zh ?? "");

    private IReadOnlyList<TextNumber> Numbers(string words)
    {
        if (!read.TryGetValue(words, out var known)) read[words] = known = TextNumbers.Of(words);
        return known;
    }
}
