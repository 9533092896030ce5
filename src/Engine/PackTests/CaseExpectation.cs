using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>What a row case expects, its names checked. A blank is not checked; <c>-</c> expects nothing at all.</summary>
internal sealed class CaseExpectation
{
    /// <summary>What may stand for an outcome beside the outcomes of the pack.</summary>
    public const string Waits = "waits", NotInForce = "not-in-force", Ended = "ended", NotJudged = "not-judged", Failed = "failed";

    private static readonly string[] Undecided = [Waits, NotInForce, Ended, NotJudged];
    private readonly List<Diagnostic> mistakes;

    public CaseExpectation(Pack pack, Word word, CaseTable cases, CaseRow row, List<Diagnostic> mistakes)
    {
        this.mistakes = mistakes;
        for (var i = 0; i < cases.Expected.Count; i++)
        {
            var (name, text) = (cases.Expected[i].Text, row.Expected[i]);
            if (text.Text.Length == 0) continue;
            if (name == "because") Because = Lists(text);
            else if (ColumnOf(name) is { } column && Check(pack, column, text)) Results.Add(new ResultFormula(column, text));
        }
        var waits = Results.Any(r => r.Formula.Text == Waits);
        var fields = word.Fields.Concat(pack.Words.People).Select(f => f.Id).ToHashSet();
        var clauses = pack.Issues.SelectMany(i => i.Clauses).Select(c => c.Id).ToHashSet();
        foreach (var reason in Because)
        {
            if (clauses.Contains(reason.Text) || (waits && fields.Contains(reason.Text))) continue;
            mistakes.Add(waits
                ? TestMistakes.Unknown("test.unknown-field", reason, new("字段", "field"), fields)
                : TestMistakes.Unknown("test.unknown-clause", reason, new("条款编号", "clause"), clauses));
        }
    }

    public List<ResultFormula> Results { get; } = [];

    public IReadOnlyList<Sourced> Because { get; } = [];

    private bool Check(Pack pack, ResultColumn column, Sourced text)
    {
        if (text.Text == "-") return true;
        var words = pack.Words;
        switch (column)
        {
            case ResultColumn.Outcome: return OneOf(text, new("结果", "outcome"), [.. words.Outcomes.Select(o => o.Id), .. Undecided]);
            case ResultColumn.Card: return OneOf(text, new("牌", "card"), [.. words.Cards.Select(c => c.Id)]);
            case ResultColumn.Gate: return OneOf(text, new("门", "gate"), [.. words.Gates.Select(g => g.Id)]);
            case ResultColumn.Mark:
                return OneOf(text, new("“标记 = 状态”", "\"mark = standing\""), [.. words.Marks.SelectMany(m => m.Options.Select(o => $"{m.Id} = {o.Id}"))]);
            default:
                if (text.Text == Waits || decimal.TryParse(text.Text, out _)) return true;
                mistakes.Add(TestMistakes.Value(column.ToString().ToLowerInvariant(), text, new("数，或 waits", "a number, or waits")));
                return false;
        }
    }

    private bool OneOf(Sourced text, Phrase what, IReadOnlyCollection<string> known)
    {
        if (known.Contains(text.Text)) return true;
        mistakes.Add(TestMistakes.Unknown("test.unknown-result", text, what, known));
        return false;
    }

    private static ResultColumn? ColumnOf(string name) => Packs.Files.ResultColumns.Find(name);

    private static List<Sourced> Lists(Sourced text) => Packs.Files.Lists.Split(text);
}
