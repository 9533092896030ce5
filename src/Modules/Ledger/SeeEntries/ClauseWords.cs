using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>What the clauses of the rules in force are called on pages.</summary>
internal static class ClauseWords
{
    private const int Longest = 24;

    /// <summary>Clauses that something can follow from, in the order of their texts.</summary>
    public static IReadOnlyList<Choice> Choices(IReadOnlyList<Rules> rules, LocalDate today) =>
        [.. rules.SelectMany(r => r.ClausesOn(today)).Where(c => c.IsLeaf).Select(c => new Choice(c.Id, Brief(c)))];

    /// <summary>Number and id of each clause an entry rests on.</summary>
    public static string Of(LedgerEntry entry, IReadOnlyList<Rules> rules)
    {
        var clauses = rules.FirstOrDefault(r => r.PackId == entry.PackId)?.ClausesOn(entry.Day) ?? [];
        return string.Join("\n", entry.Clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => clauses.FirstOrDefault(c => c.Id == id) is { Number.Length: > 0 } clause ? $"{clause.Number} {id}" : id));
    }

    private static Phrase Brief(Clause clause)
    {
        return new($"{clause.Number} {Cut(clause.Text.Zh)}", $"{clause.Number} {Cut(clause.Text.En)}");

        static string Cut(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
    }
}
