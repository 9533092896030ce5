using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.NumberCases;

/// <summary>Numbers cases as their flow says. A number is taken in the write that starts the case, so none is missing and none comes twice.</summary>
internal static partial class CaseNumbers
{
    private static readonly KeptQuery<string, CaseSeries> Kept = new((db, series) => db.Set<CaseSeries>().AsTracking().Where(s => s.Series == series));

    /// <summary>Takes the next number.</summary>
    /// <param name="write">The write that starts the case.</param>
    /// <param name="pattern">As the flow has it: <c>QJ-{year}-{n:4}</c>.</param>
    /// <param name="day">The day it is started.</param>
    /// <param name="unit">Code of the unit it is started in.</param>
    public static async Task<string> Take(Write write, string pattern, LocalDate day, string unit)
    {
        var series = SeriesOf(pattern, day, unit);
        // One that this write has begun itself is not in the database yet.
        var kept = write.Db.Set<CaseSeries>().Local.FirstOrDefault(s => s.Series == series) ?? await Kept.First(write.Db, series);
        if (kept is null) write.Db.Add(kept = new CaseSeries(write.Access.Organisation, series));
        return Count().Replace(series, place => kept.Take().ToString(CultureInfo.InvariantCulture).PadLeft(place.Groups[1] is { Success: true } width ? int.Parse(width.Value, CultureInfo.InvariantCulture) : 1, '0'), 1);
    }

    /// <summary>The number with everything but its count filled in: each of these counts by itself.</summary>
    internal static string SeriesOf(string pattern, LocalDate day, string unit)
    {
        var filled = pattern
            .Replace("{year}", day.Year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{month}", day.Month.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{unit}", unit, StringComparison.Ordinal);
        return Count().IsMatch(filled) ? filled : filled + "{n}";
    }

    [GeneratedRegex(@"\{n(?::([0-9]))?\}")]
    private static partial Regex Count();
}
