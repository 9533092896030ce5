using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Explanations;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Sheets;

/// <summary>Says what a counter counts, of whom and how long, and when it acts.</summary>
internal static class CounterWords
{
    /// <summary>The count itself, when each thing counted adds one.</summary>
    public static Field Times { get; } = new() { Id = "n", Name = new("次数", "Count"), Type = FieldType.Number, Unit = "time" };

    public static Phrase Counted(Pack pack, CounterDefinition counter, FormulaWords words)
    {
        var names = counter.Counts.Select(c => NameOf(pack, c.Text)).ToList();
        var from = Wording.Join(names.Select(n => new Phrase($"“{n.Zh}”", $"\"{n.En}\"")), "和", " and ");
        var when = counter.When is { } condition ? words.Condition(condition.Text) : new Phrase("", "");
        var (whose, window) = (Whose(pack, counter.Per.Text), Window(counter.Window));
        var adds = counter.Adds is { } sum ? words.Of(sum.Text) : new Phrase("次数", "how many");
        var run = counter.InARow switch
        {
            RunUnit.Day => new Phrase("只数连续的日子，中断后从头数。", " Only days in a row count; a gap starts it again."),
            RunUnit.Month => new Phrase("只数连续的月份，中断后从头数。", " Only months in a row count; a gap starts it again."),
            RunUnit.Fact => new Phrase("只数连续的，中断后从头数。", " Only an unbroken run counts."),
            _ => new Phrase("", ""),
        };
        return new(
            $"按{whose.Zh}、{window.Zh}累计{from.Zh}的{adds.Zh}{(when.Zh.Length > 0 ? $"（{when.Zh}）" : "")}。{run.Zh}",
            $"Counts {adds.En} of {from.En}{(when.En.Length > 0 ? $" ({when.En})" : "")}, per {whose.En}, {window.En}.{run.En}");
    }

    /// <summary>When it acts and when it warns, one sentence each.</summary>
    public static IReadOnlyList<Phrase> Acts(BoundCounterVersion version, CounterDefinition counter)
    {
        var lines = new List<Phrase>();
        var unit = UnitOf(counter);
        if (version.Every > 0 && Wording.With(Wording.Figure(version.Every), unit) is var every) lines.Add(new($"每满 {every.Zh}，执行一次。", $"Acts at every {every.En}."));
        if (version.Reaches > 0 && Wording.With(Wording.Figure(version.Reaches), unit) is var reached)
            lines.Add(new($"满 {reached.Zh}时执行，{Wording.Window(counter.Window.Kind, counter.Window.Days).Zh}只执行一次。", $"Acts once on reaching {reached.En}."));
        if (version.Definition.Replaces) lines.Add(new("执行后，原来累计的几笔不再另计。", "What was counted is then no longer charged by itself."));
        if (version.Warn.Length > 0)
            lines.Add(new($"满 {string.Join("、", version.Warn.Select(w => Wording.With(Wording.Figure(w), unit).Zh))}时先提醒本人。", $"Warns at {string.Join(", ", version.Warn.Select(Wording.Figure))}."));
        if (version.Rows is not null) lines.Add(Tier(version.Definition.Apply));
        return lines;
    }

    /// <summary>What the count is of, as a unit of fields.</summary>
    public static string? UnitOf(CounterDefinition counter) => counter.Adds?.Text switch { null => "time", "days" => "day", _ => null };

    private static Phrase Tier(TierRule rule) => rule switch
    {
        TierRule.Each => new("每一次按它是第几次，看落在哪一档。", "Each one is priced by the row its own count falls in."),
        TierRule.Highest => new("只按达到的最高一档，低档不再计。", "Only the highest row reached stands."),
        _ => new("期满时按总数看落在哪一档，没有发生过的也算。", "Judged once at the end of the period, those with none included."),
    };

    private static Phrase Whose(Pack pack, string per) => per switch
    {
        "person" => new("每人", "person"),
        "unit" => new("每个单位", "unit"),
        _ => pack.Words.People.FirstOrDefault(f => f.Id == per)?.Name is { } name ? new($"每个{name.Zh}", name.En) : Phrase.Same(per),
    };

    private static Phrase Window(CountWindow window) => window.Kind switch
    {
        WindowKind.Day => new("每日", "each day"),
        WindowKind.Week => new("每周", "each week"),
        WindowKind.Month => new("每月", "each month"),
        WindowKind.Quarter => new("每季", "each quarter"),
        WindowKind.Year => new("每年", "each year"),
        WindowKind.Rolling => new($"最近 {window.Days} 日内", $"over the last {window.Days} days"),
        _ => new("不分期限", "without end"),
    };

    private static Phrase NameOf(Pack pack, string control) =>
        pack.Tables.FirstOrDefault(t => t.Id == control)?.Name ?? pack.Counters.FirstOrDefault(c => c.Id == control)?.Name ?? Phrase.Same(control);
}
