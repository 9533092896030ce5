using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Binding;

/// <summary>Binds a decision table.</summary>
internal static class TableBinder
{
    public static BoundTable? Bind(BindingContext context, TableDefinition table, int index)
    {
        var words = context.Pack.Words.Words;
        var wordIndex = words.ToList().FindIndex(w => w.Id == table.ForEach.Text);
        if (wordIndex < 0)
        {
            context.Bag.Error("pack.unknown-word", table.ForEach.Where, new Phrase(
                $"没有叫“{table.ForEach.Text}”的事项。", $"There is no word \"{table.ForEach.Text}\"."),
                Suggestion.DidYouMean(table.ForEach.Text, words.Select(w => w.Id)));
            return null;
        }
        var word = words[wordIndex];
        var (slot, unit) = context.Charged(table, [word]);
        var versions = new List<BoundTableVersion>();
        for (var i = 0; i < table.Versions.Count; i++)
            if (Version(context, table, word, i) is { } version) versions.Add(version);
        var when = table.When is { } condition
            ? FeelCompiler.Compile(condition, context.Scopes.Facts([word]), FeelType.Boolean, context.Bag) : null;
        return new BoundTable
        {
            Index = index, Definition = table, Word = word, WordIndex = wordIndex, ChargesSlot = slot, ChargesUnit = unit,
            When = when, TableVersions = versions, Absorbs = Absorbs(context, table),
        };
    }

    private static BoundTableVersion? Version(BindingContext context, TableDefinition table, Word word, int index)
    {
        var version = table.Versions[index];
        var scope = context.Scopes.Facts([word]);
        var values = PackScopes.Values(scope, version.Values, context.Bag);
        if (RowsBinder.Bind(context, version.Rows, scope, table, word.Fields.Concat(context.Pack.Words.People)) is not { } rows) return null;
        return new BoundTableVersion
        {
            FromDay = version.From.ToDateOnly().DayNumber, WrittenFrom = version.From, EndsDay = Ends(version.Ends), Values = values, Rows = rows,
        };
    }

    public static int Ends(NodaTime.LocalDate? ends) => ends is { } day ? day.ToDateOnly().DayNumber : int.MaxValue;

    private static List<BoundAbsorption> Absorbs(BindingContext context, TableDefinition table)
    {
        var bound = new List<BoundAbsorption>();
        foreach (var absorption in table.Absorbs)
        {
            var outcome = context.OutcomeIndex(absorption.Outcome);
            var takes = absorption.Takes.Select(context.OutcomeIndex).ToHashSet();
            if (outcome >= 0) bound.Add(new BoundAbsorption(outcome, takes, absorption));
        }
        return bound;
    }
}
