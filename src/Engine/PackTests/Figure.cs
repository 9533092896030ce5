using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests;

/// <summary>What an expectation may ask about a person or unit.</summary>
internal enum FigureKind { ToPay, ToGet, Points, Days, Adjustment, Waits, Counter, Outcome, Mark, Card, Gate, Cases }

/// <summary>One figure expected.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Name">Its name, an id for the last six kinds.</param>
/// <param name="Text">The expected value as written.</param>
/// <param name="Number">The expected number; 0 for a mark and a gate.</param>
internal sealed record Figure(FigureKind Kind, string Name, Sourced Text, decimal Number);

/// <summary>Finds what the name of a figure means in a pack.</summary>
internal sealed class FigureReader(Pack pack, List<Diagnostic> mistakes)
{
    private sealed record Meaning(FigureKind Kind)
    {
        public override string ToString() => Kind.ToString();
    }

    private static readonly (string Name, FigureKind Kind)[] Sums =
    [
        ("to_pay", FigureKind.ToPay), ("to_get", FigureKind.ToGet), ("points", FigureKind.Points), ("days", FigureKind.Days),
        ("adjustment", FigureKind.Adjustment), ("waits", FigureKind.Waits),
    ];

    private readonly Dictionary<string, List<Meaning>> names = Names(pack);

    /// <summary>The figure; null and a mistake when the name or the value is none the pack knows.</summary>
    public Figure? Read(Sourced name, Sourced text)
    {
        if (!names.TryGetValue(name.Text, out var kinds))
        {
            mistakes.Add(TestMistakes.Unknown("test.unknown-figure", name, new("能问的数（to_pay 等，或结果、计数器、标记、牌、门、由判定发起的流程的编号）",
                "figure (to_pay and the like, or the id of an outcome, counter, mark, card or gate, or of a flow that determinations start)"), names.Keys));
            return null;
        }
        if (kinds.Count > 1)
        {
            mistakes.Add(new Diagnostic("test.ambiguous-figure", Severity.Error, name.Where,
                new Phrase($"“{name.Text}”在这份规定里有 {kinds.Count} 个意思（{string.Join("、", kinds)}），分不清问的是哪一个。", $"\"{name.Text}\" means {kinds.Count} things in this pack ({string.Join(", ", kinds)}), so it cannot be told which is asked."),
                new Phrase("请给其中一个换个编号。", "Give one of them another id.")));
            return null;
        }
        return Value(kinds[0].Kind, name.Text, text);
    }

    private Figure? Value(FigureKind kind, string name, Sourced text)
    {
        if (kind == FigureKind.Mark) return OneOf(kind, name, text, [.. pack.Words.Marks.First(m => m.Id == name).Options.Select(o => o.Id)]);
        if (kind == FigureKind.Gate) return OneOf(kind, name, text, ["open", "closed"]);
        if (decimal.TryParse(text.Text, out var number)) return new Figure(kind, name, text, number);
        mistakes.Add(TestMistakes.Value(name, text, new("数", "a number")));
        return null;
    }

    private Figure? OneOf(FigureKind kind, string name, Sourced text, IReadOnlyCollection<string> known)
    {
        if (known.Contains(text.Text)) return new Figure(kind, name, text, 0);
        mistakes.Add(TestMistakes.Unknown("test.bad-value", text, new($"“{name}”的状态", $"standing of \"{name}\""), known));
        return null;
    }

    private static Dictionary<string, List<Meaning>> Names(Pack pack)
    {
        var words = pack.Words;
        var found = new Dictionary<string, List<Meaning>>(StringComparer.Ordinal);
        foreach (var (name, kind) in Sums) Add(name, kind);
        foreach (var counter in pack.Counters) Add(counter.Id, FigureKind.Counter);
        foreach (var outcome in words.Outcomes) Add(outcome.Id, FigureKind.Outcome);
        foreach (var mark in words.Marks) Add(mark.Id, FigureKind.Mark);
        foreach (var card in words.Cards) Add(card.Id, FigureKind.Card);
        foreach (var gate in words.Gates) Add(gate.Id, FigureKind.Gate);
        foreach (var flow in pack.Flows.Where(f => f.StartsOn.Count > 0)) Add(flow.Id, FigureKind.Cases);
        return found;

        void Add(string name, FigureKind kind)
        {
            if (!found.TryGetValue(name, out var kinds)) found[name] = kinds = [];
            kinds.Add(new Meaning(kind));
        }
    }
}

/// <summary>The figures expected of one person or unit.</summary>
internal sealed record SubjectFigures(Person Subject, bool IsUnit, IReadOnlyList<Figure> Figures);
