using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Binding;

/// <summary>Binds what follows from a row or a threshold: the same words in both places.</summary>
internal static class ConsequenceBinder
{
    public static Consequence Bind(
        BindingContext context, IEnumerable<ResultFormula> results, Scope scope, IReadOnlyList<string> clauses, Phrase? say, SourceSpan where)
    {
        int outcome = -1, card = -1, gate = -1;
        (int Mark, int Option) mark = (-1, 0);
        var sums = new Expression?[Packs.Files.ResultColumns.Names.Length];
        var words = context.Pack.Words;
        foreach (var (column, formula) in results)
        {
            if (formula.Text is "" or "-") continue;
            switch (column)
            {
                case ResultColumn.Outcome: outcome = context.OutcomeIndex(formula); break;
                case ResultColumn.Card: card = context.IndexIn(words.Cards, formula, "cards"); break;
                case ResultColumn.Gate: gate = context.IndexIn(words.Gates, formula, "gates"); break;
                case ResultColumn.Mark: mark = Mark(context, formula); break;
                default: sums[(int)column] = FeelCompiler.Compile(formula, scope, FeelType.Number, context.Bag); break;
            }
        }
        return new Consequence
        {
            Ordinal = context.NextConsequence(), Outcome = outcome, Card = card, Gate = gate, Mark = mark.Mark, MarkOption = mark.Option, Clauses = clauses,
            Amount = sums[(int)ResultColumn.Amount], Reward = sums[(int)ResultColumn.Reward],
            Points = sums[(int)ResultColumn.Points], Days = sums[(int)ResultColumn.Days],
            Say = Say(context, say, scope, where),
        };
    }

    private static (int, int) Mark(BindingContext context, Sourced formula)
    {
        var parts = formula.Text.Split('=', 2, StringSplitOptions.TrimEntries);
        var marks = context.Pack.Words.Marks;
        var index = context.IndexIn([.. marks.Select(m => new Option(m.Id, m.Name))], formula with { Text = parts[0] }, "marks");
        if (index < 0) return (-1, 0);
        if (parts.Length == 2) return (index, Math.Max(0, context.IndexIn(marks[index].Options, formula with { Text = parts[1] }, $"marks.{parts[0]}")));
        context.Bag.Error("pack.mark-without-standing", formula.Where, new Phrase(
            $"“{formula.Text}”没有写明改成什么。写成“{parts[0]} = {marks[index].Options[^1].Id}”。",
            $"\"{formula.Text}\" does not say what it is set to. Write \"{parts[0]} = {marks[index].Options[^1].Id}\"."));
        return (-1, 0);
    }

    private static readonly string[] Always = ["person", "unit", "date", "outcome", "amount", "reward", "points", "days", "n"];

    private static SayTemplate? Say(BindingContext context, Phrase? say, Scope scope, SourceSpan where)
    {
        if (say is not { } text) return null;
        var template = SayTemplate.Parse(text);
        foreach (var name in template.Names)
        {
            if (Always.Contains(name) || scope.Names.Contains(name)) continue;
            context.Bag.Error("pack.unknown-placeholder", where, new Phrase(
                $"说明句里的“{{{name}}}”不是字段、命名值或结果。", $"\"{{{name}}}\" in the sentence is no field, named value or result."),
                Suggestion.DidYouMean(name, scope.Names.Concat(Always)));
        }
        return template;
    }

    /// <summary>Index of an outcome; -1 with an error when there is none of this name.</summary>
    public static int OutcomeIndex(this BindingContext context, Sourced outcome) => context.IndexIn(context.Pack.Words.Outcomes, outcome, "outcomes");

    /// <summary>Index of an option of a list under <c>words.yaml</c>; -1 with an error when there is none of this name.</summary>
    public static int IndexIn(this BindingContext context, IReadOnlyList<Option> options, Sourced written, string list)
    {
        for (var i = 0; i < options.Count; i++)
            if (options[i].Id == written.Text) return i;
        context.Bag.Error("pack.unknown-result", written.Where, new Phrase(
            $"words.yaml 的 {list} 里没有“{written.Text}”（有：{string.Join("、", options.Select(o => o.Id))}）。",
            $"There is no \"{written.Text}\" under `{list}` in words.yaml (there are: {string.Join(", ", options.Select(o => o.Id))})."),
            Suggestion.DidYouMean(written.Text, options.Select(o => o.Id)));
        return -1;
    }
}
