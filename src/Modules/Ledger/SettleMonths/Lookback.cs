using NodaTime;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Ledger.SettleMonths;

/// <summary>How far the facts of a month reach: what a pack must read to judge it, and whom a change of one person's facts may touch.</summary>
internal static class Lookback
{
    private const int DaysOfWeek = 7;

    /// <summary>The first day whose facts may matter to a month; null when all do.</summary>
    public static LocalDate? FirstDay(Pack pack, YearMonth month)
    {
        var windows = pack.Counters.Select(c => c.Window).ToList();
        if (windows.Any(w => w.Kind == WindowKind.Ever)) return null;
        var first = month.OnDayOfMonth(1);
        if (windows.Any(w => w.Kind == WindowKind.Quarter)) first = new LocalDate(month.Year, (month.Month - 1) / 3 * 3 + 1, 1);
        if (windows.Any(w => w.Kind == WindowKind.Year)) first = new LocalDate(month.Year, 1, 1);
        if (windows.Any(w => w.Kind == WindowKind.Week)) first = first.PlusDays(-DaysOfWeek);
        var lookups = pack.Words.Words.SelectMany(w => w.Fields).Select(f => f.From?.DaysBefore ?? 0).DefaultIfEmpty().Max();
        return first.PlusDays(-windows.Select(w => w.Days).DefaultIfEmpty().Max() - lookups);
    }

    /// <summary>
    /// True when what falls to a person follows from facts about him and facts that name him. A count of a unit, a consequence somebody else bears, and a
    /// window judged at its end for everybody need everybody's facts.
    /// </summary>
    public static bool IsPersonal(Pack pack) =>
        pack.Counters.All(c => c.Per.Text == "person" && c.Charges is null && c.Versions.All(v => v.Rows is null || v.Apply != TierRule.AtEnd))
        && pack.Tables.All(t => t.Charges is not { } charges || charges.Text is "person" or "unit" || pack.Words.Words.Any(w => w.Id == t.ForEach.Text && w.Fields.Any(f => f.Id == charges.Text && f.Type is (FieldType.Person or FieldType.People))));

    /// <summary>True when a fact of a later month may still take the place of an entry of an earlier one.</summary>
    public static bool ReachesBack(Pack pack) => pack.Counters.Any(c =>
        c.Window.Kind is not (WindowKind.Day or WindowKind.Month) && c.Versions.Any(v => v.Replaces || (v.Rows is not null && v.Apply == TierRule.Highest)));
}
